"""Other ways than a counter: the phone and the web, for the service asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from flask import current_app

from geomap.finding import channels
from geomap.finding.answer import Answer, Question
from geomap.finding.channels import GENERAL, Channel
from geomap.hours import words as hours_words
from geomap.i18n import formats
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.spatial import boundaries
from geomap.web import links


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One number or address; `language` is that of the page or line, if not mine."""

    label: str
    kind: str | None
    shown: str | None
    link: str | None
    when: str | None
    language: Language | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What one organization offers; each source is an address and a day, if known."""

    name: str
    ways: tuple[Way, ...]
    sources: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How else to be served; `phones` and `url` are those of the catalogue itself."""

    name: str
    url: str | None
    is_all_online: bool
    phones: tuple[Way, ...]
    groups: tuple[Group, ...]
    is_general: bool

    @property
    def addresses(self) -> frozenset[str | None]:
        """Every number and page that is told, as it is linked to."""
        return frozenset(way.link for group in self.groups for way in group.ways)


def of(answer: Answer, question: Question) -> Ways:
    """Return the other ways for the service asked for, or for questions in general.

    Where there are offices near, only the shortest list that helps.
    """
    is_brief = answer.outcome in ("found", "named")
    return known(
        question.service, _province(answer), question.reader, is_brief=is_brief
    )


def known(
    service: str | None, province: str | None, reader: Language, *, is_brief: bool
) -> Ways:
    """Return the ways there are for a service in a province."""
    term = vocabulary.terms("services")[service or GENERAL]
    every = current_app.config["GEOMAP_CHANNELS"]
    found = channels.chosen(every, service, province, reader)
    shown = channels.brief(found) if is_brief else found
    numbers = _of_catalogue(service or GENERAL, found, reader)
    return Ways(
        name=term.name(reader),
        url=links.web(term.more.get(f"url_{reader}")) if service else None,
        is_all_online=service is not None and term.more.get("online") == "full",
        phones=numbers,
        groups=_groups(shown, reader),
        is_general=not numbers and _is_of_others(found, service),
    )


def best(service: str, province: str | None, reader: Language) -> Way | None:
    """Return the one way that helps most with a service, None when nobody said any.

    One for the service goes first, then the general one of whoever is responsible: a
    federal line cannot help with what a province does.
    """
    every = current_app.config["GEOMAP_CHANNELS"]
    found = channels.chosen(every, service, province, reader)
    is_federal = vocabulary.terms("services")[service].more.get("order") == "federal"
    mine = [each for each in found if service in each.services]
    general = [
        each
        for each in found
        if GENERAL in each.services and (each.jurisdiction == "CA") is is_federal
    ]
    numbers = () if mine else _of_catalogue(service, found, reader)
    ways = (*numbers, *(_way(each, reader) for each in mine or general))
    return next(iter(ways), None)


def _is_of_others(found: Sequence[Channel], service: str | None) -> bool:
    return service is not None and not any(service in each.services for each in found)


def _province(answer: Answer) -> str | None:
    if answer.place is not None and answer.place.province:
        return answer.place.province
    if answer.point is None:
        return None
    point = answer.point
    return boundaries.provinces_of(
        np.array([point.latitude]), np.array([point.longitude])
    )[0]


def _of_catalogue(
    service: str, found: Sequence[Channel], reader: Language
) -> tuple[Way, ...]:
    """Return the catalogue's own numbers that no channel has."""
    term = vocabulary.terms("services")[service]
    listed = {each.value for each in found}
    # A number of the other language was left out of the channels on purpose.
    listed |= {
        each.value
        for each in current_app.config["GEOMAP_CHANNELS"]
        if not each.speaks(reader)
    }
    return tuple(
        _number(kind, term.name(reader), value, reader)
        for kind, column in (("phone", "phone"), ("tty", "tty"))
        for value in term.listed(column)
        if value not in listed
    )


def _number(kind: str, label: str, value: str, reader: Language) -> Way:
    return Way(
        label=label,
        kind=_kind(kind, label, reader),
        shown=links.phone(value, reader),
        link=links.call(value),
        when=None,
        language=None,
    )


def _groups(found: Sequence[Channel], reader: Language) -> tuple[Group, ...]:
    by_name = groupby(found, key=lambda each: each.organization.of(reader) or "")
    return tuple(_group(name, tuple(each), reader) for name, each in by_name)


def _group(name: str, found: tuple[Channel, ...], reader: Language) -> Group:
    sources = {
        (address, _day(each.source_date, reader)): None
        for each in found
        for page in each.sources
        if (address := links.web(page))
    }
    ways = tuple(_way(each, reader) for each in found)
    return Group(name=name, ways=ways, sources=tuple(sources))


def _way(channel: Channel, reader: Language) -> Way:
    other: Language = "en" if reader == "fr" else "fr"
    number = channel.is_number
    label = channel.label.of(reader) or channel.value
    return Way(
        label=label,
        kind=_kind(channel.kind, label, reader) if number else None,
        shown=links.phone(channel.value, reader) if number else None,
        link=_link(channel),
        when=_when(channel, reader),
        language=None if channel.speaks(reader) else other,
    )


def _kind(kind: str, label: str, reader: Language) -> str | None:
    """Return the sort of number, as it stands inside a sentence; not said twice."""
    name = vocabulary.name("channel_kinds", kind, reader)
    if name.casefold() in label.casefold():
        return None
    return name if name.isupper() else name[:1].lower() + name[1:]


def _day(iso: str, reader: Language) -> str | None:
    return formats.date(iso, reader) if iso else None


def _link(channel: Channel) -> str | None:
    if channel.kind == "sms":
        return links.text(channel.value)
    return (links.call if channel.is_number else links.web)(channel.value)


def _when(channel: Channel, reader: Language) -> str | None:
    lines = hours_words.lines(channel.hours, reader) if channel.hours else ()
    note = channel.hours_note.of(reader)
    parts = (*lines, note) if note else lines
    return ". ".join(parts) + "." if parts else None
