"""Times of day: "8:30 am to 4:30 pm", "8 h 30 à 16 h 30", "9-5", "noon-4"."""

from dataclasses import dataclass

from geomap.hours.cursor import FILLERS, Cursor
from geomap.hours.reading import Backwards, Unread
from geomap.hours.rule import MIDNIGHT, NOON, clock

STARTS = ("number", "noon", "midnight", "all_day", "between")

# "1-4" is an afternoon: no counter opens between one and six in the morning.
_FIRST_MORNING_HOUR = 6
_FIRST_USUAL_HOUR = 8
_LAST_EVENING_HOUR = 10
_LAST_HOUR = 24
_NO_HOUR = 99
# OSM writes 26:00 for two in the morning of the next day.
_LAST_HOUR_OF_NIGHT = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clock:
    """A time as written; `half` is am or pm, `is_24` if that leaves no doubt."""

    minutes: int
    half: str | None = None
    is_24: bool = False

    @property
    def is_bare(self) -> bool:
        return self.half is None and not self.is_24


def read(cursor: Cursor) -> tuple[int, int]:
    """Take one range of times and return it in minutes after midnight."""
    if cursor.skip("all_day"):
        return 0, MIDNIGHT
    joined = ("to", "and") if cursor.skip("between") else ("to",)
    cursor.skip(*FILLERS)
    position = cursor.peek().start
    start = _clock(cursor)
    if cursor.peek().kind not in joined:
        raise cursor.stop()
    cursor.take()
    end = _clock(cursor, _LAST_HOUR_OF_NIGHT)
    if _could_be_evening(start, end):
        raise Unread(position)
    return _checked(*_resolved(start, end), position)


def opening(cursor: Cursor) -> int:
    """Take one time that leaves no doubt and return it in minutes after midnight."""
    position = cursor.at
    time = _clock(cursor)
    if time.is_bare:
        cursor.at = position
        raise cursor.stop()
    return time.minutes


def _clock(cursor: Cursor, last_hour: int = _LAST_HOUR) -> _Clock:
    if cursor.skip("noon"):
        return _Clock(minutes=NOON, is_24=True)
    if cursor.skip("midnight"):
        return _Clock(minutes=0, is_24=True)
    if cursor.peek().kind != "number":
        raise cursor.stop()
    start = cursor.at
    digits = cursor.take().value
    hour, minute, is_24 = _split(cursor, digits)
    if minute > 59 or hour * 60 + minute > last_hour * 60:
        cursor.at = start
        raise cursor.stop()
    return _with_half(cursor, hour * 60 + minute, is_24=is_24)


def _split(cursor: Cursor, digits: str) -> tuple[int, int, bool]:
    """Return hour, minute and whether the notation is that of 24 hours."""
    if len(digits) >= 3:
        hour = int(digits[:-2]) if len(digits) <= 4 else _NO_HOUR
        cursor.skip("h")
        return hour, int(digits[-2:]), len(digits) == 4
    hour, is_24 = int(digits), len(digits) == 2 and digits[0] == "0"
    if cursor.peek().kind == "h":
        return hour, _minutes_after_h(cursor), True
    if cursor.kinds(2) in ((":", "number"), (".", "number")):
        cursor.take()
        minute = int(cursor.take().value)
        _seconds(cursor)
        return hour, minute, is_24 or hour > 12
    return hour, 0, is_24 or hour > 12


def _minutes_after_h(cursor: Cursor) -> int:
    cursor.take()
    if cursor.peek().kind == "." and cursor.peek(1).kind == "number":
        cursor.take()
    token = cursor.peek()
    is_next_time = cursor.peek(1).kind in ("h", ":")
    if token.kind == "number" and len(token.value) == 2 and not is_next_time:
        cursor.take()
        return int(token.value)
    return 0


def _seconds(cursor: Cursor) -> None:
    if cursor.peek().kind == ":" and cursor.peek(1).value == "00":
        cursor.at += 2


def _with_half(cursor: Cursor, minutes: int, *, is_24: bool) -> _Clock:
    half = cursor.peek().kind
    if half not in ("am", "pm"):
        return _Clock(minutes=minutes, is_24=is_24 or minutes >= NOON + 60)
    if half == "am" and minutes >= NOON + 60:
        raise cursor.stop()
    cursor.take()
    morning = minutes % NOON if minutes < NOON + 60 else minutes - NOON
    return _Clock(minutes=morning + (NOON if half == "pm" else 0), half=half)


def _could_be_evening(start: _Clock, end: _Clock) -> bool:
    """Whether a range such as "7-9" could as well be in the evening."""
    is_short = start.minutes < end.minutes <= _LAST_EVENING_HOUR * 60
    return start.is_bare and end.is_bare and is_short and _is_early(start)


def _is_early(start: _Clock) -> bool:
    return _FIRST_MORNING_HOUR * 60 <= start.minutes < _FIRST_USUAL_HOUR * 60


def _resolved(start: _Clock, end: _Clock) -> tuple[int, int]:
    """Give a half of the day to the times that were written without one."""
    if start.is_bare and end.is_bare:
        opens = _afternoon(start.minutes)
        return opens, _after(opens, end.minutes)
    if end.is_bare:
        return start.minutes, _after(start.minutes, end.minutes)
    if start.is_bare and end.half == "pm":
        later = start.minutes + NOON
        return (later if later < end.minutes else start.minutes), end.minutes
    return start.minutes, end.minutes


def _afternoon(minutes: int) -> int:
    return minutes + NOON if minutes < _FIRST_MORNING_HOUR * 60 else minutes


def _after(opens: int, closes: int) -> int:
    later = closes + NOON
    return later if closes <= opens < later <= MIDNIGHT else closes


def _checked(opens: int, closes: int, position: int) -> tuple[int, int]:
    if closes == 0 and opens > 0:
        return opens, MIDNIGHT
    if closes > opens:
        return opens, closes
    meant = _meant(opens, closes)
    raise Backwards(position, suggestion=meant)


def _meant(opens: int, closes: int) -> str:
    if opens == closes:
        return f"{clock(0)}-{clock(MIDNIGHT)}"
    if opens < NOON < closes + NOON:
        return f"{clock(opens)}-{clock(closes + NOON)}"
    return f"{clock(closes)}-{clock(opens)}"
