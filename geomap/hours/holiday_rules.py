"""When a holiday falls: a small language for dates that are the same every year.

`fixed 12-25` · `nth 3 Mo 02` (third Monday of February; -1 is the last) · `easter -2`
(days from Easter Sunday) · `before Mo 05-25` (the last Monday before) · `nearest Mo
03-17` · `on 2022-09-19` (once). `+1` or `-2` at the end moves it by so many days.
"""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter as _easter

from geomap.errors import GeomapError
from geomap.hours.rule import DAYS


class RuleError(GeomapError):
    """A declared holiday has a rule that cannot be read."""


def day_of(rule: str, year: int) -> date | None:
    """Return the day a rule falls on in a year, None in a year it is not held.

    >>> day_of("nth 3 Mo 02", 2026), day_of("before Mo 05-25", 2026)
    (datetime.date(2026, 2, 16), datetime.date(2026, 5, 18))
    >>> day_of("easter +1", 2026), day_of("nearest Mo 03-17", 2026)
    (datetime.date(2026, 4, 6), datetime.date(2026, 3, 16))
    """
    kind, *words = rule.split()
    try:
        day = _KINDS[kind](words, year)
    except (KeyError, ValueError, IndexError) as error:
        raise RuleError(rule) from error
    return day


def is_weekend(day: date) -> bool:
    """Tell whether a day is a Saturday or a Sunday."""
    return day.weekday() >= 5


def _fixed(words: list[str], year: int) -> date:
    return _moved(_month_day(words[0], year), words[1:])


def _nth(words: list[str], year: int) -> date:
    count, weekday, month = int(words[0]), DAYS.index(words[1]), int(words[2])
    if count > 0:
        first = date(year, month, 1)
        ahead = (weekday - first.weekday()) % 7 + 7 * (count - 1)
        return _moved(first + timedelta(ahead), words[3:])
    last = date(year, month, calendar.monthrange(year, month)[1])
    back = (last.weekday() - weekday) % 7 + 7 * (-count - 1)
    return _moved(last - timedelta(back), words[3:])


def _from_easter(words: list[str], year: int) -> date:
    return _easter(year) + timedelta(int(words[0]))


def _before(words: list[str], year: int) -> date:
    end = _month_day(words[1], year)
    return end - timedelta((end.weekday() - DAYS.index(words[0]) - 1) % 7 + 1)


def _nearest(words: list[str], year: int) -> date:
    middle = _month_day(words[1], year)
    ahead = (DAYS.index(words[0]) - middle.weekday()) % 7
    return middle + timedelta(ahead if ahead <= 3 else ahead - 7)


def _once(words: list[str], year: int) -> date | None:
    day = date.fromisoformat(words[0])
    return day if day.year == year else None


def _month_day(text: str, year: int) -> date:
    month, day = (int(part) for part in text.split("-"))
    return date(year, month, day)


def _moved(day: date, words: list[str]) -> date:
    return day + timedelta(int(words[0])) if words else day


_KINDS: dict[str, Callable[[list[str], int], date | None]] = {
    "fixed": _fixed,
    "nth": _nth,
    "easter": _from_easter,
    "before": _before,
    "nearest": _nearest,
    "on": _once,
}
