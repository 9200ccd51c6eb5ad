"""What narrows the list, each with the address of the list without it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from geomap.finding.answer import Question
from geomap.i18n import formats, words
from geomap.model import vocabulary
from geomap.web.locator import addresses, kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One filter by its name; `number` is how many there are without it, if asked."""

    name: str
    address: str
    number: int | None = None


def of(
    question: Question, count: Callable[[Question], int] | None = None
) -> tuple[Chip, ...]:
    """Return what narrows a question, in the order of the form.

    With `count`, each knows how many there are once it is removed.
    """
    return tuple(
        Chip(
            name=name,
            address=addresses.of(question, **without),
            number=count(replace(question, **without)) if count else None,
        )
        for name, without in _filters(question)
    )


def _filters(asked: Question) -> Iterator[tuple[str, dict[str, Any]]]:
    reader = asked.reader
    for code in asked.services:
        rest = tuple(each for each in asked.services if each != code)
        yield vocabulary.name("services", code, reader), {"services": rest}
    if asked.language:
        name = vocabulary.name("languages", asked.language, reader)
        yield name, {"language": None, "served": None}
    if asked.language and asked.served:
        yield words.say(f"served.{asked.served}", reader), {"served": None}
    if asked.kind:
        yield kinds.name(asked.kind, reader), {"kind": None}
    for code in asked.orders:
        rest = tuple(each for each in asked.orders if each != code)
        yield vocabulary.name("orders_of_government", code, reader), {"orders": rest}
    for fact in asked.accessibility:
        rest = tuple(each for each in asked.accessibility if each != fact)
        yield words.say(f"facility.{fact}", reader), {"accessibility": rest}
    yield from _last(asked)


def _last(asked: Question) -> Iterator[tuple[str, dict[str, Any]]]:
    reader = asked.reader
    if asked.open_at is not None:
        yield opening(asked), {"open_at": None}
    if asked.within is not None:
        most = formats.kilometres(asked.within, reader)
        yield words.say("filters.within", reader, most=most), {"within": None}
    if asked.residence:
        name = vocabulary.name("provinces", asked.residence, reader)
        yield words.say("filters.lives_in", reader, province=name), {"residence": None}


def opening(asked: Question) -> str:
    """Return in words when it is to be open."""
    if asked.open_at is None or asked.open_at.tzinfo is not None:
        return words.say("filters.open_now", asked.reader)
    day = formats.date(asked.open_at.date(), asked.reader)
    time = formats.clock(asked.open_at.time(), asked.reader)
    return words.say("filters.open_at", asked.reader, day=day, time=time)
