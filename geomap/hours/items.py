"""Items: what a text about hours says, one thing after the other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from geomap.hours import dates, times
from geomap.hours.cursor import FILLERS, Cursor
from geomap.hours.rule import DAYS, Span, Times
from geomap.hours.tokens import Token

_DAY_KINDS = ("day", "group", "nth", "fortnight")
_ALWAYS_SKIPPED = (*FILLERS, "h", ",", ":", ".", "and", "lunch", "of_month", "/")
# In brackets, a remark may hold anything that cannot change when a place is open.
_CHANGES_HOURS = (
    "day", "group", "month", "date", "closed", "except", "nth", "fortnight",
    "doubt", "lunch", "noon", "midnight", "open_end", "all_day", "always",
    "am", "pm", "h", "between",
)  # fmt: skip
_LONGEST_LABEL = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing said, of a kind that Assembly knows what to do with.

    Kinds: days, dates, times, closed, except, always, appointment, unknown, text,
    opens, note, break. `every` counts weeks.
    """

    kind: str
    position: int
    days: tuple[str, ...] = ()
    dates: tuple[Span, ...] = ()
    times: Times = ()
    text: str = ""
    every: int = 1


def read(cursor: Cursor, text: str) -> Iterator[Item]:
    """Yield the items of a text; raise Unread where understanding ends."""
    yield from _label(cursor, text)
    while cursor.peek().kind != "end":
        if dates.starts(cursor) or not cursor.skip(*_ALWAYS_SKIPPED):
            yield _item(cursor, text)


def _item(cursor: Cursor, text: str) -> Item:
    token = cursor.peek()
    if dates.starts(cursor):
        return _dates(cursor)
    if token.kind in _DAY_KINDS:
        return _days(cursor)
    if token.kind in times.STARTS:
        ranges = (times.read(cursor),)
        return Item(kind="times", position=token.start, times=ranges)
    return _OTHERS.get(token.kind, _nothing)(cursor, text)


def _dates(cursor: Cursor) -> Item:
    position = cursor.peek().start
    spans = [dates.read(cursor)]
    while _goes_on(cursor):
        cursor.skip(",", "and")
        spans.append(dates.read(cursor))
    return Item(kind="dates", position=position, dates=tuple(spans))


def _goes_on(cursor: Cursor) -> bool:
    start = cursor.at
    found = cursor.skip(",", "and") and (
        dates.starts(cursor) or dates.continues(cursor)
    )
    cursor.at = start
    return found


def _days(cursor: Cursor) -> Item:
    position = cursor.peek().start
    if cursor.peek().kind == "group":
        days = tuple(cursor.take().value.split())
        return Item(kind="days", position=position, days=days)
    every = 2 if cursor.skip("fortnight") else 1
    nth = _nth(cursor, every)
    first = _day(cursor)
    if every == 2 and cursor.peek().kind == "of_month":
        nth = ("2",)
    if nth or cursor.peek().kind == "[":
        named = _named(cursor, first, nth)
        return Item(kind="days", position=position, days=named)
    days = _range(cursor, first)
    return Item(kind="days", position=position, days=days, every=every)


def _nth(cursor: Cursor, every: int) -> tuple[str, ...]:
    """Take "1st and 3rd"; "every 2nd and 4th" counts days too, not weeks."""
    counts = ["2"] if every == 2 and cursor.peek().kind in ("and", ",") else []
    while _skips_to(cursor, "nth"):
        counts.append(cursor.take().value)
    return tuple(counts)


def _skips_to(cursor: Cursor, kind: str) -> bool:
    start = cursor.at
    cursor.skip("and", ",", *FILLERS)
    if cursor.peek().kind == kind:
        return True
    cursor.at = start
    return False


def _named(cursor: Cursor, day: str, counts: tuple[str, ...]) -> tuple[str, ...]:
    if cursor.skip("["):
        counts = _bracketed(cursor)
    return (f"{day}[{','.join(sorted(set(counts), key=int))}]",)


def _bracketed(cursor: Cursor) -> tuple[str, ...]:
    counts = []
    while not cursor.skip("]"):
        sign = "-" if cursor.skip("to") else ""
        if cursor.peek().kind != "number":
            raise cursor.stop()
        counts.append(sign + cursor.take().value)
        cursor.skip(",")
    return tuple(counts)


def _day(cursor: Cursor) -> str:
    cursor.skip(*FILLERS)
    if cursor.peek().kind != "day":
        raise cursor.stop()
    day = cursor.take().value
    cursor.skip(".")
    return day


def _range(cursor: Cursor, first: str) -> tuple[str, ...]:
    start = cursor.at
    if cursor.skip("to"):
        cursor.skip(*FILLERS)
        if cursor.peek().kind == "day":
            if cursor.peek().value == first:
                raise cursor.stop()
            return _from_to(first, _day(cursor))
    cursor.at = start
    return (first,)


