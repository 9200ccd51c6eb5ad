"""Other ways than a counter: phone lines, pages, booking and office finders.

Read from one table of facts, each with its source and the day it was read.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from geomap.model import vocabulary
from geomap.model.records import Text
from geomap.model.schema import Language

# Whoever did not say what for is told where to ask about anything.
GENERAL = "government-information"
# A person is easier to reach the further to the front; pages come last.
_KINDS = ("toll_free", "phone", "tty", "sms", "office_finder", "booking", "online")
_BRIEF = ("toll_free", "tty", "office_finder", "booking")
_NUMBERS = ("toll_free", "phone", "tty", "sms")
_COUNTRY = "CA"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One number or address, and what it is for.

    `languages` are those it serves in, empty when nobody said; `services` are codes
    of the catalogue, empty for a line that is for everything the organization does.
    `clock` is whose time the hours are told in: a zone, "local" for the caller's own,
    None for that of the jurisdiction.
    """

    jurisdiction: str
    organization: Text
    kind: str
    label: Text
    value: str
    hours: str | None
    hours_note: Text
    languages: tuple[str, ...]
    services: tuple[str, ...]
    sources: tuple[str, ...]
    source_date: str
    clock: str | None = None

    @property
    def is_number(self) -> bool:
        """Whether it is dialled, not opened."""
        return self.kind in _NUMBERS

    def speaks(self, language: Language) -> bool:
        """Whether it serves in a language, as far as anybody said."""
        return not self.languages or language in self.languages


def load(path: Path) -> tuple[Channel, ...]:
    """Return the channels of the table, none when there is no such file."""
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(_channel(row) for row in csv.DictReader(lines))


def chosen(
    channels: Iterable[Channel],
    service: str | None,
    province: str | None,
    reader: Language,
) -> tuple[Channel, ...]:
    """Return how else to be served somewhere, the most particular first.

    For a service none of them is for, and without a service, those of the country and
    of the province for questions in general.
    """
    here = [one for one in channels if one.jurisdiction in _jurisdictions(province)]
    found = [one for one in here if service in one.services] if service else []
    found = found or _general(here)
    return _ordered(_in_language(found, reader), service or GENERAL)


def brief(channels: Sequence[Channel]) -> tuple[Channel, ...]:
    """Return what helps most: of each government the first number, TTY and office.

    A province that has a local number only, or only a page, is not left out for it.
    """
    firsts: dict[tuple[str, str], Channel] = {}
    for one in channels:
        if one.kind in _BRIEF:
            firsts.setdefault((one.jurisdiction, one.kind), one)
    told = {one.is_number for one in firsts.values() if one.jurisdiction != _COUNTRY}
    for one in channels:
        if one.jurisdiction != _COUNTRY and one.is_number not in told:
            told.add(one.is_number)
            firsts[one.jurisdiction, one.kind] = one
    return tuple(firsts.values())


def _jurisdictions(province: str | None) -> tuple[str, ...]:
    return (_COUNTRY, f"{_COUNTRY}-{province}") if province else (_COUNTRY,)


def _general(here: Sequence[Channel]) -> list[Channel]:
    """Return the channels for anything; all of a province that has none of those."""
    general = [one for one in here if GENERAL in one.services]
    if any(one.jurisdiction != _COUNTRY for one in general):
        return general
    return general + [one for one in here if one.jurisdiction != _COUNTRY]


def _in_language(found: Sequence[Channel], reader: Language) -> list[Channel]:
    """Leave out what is in the other language, unless there is nothing else like it."""
    mine = {_subject(one) for one in found if one.speaks(reader)}
    return [one for one in found if one.speaks(reader) or _subject(one) not in mine]


def _subject(one: Channel) -> tuple[object, ...]:
    # A line in each language has a label that says so; a page has one label in both.
    label = None if one.is_number else one.label
    return (one.jurisdiction, one.organization, one.kind, label)


def _ordered(found: Sequence[Channel], service: str) -> tuple[Channel, ...]:
    """Return organization by organization, those for the fewest services first.

    Of several numbers, the one the catalogue names for the service goes first.
    """
    term = vocabulary.terms("services")[service]
    named = (*term.listed("phone"), *term.listed("tty"))
    narrow: dict[Text, int] = {}
    for one in found:
        breadth = len(one.services) or len(found)
        narrow[one.organization] = min(breadth, narrow.get(one.organization, breadth))
    places = {organization: place for place, organization in enumerate(narrow)}
    return tuple(
        sorted(
            found,
            key=lambda one: (
                narrow[one.organization],
                places[one.organization],
                _rank(one.kind),
                one.value not in named,
                len(one.services),
            ),
        )
    )


def _rank(kind: str) -> int:
    return _KINDS.index(kind) if kind in _KINDS else len(_KINDS)


def _channel(row: dict[str, str]) -> Channel:
    return Channel(
        jurisdiction=row["jurisdiction"],
        organization=_text(row, "organization"),
        kind=row["kind"],
        label=_text(row, "label"),
        value=row["value"],
        hours=row["hours_osm"] or None,
        hours_note=_text(row, "hours_note"),
        languages=_listed(row["languages"]),
        services=_listed(row["services"]),
        sources=_listed(row["source_url"]),
        source_date=row["source_date"],
        clock=row.get("clock") or None,
    )


def _text(row: dict[str, str], name: str) -> Text:
    return Text(row[f"{name}_en"] or None, row[f"{name}_fr"] or None)


def _listed(value: str) -> tuple[str, ...]:
    return tuple(part for part in value.split("|") if part)
