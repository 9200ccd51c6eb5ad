"""A schedule: a timetable, an employer's calendar and a time zone, together.

Spans are exact instants. Where the clock changes, a local time that occurs twice is
open twice and one that never occurs is never open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from geomap.hours.calendars import Calendar, Holiday
from geomap.hours.timetable import Opening, Timetable

# Nobody plans further ahead; a schedule whose dates have all passed ends here too.
HORIZON_DAYS = 400
_KEPT_DAYS = 64
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """What holds on one local date; `holiday` is the one that changed it."""

    openings: tuple[Opening, ...]
    holiday: Holiday | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """From one instant to another: open, or perhaps open because of a holiday."""

    starts: datetime
    ends: datetime
    state: Literal["open", "unknown"]
    holiday: Holiday | None = None


class Schedule:
    """When a location is open, by the instant."""

    def __init__(
        self, timetable: Timetable, calendar: Calendar, zone: ZoneInfo
    ) -> None:
        self.timetable = timetable
        self.calendar = calendar
        self.zone = zone
        self.day = lru_cache(maxsize=_KEPT_DAYS)(self._day)

    def local(self, when: datetime) -> datetime:
        """Return an instant by the location's own clock."""
        return when.astimezone(self.zone)

    def state_at(self, when: datetime) -> Literal["open", "closed", "unknown"]:
        """Return the state at an instant."""
        local = self.local(when)
        minute = local.hour * 60 + local.minute
        for opening in self.day(local.date()).openings:
            if opening.starts <= minute < opening.ends:
                return opening.state
        return "closed"

    def spans(self, day: date) -> list[Span]:
        """Return the spans of a local date, as instants in order."""
        plan = self.day(day)
        found = []
        for begins, ends, offset in self._pieces(day) if plan.openings else ():
            midnight = datetime.combine(day, time(), UTC) - offset
            for opening in plan.openings:
                starts = max(begins, midnight + timedelta(minutes=opening.starts))
                stops = min(ends, midnight + timedelta(minutes=opening.ends))
                if starts < stops:
                    found.append(Span(starts, stops, opening.state, plan.holiday))
        return _touching(found)

    def ahead(self, when: datetime) -> Iterator[Span]:
        """Yield what is open at or after an instant, in order, up to the horizon."""
        first = self.local(when).date()
        day: date | None = first
        last = first + timedelta(days=HORIZON_DAYS)
        while day is not None and day <= last:
            yield from (span for span in self.spans(day) if span.ends > when)
            day = self._following(day)

    def _following(self, day: date) -> date | None:
        after = day + _DAY
        if self.timetable.says_holidays:
            # Its holidays may be open where its ordinary days are not.
            return after
        return self.timetable.next_day(after)

    def _day(self, day: date) -> Day:
        ordinary = self.timetable.ordinary(day)
        holiday = self.calendar.on(day)
        if holiday is None:
            return Day(ordinary)
        if self.timetable.says_holidays:
            return self._as_said(day, ordinary, holiday)
        if not ordinary:
            return Day(())
        is_doubtful = not holiday.is_certain or self.timetable.names_date(day)
        return Day(_doubted(ordinary) if is_doubtful else (), holiday)

    def _as_said(
        self, day: date, ordinary: tuple[Opening, ...], holiday: Holiday
    ) -> Day:
        """Return a holiday by the hours' own words, doubtful if it may be none."""
        said = self.timetable.on_holiday(day)
        if said is None:
            return Day(_doubted(ordinary), holiday)
        if said == ordinary:
            return Day(ordinary)
        return Day(said if holiday.is_certain else _doubted(ordinary), holiday)

    def _pieces(self, day: date) -> Iterator[tuple[datetime, datetime, timedelta]]:
        """Yield the parts of a local date in which the clock does not change."""
        begins = datetime.combine(day, time(), self.zone).astimezone(UTC)
        ends = datetime.combine(day + _DAY, time(), self.zone).astimezone(UTC)
        while begins < ends:
            offset = self._offset(begins)
            change = self._change(begins, ends) or ends
            yield begins, change, offset
            begins = change

    def _change(self, begins: datetime, ends: datetime) -> datetime | None:
        """Return the first instant of a day at which the clock was changed."""
        before = self._offset(begins)
        if self._offset(ends - timedelta(minutes=1)) == before:
            return None
        low, high = 0, int((ends - begins).total_seconds() // 60)
        while high - low > 1:
            middle = (low + high) // 2
            at = begins + timedelta(minutes=middle)
            low, high = (middle, high) if self._offset(at) == before else (low, middle)
        return begins + timedelta(minutes=high)

    def _offset(self, when: datetime) -> timedelta:
        return self.local(when).utcoffset() or timedelta()


def _doubted(openings: tuple[Opening, ...]) -> tuple[Opening, ...]:
    return tuple(Opening(each.starts, each.ends, "unknown") for each in openings)


def _touching(spans: list[Span]) -> list[Span]:
    """Return spans with those that a change of the clock cut in two made one."""
    together: list[Span] = []
    for span in spans:
        last = together[-1] if together else None
        if last and last.ends == span.starts and last.state == span.state:
            together[-1] = Span(last.starts, span.ends, last.state, last.holiday)
        else:
            together.append(span)
    return together
