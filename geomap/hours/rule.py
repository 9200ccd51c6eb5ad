"""Rules: when a place is open, as values, and how OSM opening_hours writes them."""

from dataclasses import dataclass, replace
from typing import Literal

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
HOLIDAY = "PH"
MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
NOON = 12 * 60
MIDNIGHT = 24 * 60

# Minutes after midnight; the end may lie past midnight of the same opening.
Times = tuple[tuple[int, int], ...]
State = Literal["open", "off", "unknown"]


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day of some year or of every year; without `day`, a whole month."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        year = f"{self.year} " if self.year else ""
        return f"{year}{MONTHS[self.month - 1]}" + (f" {self.day}" if self.day else "")


@dataclass(frozen=True, slots=True)
class Span:
    """One day, or the days from start to end; `is_endless` runs on for ever."""

    start: Day
    end: Day | None = None
    is_endless: bool = False

    def __str__(self) -> str:
        if self.end:
            return f"{self.start}-{self.end}"
        return f"{self.start}+" if self.is_endless else str(self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """On these dates and days, these times.

    `days` holds Mo to Su, PH, or the nth of a month such as "Tu[1,3]"; no days means
    every day, no dates all year, no times the whole day.
    """

    dates: tuple[Span, ...] = ()
    days: tuple[str, ...] = ()
    times: Times = ()
    state: State = "open"
    comment: str | None = None

    @property
    def is_weekly(self) -> bool:
        """Whether the rule says nothing but opening times of plain days of the week."""
        return (
            not self.dates
            and self.state == "open"
            and self.comment is None
            and bool(self.times)
            and all(day in DAYS for day in self.days)
        )

    def with_times(self, times: Times) -> "Rule":
        """Return the rule with other times."""
        return replace(self, times=times)

    def __str__(self) -> str:
        dates = ",".join(str(span) for span in self.dates)
        parts = [dates, day_list(self.days), time_list(self.times), self._state()]
        return " ".join(part for part in parts if part)

    def _state(self) -> str:
        state = "" if self.state == "open" else self.state
        comment = f'"{self.comment}"' if self.comment else ""
        return " ".join(part for part in (state, comment) if part)


def time_list(times: Times) -> str:
    """Return times as OSM writes them.

    >>> time_list(((510, 720), (780, 990)))
    '08:30-12:00,13:00-16:30'
    """
    return ",".join(f"{clock(a)}-{clock(b)}" for a, b in times)


def clock(minutes: int) -> str:
    """Return minutes after midnight as HH:MM.

    >>> clock(510)
    '08:30'
    """
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def day_list(days: tuple[str, ...]) -> str:
    """Return days in week order, runs of three or more joined.

    >>> day_list(("Mo", "Tu", "We", "Fr", "PH"))
    'Mo-We,Fr,PH'
    """
    parts = [_run(run) for run in day_runs(days)]
    others = [day for day in days if day not in DAYS]
    return ",".join([*parts, *sorted(others, key=_nth_order)])


def day_runs(days: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the plain days cut into runs without gaps, two days never being a run."""
    runs: list[list[str]] = []
    for index, day in enumerate(DAYS):
        if day not in days:
            continue
        if runs and DAYS[index - 1] == runs[-1][-1]:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [part for run in runs for part in _unless_short(tuple(run))]


def _unless_short(run: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [(day,) for day in run] if len(run) == 2 else [run]


def _run(run: tuple[str, ...]) -> str:
    return run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}"


def _nth_order(day: str) -> tuple[int, str]:
    return (DAYS.index(day[:2]) if day[:2] in DAYS else len(DAYS), day)