def _from_to(first: str, last: str) -> tuple[str, ...]:
    start, end = DAYS.index(first), DAYS.index(last)
    count = (end - start) % 7 + 1
    return tuple(DAYS[(start + step) % 7] for step in range(count))


def _closed(cursor: Cursor, _text: str) -> Item:
    """Take "closed", then what is closed: dates and days first, then times."""
    token = cursor.take()
    days: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    while _takes_days(cursor):
        if dates.starts(cursor) or dates.continues(cursor):
            spans += _dates(cursor).dates
        else:
            days += _days(cursor).days
    ranges = tuple(_closed_times(cursor)) if token.kind == "closed" else ()
    return Item(
        kind=token.kind, position=token.start, days=days, dates=spans, times=ranges
    )


def _takes_days(cursor: Cursor) -> bool:
    start = cursor.at
    cursor.skip(*(kind for kind in _ALWAYS_SKIPPED if kind != "from"))
    if not dates.starts(cursor):
        cursor.skip(*_ALWAYS_SKIPPED)
    token = cursor.peek()
    if dates.starts(cursor) or token.kind in _DAY_KINDS:
        return True
    if dates.continues(cursor) and cursor.peek(3).kind == ")":
        return True
    cursor.at = start
    return False


def _closed_times(cursor: Cursor) -> Iterator[tuple[int, int]]:
    while True:
        start = cursor.at
        cursor.skip(*_ALWAYS_SKIPPED)
        is_date = dates.starts(cursor)
        if is_date or cursor.peek().kind not in times.STARTS:
            cursor.at = start
            return
        yield times.read(cursor)


def _word(cursor: Cursor, _text: str) -> Item:
    token = cursor.take()
    kind = "note" if token.kind in ("zone", "remark") else token.kind
    said = token.value if kind in ("appointment", "text") else token.text
    return Item(kind=kind, position=token.start, text=said)


def _break(cursor: Cursor, _text: str) -> Item:
    return Item(kind="break", position=cursor.take().start)


def _opens(cursor: Cursor, _text: str) -> Item:
    """Take "opens at 11 am on the last Wednesday": an exception to what was said."""
    position = cursor.take().start
    opens = times.opening(cursor)
    cursor.skip(*FILLERS)
    if cursor.peek().kind not in _DAY_KINDS:
        raise cursor.stop()
    days = _days(cursor).days
    return Item(kind="opens", position=position, days=days, times=((opens, opens),))


def _aside(cursor: Cursor, text: str) -> Item:
    """Take the rest of a clause that speaks of something else than the counter."""
    start = cursor.take().start
    while cursor.peek().kind not in (";", "end"):
        cursor.take()
    said = text[start : cursor.peek().start].strip()
    return Item(kind="note", position=start, text=said)


def _brackets(cursor: Cursor, text: str) -> Item:
    opening = cursor.take()
    inside = _until_closing(cursor)
    if any(_matters(token) for token in inside):
        return Item(kind="break", position=opening.start)
    cursor.at += len(inside)
    end = cursor.take().start
    said = text[opening.start + 1 : end].strip()
    return Item(kind="note", position=opening.start, text=said)


def _until_closing(cursor: Cursor) -> list[Token]:
    inside: list[Token] = []
    while cursor.peek(len(inside)).kind not in (")", "end"):
        inside.append(cursor.peek(len(inside)))
    if cursor.peek(len(inside)).kind == "end" or any(t.kind == "(" for t in inside):
        raise cursor.stop()
    return inside


def _matters(token: Token) -> bool:
    return token.kind in _CHANGES_HOURS or (
        token.kind == "number" and len(token.value) < 3
    )


def _label(cursor: Cursor, text: str) -> Iterator[Item]:
    """Take a heading such as "Driver's written test:" or "2021:"."""
    cursor.skip(*FILLERS, "h")
    for count in range(1, _LONGEST_LABEL):
        if cursor.peek(count).kind == ":" and _is_label(cursor, count):
            start, end = cursor.peek().start, cursor.peek(count).start
            cursor.at += count + 1
            yield Item(kind="note", position=start, text=text[start:end].strip())
            return


def _is_label(cursor: Cursor, count: int) -> bool:
    kinds = cursor.kinds(count)
    is_year = kinds == ("number",) and len(cursor.peek().value) == 4
    is_words = "word" in kinds and set(kinds) <= {"word", *FILLERS, "and", "to"}
    return is_year or is_words


def _nothing(cursor: Cursor, _text: str) -> Item:
    raise cursor.stop()


_OTHERS: dict[str, Callable[[Cursor, str], Item]] = {
    "closed": _closed,
    "except": _closed,
    "(": _brackets,
    ")": _break,
    ";": _break,
    "|": _break,
    "aside": _aside,
    "always": _word,
    "opens": _opens,
    "appointment": _word,
    "unknown": _word,
    "text": _word,
    "zone": _word,
    "remark": _word,
}
