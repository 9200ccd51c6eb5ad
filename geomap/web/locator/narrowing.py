"""The form that narrows the list: each choice with how many there are behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from geomap.finding.answer import Answer, Question
from geomap.finding.facets import RADII_KM
from geomap.finding.filters import FACTS
from geomap.i18n import formats, numbers, words
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.web.locator import addresses, choices, kinds

# What the form has fields for; the rest of the question goes along unseen.
_PLACE = ("q", "near", "area", "res", "page")
_FIELDS = ("svc", "order", "lng", "lngm", "acc", "open", "kind", "r", "page")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value that may be chosen, in words and with its number."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """The fields of the form; `kept` are the parameters that go along unseen."""

    services: tuple[tuple[str, tuple[Choice, ...]], ...]
    others: tuple[str, ...]
    languages: tuple[Choice, ...]
    served: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    orders: tuple[Choice, ...]
    facts: tuple[Choice, ...]
    distances: tuple[Choice, ...]
    open_now: Choice
    open_at: str
    has_more: bool
    kept: tuple[tuple[str, str], ...]


def of(answer: Answer, question: Question) -> Narrowing:
    """Return the form for an answer and the question it answers."""
    numbers, reader = answer.facets, question.reader
    at = addresses.moment(question)
    return Narrowing(
        services=_services(numbers.get("svc", {}), question),
        others=question.services[1:],
        languages=_listed(_languages(reader), numbers.get("lng", {}), reader,
                          (question.language or "",)),
        served=_listed(_served(reader), numbers.get("lngm", {}), reader,
                       (question.served or "",)),
        kinds=_listed(_kinds(reader), numbers.get("kind", {}), reader,
                      (question.kind or "",)),
        orders=_listed(_orders(reader), numbers.get("order", {}), reader,
                       question.orders),
        facts=_listed(_facts(reader), numbers.get("acc", {}), reader,
                      question.accessibility),
        distances=_distances(numbers.get("r", {}), question),
        open_now=_open_now(numbers.get("open", {}), question),
        open_at=at if at and at != "now" else "",
        has_more=bool(question.orders or question.accessibility or question.within
                      or question.served or (at and at != "now")),
        kept=tuple(_kept(question)),
    )  # fmt: skip


def _services(
    known: Mapping[str, int], question: Question
) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """Return the services there are near, by order of government."""
    reader, chosen = question.reader, question.services[:1]
    groups = (
        (
            name,
            _listed(((t.code, t.name(reader)) for t in terms), known, reader, chosen),
        )
        for name, terms in choices.services(reader)
    )
    return tuple((name, found) for name, found in groups if found)


def _listed(
    values: Iterable[tuple[str, str]],
    known: Mapping[str, int],
    reader: Language,
    chosen: tuple[str, ...],
) -> tuple[Choice, ...]:
    """Return the values there are any of, and those that are chosen."""
    return tuple(
        Choice(
            value=value,
            text=_numbered(text, known.get(value), reader),
            is_chosen=value in chosen,
        )
        for value, text in values
        if known.get(value) or value in chosen
    )


def _numbered(text: str, number: int | None, reader: Language) -> str:
    return f"{text} ({numbers.number(number, reader)})" if number else text


def _distances(known: Mapping[str, int], question: Question) -> tuple[Choice, ...]:
    reader = question.reader
    asked = {question.within / 1_000} if question.within else set()
    found = []
    for far in sorted({*map(float, RADII_KM), *asked}):
        text = formats.kilometres(far * 1_000, reader)
        text = _numbered(text, known.get(f"{far:g}"), reader)
        found.append(Choice(value=f"{far:g}", text=text, is_chosen=far in asked))
    return tuple(found)


def _open_now(known: Mapping[str, int], question: Question) -> Choice:
    text = words.say("filters.open_now", question.reader)
    is_chosen = addresses.moment(question) == "now"
    text = _numbered(text, known.get("now"), question.reader)
    return Choice(value="now", text=text, is_chosen=is_chosen)


def hidden(question: Question) -> tuple[tuple[str, str], ...]:
    """Return everything but the place as parameters, to be asked of another place."""
    return tuple(
        (name, str(each))
        for name, value in addresses.parameters(question).items()
        if name not in _PLACE
        for each in (value if isinstance(value, tuple) else (value,))
    )


def _kept(question: Question) -> Iterable[tuple[str, str]]:
    for name, value in addresses.parameters(question).items():
        if name not in _FIELDS:
            yield name, str(value)


@cache
def _languages(reader: Language) -> tuple[tuple[str, str], ...]:
    return tuple((term.code, term.name(reader)) for term in choices.languages(reader))


@cache
def _served(reader: Language) -> tuple[tuple[str, str], ...]:
    return tuple(
        (code, words.say(f"served.{code}", reader))
        for code in ("offered", "on_request")
    )


@cache
def _kinds(reader: Language) -> tuple[tuple[str, str], ...]:
    return tuple((kind, kinds.name(kind, reader)) for kind in kinds.CHOSEN)


@cache
def _orders(reader: Language) -> tuple[tuple[str, str], ...]:
    terms = vocabulary.terms("orders_of_government").values()
    return tuple((term.code, term.name(reader)) for term in terms)


@cache
def _facts(reader: Language) -> tuple[tuple[str, str], ...]:
    return tuple((fact, words.say(f"facility.{fact}", reader)) for fact in FACTS)
