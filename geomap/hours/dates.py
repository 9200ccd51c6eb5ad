"""Dates: "2026-10-07, 10-21", "May 1 to September 30", "du 1er mai au 30 septembre"."""

import calendar
from dataclasses import replace

from geomap.hours.cursor import FILLERS, Cursor
from geomap.hours.rule import Day, Span

# A leap year, so that 29 February is a date.
_ANY_YEAR = 2000


def starts(cursor: Cursor) -> bool:
    """Tell whether a date comes next."""
    if cursor.peek().kind == "from":
        return _starts_after_from(cursor)
    first, second = cursor.kinds(2)
    if first in ("date", "month"):
        return True
    if first in ("number", "nth") and second == "month":
        return True
    return _is_month_and_day(cursor) or _is_year_first(cursor)


def read(cursor: Cursor) -> Span:
    """Take one date or one range of dates."""
    is_since = cursor.skip(*FILLERS)
    start = _day(cursor)
    position = cursor.at
    cursor.skip(",")
    if cursor.peek().text == "+" or cursor.peek().kind == "open_end":
        cursor.take()
        return Span(start, is_endless=True)
    cursor.at = position
    if not cursor.skip("to") or not _may_end(cursor):
        cursor.at = position
        return Span(start, is_endless=is_since)
    end = _day(cursor, month=start.month)
    if end.year and not start.year:
        crosses = (start.month, start.day) > (end.month, end.day)
        start = replace(start, year=end.year - crosses)
    if start.year and not end.year:
        crosses = (start.month, start.day) > (end.month, end.day)
        end = replace(end, year=start.year + crosses)
    return Span(start, end)


def continues(cursor: Cursor) -> bool:
    """Tell whether "10-21" after a date is a month and a day, not two hours."""
    return bool(cursor.year) and _looks_like_month_and_day(cursor)


def _starts_after_from(cursor: Cursor) -> bool:
    start = cursor.at
    cursor.skip(*FILLERS)
    found = starts(cursor)
    cursor.at = start
    return found


def _may_end(cursor: Cursor) -> bool:
    cursor.skip(*FILLERS)
    return starts(cursor) or _is_plain_day(cursor)


def _is_plain_day(cursor: Cursor) -> bool:
    """Whether "May 1-15" goes on with a day: a number that is no time."""
    token = cursor.peek()
    if token.kind != "number" or len(token.value) > 2:
        return False
    if cursor.peek(1).kind == "to":
        return _ends_in_a_day(cursor)
    return not _is_hour(cursor, 0)


def _is_hour(cursor: Cursor, ahead: int) -> bool:
    hour, sign, minute = (cursor.peek(ahead + step) for step in range(3))
    if sign.kind not in (":", "."):
        return sign.kind in ("h", "am", "pm")
    is_close = minute.start - hour.start == len(hour.text) + 1
    return minute.kind == "number" and is_close


def _ends_in_a_day(cursor: Cursor) -> bool:
    end, after = cursor.kinds(4)[2:]
    if end in ("month", "date") or after == "month":
        return True
    return end == "number" and after != "to" and not _is_hour(cursor, 2)


def _is_month_and_day(cursor: Cursor) -> bool:
    """Whether "10-21" is followed by a time, as only a date is."""
    follows = cursor.peek(3).kind in ("number", "noon")
    return continues(cursor) and follows


def _is_year_first(cursor: Cursor) -> bool:
    return _is_year(cursor, 0) and cursor.peek(1).kind == "month"


def _looks_like_month_and_day(cursor: Cursor) -> bool:
    month, dash, day = (cursor.peek(ahead) for ahead in range(3))
    if (month.kind, dash.value, day.kind) != ("number", "-", "number"):
        return False
    if not (len(month.value) == len(day.value) == 2):
        return False
    return 1 <= int(month.value) <= 12 and 1 <= int(day.value) <= 31


def _day(cursor: Cursor, month: int = 0) -> Day:
    position = cursor.at
    day = _parts(cursor, month)
    if day.day > _days_in(day):
        cursor.at = position
        raise cursor.stop()
    cursor.year = day.year or cursor.year
    return day


def _days_in(day: Day) -> int:
    if not 1 <= day.month <= 12:
        return -1
    return calendar.monthrange(day.year or _ANY_YEAR, day.month)[1]


def _parts(cursor: Cursor, month: int) -> Day:
    if cursor.peek().kind == "date":
        return Day(*(int(part) for part in cursor.take().value.split("-")))
    if cursor.peek().kind == "month" or _is_year_first(cursor):
        return _month_first(cursor, _year(cursor))
    if continues(cursor):
        number, _, day = cursor.take(), cursor.take(), cursor.take()
        return Day(cursor.year, int(number.value), int(day.value))
    return _day_first(cursor, month)


def _month_first(cursor: Cursor, year: int) -> Day:
    month = int(cursor.take().value)
    cursor.skip(".")
    if cursor.peek().kind != "nth" and not _is_plain_day(cursor):
        return Day(year or _year(cursor), month, 0)
    day = int(cursor.take().value)
    if cursor.kinds(2) == (",", "number") and _is_year(cursor, 1):
        cursor.take()
    return Day(year or _year(cursor), month, day)


def _day_first(cursor: Cursor, month: int) -> Day:
    if cursor.peek().kind not in ("number", "nth"):
        raise cursor.stop()
    day = int(cursor.take().value)
    if cursor.peek().kind == "month":
        month = int(cursor.take().value)
        cursor.skip(".")
    return Day(_year(cursor), month, day)


def _year(cursor: Cursor) -> int:
    return int(cursor.take().value) if _is_year(cursor, 0) else 0


def _is_year(cursor: Cursor, ahead: int) -> bool:
    token = cursor.peek(ahead)
    if token.kind != "number" or len(token.value) != 4:
        return False
    is_time = cursor.peek(ahead + 1).kind == "h"
    return 1990 <= int(token.value) <= 2100 and not is_time
