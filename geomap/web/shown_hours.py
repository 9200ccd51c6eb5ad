"""When a location is open, as a page shows it: now, in a week and on coming dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from flask import Flask

from geomap.hours import weekly
from geomap.hours import words as hours_words
from geomap.hours.rule import DAYS, MIDNIGHT
from geomap.hours.rule import clock as iso_clock
from geomap.hours.schedule import Schedule, Span
from geomap.hours.status import Status
from geomap.i18n import formats, words
from geomap.model.closure import Closure
from geomap.model.schema import Language
from geomap.web import current, opening_words, time_zones, today

if TYPE_CHECKING:
    from geomap.web.shown import Shown

_AHEAD = timedelta(days=60)
_DATES = 5


@dataclass(frozen=True, slots=True)
class Times:
    """From one time of day to another, as written and as a machine reads it."""

    opens: str
    closes: str
    opens_iso: str
    closes_iso: str


@dataclass(frozen=True, slots=True)
class Weekday:
    """One row of the week; no times means closed."""

    name: str
    times: tuple[Times, ...]
    is_today: bool
    is_all_day: bool = False


@dataclass(frozen=True, slots=True)
class Coming:
    """A date to come: in words, for a machine, and what is said of it."""

    text: str
    iso: str
    times: tuple[Times, ...] = ()
    doubt: str | None = None


@dataclass(frozen=True)
class ShownHours:
    """The hours of one location at one moment, in one language."""

    status: Status
    schedule: Schedule | None
    language: Language
    closures: tuple[Closure, ...] = ()

    @property
    def line(self) -> str:
        """The status in one sentence."""
        return opening_words.sentence(self.status, self.language)

    @property
    def look(self) -> str:
        """Which shape and colour go with the sentence: open, soon, closed, unknown."""
        return "soon" if self.status.closes_soon else self.status.state

    @cached_property
    def week(self) -> tuple[Weekday, ...]:
        """The week from Monday, empty when the hours are more than a plain week."""
        table = weekly.week(self.schedule.timetable.osm) if self.schedule else None
        if not table:
            return ()
        now = DAYS[self.status.at.weekday()]
        return tuple(
            Weekday(
                name=hours_words.day(code, self.language).capitalize(),
                times=tuple(self._times(a, b) for a, b in table[code]),
                is_today=code == now,
                is_all_day=table[code] == ((0, MIDNIGHT),),
            )
            for code in DAYS
        )

    @property
    def is_rare(self) -> bool:
        """Whether it opens on certain dates only, worth a note in one's calendar."""
        return self.schedule is not None and self.schedule.timetable.is_rare

    @cached_property
    def holidays(self) -> tuple[str, ...]:
        """The holidays of the next 60 days that fall on an ordinary day of opening."""
        if self.schedule is None or self.schedule.timetable.is_always:
            return ()
        first = self.status.at.date()
        days = self.schedule.calendar.between(first, first + _AHEAD)
        return tuple(self._holiday(d) for d, _ in days if self._changes(d))

    @cached_property
    def dates(self) -> tuple[Coming, ...]:
        """The next five dates of a rare schedule."""
        return tuple(self._coming(day, spans) for day, spans in coming(self))

    @property
    def next_date(self) -> str | None:
        """The next date of a rare schedule, in words."""
        ahead = coming(self, most=1) if self.is_rare else iter(())
        return next((self._coming(day, spans).text for day, spans in ahead), None)

    @property
    def zone(self) -> str | None:
        """Whose clock the times are told by, None when that is obvious."""
        return time_zones.said(self.status, self.schedule, self.language)

    def _changes(self, day: date) -> bool:
        plan = self.schedule and self.schedule.day(day)
        return bool(plan and plan.holiday)

    def _holiday(self, day: date) -> str:
        holiday = self.schedule and self.schedule.day(day).holiday
        if not holiday or self.schedule is None:
            return ""
        is_sure = holiday.is_certain and not self.schedule.day(day).openings
        return words.say(
            "coming.closed" if is_sure else "coming.doubtful",
            self.language,
            day=self._day(day),
            holiday=opening_words.holiday(holiday, self.language),
        )

    def _coming(self, day: date, spans: tuple[Span, ...]) -> Coming:
        holiday = next((s.holiday for s in spans if s.holiday), None)
        doubt = None
        if holiday is not None:
            named = opening_words.holiday(holiday, self.language)
            doubt = words.say("coming.unsure", self.language, holiday=named)
        return Coming(self._day(day), day.isoformat(), self._local(spans), doubt)

    def _local(self, spans: tuple[Span, ...]) -> tuple[Times, ...]:
        zone = self.status.at.tzinfo
        pairs = [(s.starts.astimezone(zone), s.ends.astimezone(zone)) for s in spans]
        return tuple(self._times(_minutes(a), _minutes(b)) for a, b in pairs)

    def _times(self, opens: int, closes: int) -> Times:
        said = [hours_words.clock(each, self.language) for each in (opens, closes)]
        return Times(*said, *(iso_clock(each % MIDNIGHT) for each in (opens, closes)))

    def _day(self, day: date) -> str:
        name = hours_words.day(DAYS[day.weekday()], self.language)
        if day.year == self.status.at.year:
            return f"{name} {opening_words.day(day, self.language)}"
        return f"{name} {formats.date(day, self.language)}"


def coming(
    shown: ShownHours, most: int = _DATES
) -> Iterator[tuple[date, tuple[Span, ...]]]:
    """Yield the next five dates with an opening that no notice closes."""
    if shown.schedule is None:
        return
    held: dict[date, list[Span]] = {}
    for span in shown.schedule.ahead(shown.status.at):
        day = shown.schedule.local(span.starts).date()
        if day not in held and len(held) == most:
            break
        if not any(closure.is_on(span.starts) for closure in shown.closures):
            held.setdefault(day, []).append(span)
    yield from ((day, tuple(spans)) for day, spans in held.items())


def of(item: "Shown", when: datetime | None = None) -> ShownHours:
    """Return the hours of a location as shown, now or at another moment."""
    finder = current.finder()
    row = item.found.row if item.found else finder.columns.row_of(item.location.id)
    return of_row(row or 0, item.language, when)


def of_row(row: int, language: Language, when: datetime | None = None) -> ShownHours:
    """Return the hours of one row of the current snapshot."""
    schedules = current.finder().schedules
    status = schedules.status(row, when or today.moment())
    closures = schedules.closures_of(row)
    return ShownHours(status, schedules.schedule(row), language, closures)


def install(app: Flask) -> None:
    """Let the templates ask for the hours of a location."""
    app.jinja_env.globals["opening"] = of


def _minutes(when: datetime) -> int:
    return when.hour * 60 + when.minute
