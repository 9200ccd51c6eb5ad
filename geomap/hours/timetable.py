"""A timetable: what OSM opening_hours says of one day, in minutes of the local clock.

Holidays are left to the calendars: `ordinary` knows none, `on_holiday` applies what
the hours themselves say of public holidays (PH).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import Literal

import opening_hours

from geomap.hours import weekly
from geomap.hours.reading import Unread
from geomap.hours.rule import DAYS, MIDNIGHT, Rule

_HOLIDAY = re.compile(r"\bPH\b")
_ALWAYS = "24/7"
_KEPT = 4_096
_KEPT_DAYS = 32_768


@dataclass(frozen=True, slots=True)
class Opening:
    """From one minute after midnight to another: open, or perhaps open."""

    starts: int
    ends: int
    state: Literal["open", "unknown"] = "open"


class Timetable:
    """The hours of a location, as read by opening-hours-py."""

    def __init__(self, osm: str) -> None:
        self.osm = osm
        self._hours = opening_hours.OpeningHours(osm)
        self._has_holidays = bool(_HOLIDAY.search(osm))

    @property
    def is_always(self) -> bool:
        """Whether it never closes, holidays included."""
        return self.osm == _ALWAYS

    @property
    def says_holidays(self) -> bool:
        """Whether the hours say themselves what holds on public holidays."""
        return self._has_holidays or self.is_always

    @property
    def is_rare(self) -> bool:
        """Whether it is open on some dates or on some weeks of a month only."""
        return any(
            rule.state != "off" and (rule.dates or any("[" in day for day in rule.days))
            for rule in self._rules
        )

    def ordinary(self, day: date) -> tuple[Opening, ...]:
        """Return the openings of a day that is no holiday."""
        return _openings(self._hours, day)

    def on_holiday(self, day: date) -> tuple[Opening, ...] | None:
        """Return the openings the hours give for a holiday, None if not understood."""
        if self.is_always:
            return self.ordinary(day)
        # On this date, what holds on public holidays holds on its day of the week.
        text = _HOLIDAY.sub(DAYS[day.weekday()], self.osm)
        return _openings(_parsed(text), day) if opening_hours.validate(text) else None

    def names_date(self, day: date) -> bool:
        """Tell whether the hours name this very date, year included."""
        return (day.year, day.month, day.day) in self._dates

    @cached_property
    def _rules(self) -> tuple[Rule, ...]:
        """The hours as rules, none for notation that only the library reads."""
        try:
            return weekly.rules(self.osm)
        except Unread:
            return ()

    @cached_property
    def _dates(self) -> frozenset[tuple[int, int, int]]:
        spans = [s for rule in self._rules if rule.state != "off" for s in rule.dates]
        return frozenset(
            (span.start.year, span.start.month, span.start.day)
            for span in spans
            if span.end is None and not span.is_endless
        )

    def next_day(self, day: date) -> date | None:
        """Return the first day, from this one on, with an ordinary opening."""
        return _next_day(self.osm, day)


@lru_cache(maxsize=_KEPT)
def of(osm: str) -> Timetable | None:
    """Return the timetable of OSM opening_hours, None when they are not understood.

    >>> of("Mo-Fr 08:30-12:00").ordinary(date(2026, 11, 25))
    (Opening(starts=510, ends=720, state='open'),)
    >>> of("whenever") is None
    True
    """
    return Timetable(osm) if opening_hours.validate(osm) else None


@lru_cache(maxsize=_KEPT)
def _parsed(osm: str) -> opening_hours.OpeningHours:
    return opening_hours.OpeningHours(osm)


@lru_cache(maxsize=_KEPT_DAYS)
def _next_day(osm: str, day: date) -> date | None:
    # Where the last of many dates is past, the library looks for milliseconds.
    hours, start = _parsed(osm), datetime.combine(day, time())
    if hours.is_open(start) or hours.is_unknown(start):
        return day
    change = hours.next_change(start)
    return None if change is None else change.date()


def _openings(hours: opening_hours.OpeningHours, day: date) -> tuple[Opening, ...]:
    start = datetime.combine(day, time())
    found: list[Opening] = []
    for begins, ends, state, _ in hours.intervals(start, start + timedelta(days=1)):
        if state == opening_hours.State.CLOSED:
            continue
        known: Literal["open", "unknown"] = (
            "open" if state == opening_hours.State.OPEN else "unknown"
        )
        opening = Opening(_minutes(begins, start), _minutes(ends, start), known)
        found.append(opening)
    return _joined(found)


def _joined(openings: list[Opening]) -> tuple[Opening, ...]:
    """Return openings in order, those that touch and are alike made one."""
    together: list[Opening] = []
    for opening in openings:
        last = together[-1] if together else None
        if last and last.ends == opening.starts and last.state == opening.state:
            together[-1] = Opening(last.starts, opening.ends, last.state)
        elif opening.ends > opening.starts:
            together.append(opening)
    return tuple(together)


def _minutes(moment: datetime, midnight: datetime) -> int:
    return min(round((moment - midnight).total_seconds() / 60), MIDNIGHT)
