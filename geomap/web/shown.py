"""A location as a page shows it: the template asks, this answers in one language."""

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from geomap.finding.answer import Found
from geomap.hours import words as hours_words
from geomap.i18n import formats, words
from geomap.model import vocabulary
from geomap.model.records import LocationRecord, Text
from geomap.model.schema import Language
from geomap.web import links

# Past this many days nobody should travel on these facts without a call.
CONFIRMED_DAYS = 90
_MATCHED_FIRST = 4


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the language it is in, which may not be the page's."""

    text: str
    language: Language


@dataclass(frozen=True)
class Shown:
    """One location, in the reader's language, on the day of reading."""

    location: LocationRecord
    language: Language
    today: datetime.date
    found: Found | None = None
    number: int | None = None
    service: str | None = None
    asked_language: str | None = None

    def text(self, text: Text) -> Said | None:
        """Return a text in the page's language, else in the other, else None."""
        value = text.of(self.language)
        return Said(value, text.language(self.language)) if value else None

    @property
    def name(self) -> Said:
        """The name, or the identifier of a location that has none."""
        return self.text(self.location.name) or Said(self.location.id, self.language)

    @property
    def has_other_language(self) -> bool:
        """Whether the source gives something only in the language not being read."""
        place = self.location
        texts = (
            place.name, place.organization, place.description, place.directions,
            place.hours_note, place.services_note, place.accessibility_note,
            place.provenance_note,
        )  # fmt: skip
        return any(text and text.language(self.language) != self.language
                   for text in texts)  # fmt: skip

    @property
    def distance(self) -> str | None:
        """How far it is, when it was found from somewhere."""
        if self.found is None or not math.isfinite(self.found.metres):
            return None
        radius = self.location.position_radius if self.location.is_approximate else None
        return formats.away(self.found.metres, self.language, radius)

    @property
    def position(self) -> str:
        """How well the position is known, and how far off it may be."""
        quality = self.named("position_quality", self.location.position_quality)
        if quality is None:
            return words.say("location.unconfirmed", self.language)
        radius = self.location.position_radius
        if radius is None:
            return quality
        most = formats.radius(radius, self.language)
        return words.say(
            "location.position_within", self.language, quality=quality, most=most
        )

    @property
    def marker(self) -> str:
        """The shape that stands for the order of government."""
        term = vocabulary.terms("orders_of_government").get(self.location.order)
        return term.more["marker"] if term else "outline"

    @property
    def street(self) -> Said | None:
        """The street address with its unit."""
        line = self.text(self.location.address)
        if line is None or not self.location.unit:
            return line
        return Said(
            formats.with_unit(line.text, self.location.unit, line.language),
            line.language,
        )

    @property
    def town(self) -> str:
        """The locality, the province and the postal code, on one line."""
        town = self.location.locality.of(self.language)
        parts = (town, self.location.province, self.location.postal_code)
        return " ".join(part for part in parts if part)

    @property
    def phones(self) -> tuple[tuple[str, str, str | None], ...]:
        """Each number: what sort it is, as written, and the link to dial it."""
        return tuple(
            (
                vocabulary.name("channel_kinds", kind, self.language),
                links.phone(number, self.language),
                links.call(number),
            )
            for kind, number in self.location.phones
        )

    @cached_property
    def services(self) -> tuple[str, ...]:
        """The services by name, the one asked for first."""
        codes = self.location.services
        first = [code for code in codes if code == self.service]
        others = self._names("services", [c for c in codes if c != self.service])
        return (*self._names("services", first), *sorted(others, key=str.casefold))

    @property
    def services_first(self) -> tuple[str, ...]:
        """The few services a list has room for."""
        return self.services[:_MATCHED_FIRST]

    @property
    def services_more(self) -> int:
        """How many services the list has no room for."""
        return max(0, len(self.services) - _MATCHED_FIRST)

    @property
    def languages(self) -> str | None:
        """The languages of service as one list, None when nobody said."""
        names = self._names("languages", self.location.languages)
        return formats.joined(names, self.language) or None

    @property
    def languages_on_request(self) -> str | None:
        """The languages by appointment or interpreter as one list."""
        names = self._names("languages", self.location.languages_on_request)
        return formats.joined(names, self.language) or None

    @property
    def may_not_speak(self) -> bool:
        """Whether a language was asked for and the source does not say it is served."""
        spoken = self.location.languages + self.location.languages_on_request
        return self.asked_language is not None and self.asked_language not in spoken

    @property
    def hours(self) -> tuple[str, ...]:
        """The hours in words, one line for each group of days."""
        if not self.location.hours:
            return ()
        return tuple(hours_words.lines(self.location.hours, self.language))

    @property
    def is_closed_for_now(self) -> bool:
        """Whether it is closed for a time."""
        return self.location.status == "temporarily_closed"

    @property
    def is_confirmed(self) -> bool:
        """Whether the facts are recent enough to travel on."""
        day = _day(self.location.provenance_date)
        return day is not None and (self.today - day).days <= CONFIRMED_DAYS

    @property
    def as_of(self) -> str | None:
        """The day the facts were true, in words."""
        return self.day(self.location.provenance_date)

    def day(self, iso: str | None) -> str | None:
        """Return a date in words, None for one that is none."""
        return formats.date(iso, self.language) if iso and _day(iso) else None

    @property
    def facilities(self) -> tuple[tuple[str, str], ...]:
        """Each accessibility fact by the key of its name: yes, no or not known."""
        known = (
            ("wheelchair", self.location.wheelchair),
            ("parking", self.location.parking),
            ("washroom", self.location.washroom),
            ("hearing_loop", self.location.hearing_loop),
        )
        return tuple((name, value or "unknown") for name, value in known)

    def named(self, codes: str, code: str | None) -> str | None:
        """Return a code's name in the reader's language, None when there is no code."""
        return vocabulary.name(codes, code, self.language) if code else None

    def _names(self, codes: str, wanted: Sequence[str]) -> list[str]:
        return [vocabulary.name(codes, code, self.language) for code in wanted]


def _day(iso: str | None) -> datetime.date | None:
    """Return the first day of an ISO date, month or year.

    >>> _day("2021-06"), _day("soon")
    (datetime.date(2021, 6, 1), None)
    """
    parts = [*(iso or "")[:10].split("-"), "1", "1"]
    try:
        year, month, day = (int(part) for part in parts[:3])
        return datetime.date(year, month, day)
    except ValueError:
        return None
