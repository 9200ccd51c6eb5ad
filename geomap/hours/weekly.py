"""Weekly hours: one canonical spelling, and the week as a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import opening_hours

from geomap.hours import assembly, closures, items, reading, tokens
from geomap.hours.cursor import Cursor
from geomap.hours.reading import Reading, Unread
from geomap.hours.rule import DAYS, HOLIDAY, MIDNIGHT, Rule, Times

Week = Mapping[str, Times]
_APART = " - "
# Many counters of one organization have the same hours, and a page reads them thrice.
_KEPT = 4_096
_ALL_WEEK: Times = ((0, MIDNIGHT),)


def tidy(osm: str) -> str:
    """Return OSM opening_hours in the one canonical spelling.

    Notation geomap does not use itself is spelled as opening-hours-py does.

    >>> tidy("Mo,Tu,We,Th,Fr 8:30-12:00, 13:00-16:30")
    'Mo-Fr 08:30-12:00,13:00-16:30'
    """
    try:
        return written(canonical(rules(osm)))
    except Unread:
        return str(opening_hours.OpeningHours(osm)).replace(" closed", " off")


@lru_cache(maxsize=_KEPT)
def rules(osm: str) -> tuple[Rule, ...]:
    """Return the rules of OSM opening_hours; raise Unread for unusual notation."""
    read, notes = assembly.of(items.read(Cursor(tokens.read(osm)), osm), len(osm))
    reasons = {rule.comment for rule in read if rule.comment}
    if set(notes) - reasons:
        raise Unread(0)
    return read


def week(osm: str) -> dict[str, Times] | None:
    """Return the (opens, closes) minutes of each day from Mo to Su.

    A day without opening has (). None when the hours are more than a plain week:
    dates, the nth day of a month, appointments. Holidays are left aside.
    """
    try:
        read = [rule for rule in rules(osm) if rule.days != (HOLIDAY,)]
    except Unread:
        return None
    if read == [Rule(state="off")]:
        return dict.fromkeys(DAYS, ())
    if not read or not all(rule.is_weekly for rule in read):
        return None
    return _table(read)


def of_week(table: Week) -> str:
    """Return the canonical OSM opening_hours of a week; days left out are closed.

    >>> of_week({"Mo": ((540, 1020),), "Tu": ((540, 1020),)})
    'Mo,Tu 09:00-17:00'
    """
    plain = {day: tuple(table.get(day, ())) for day in DAYS}
    return written(_grouped(plain)) or "off"


def from_columns(columns: Mapping[str, str]) -> Reading:
    """Read one text for each weekday, named Mo to Su; an absent day is not known.

    Days not known and days closed both have no opening; all unknown is H501.
    """
    table: dict[str, Times] = {}
    for day, text in columns.items():
        if not text.strip():
            continue
        try:
            table[day] = _one_day(day, text)
        except Unread as error:
            return reading.refused(text, error)
    if not table:
        return Reading(osm=None, code="H501", position=0)
    return Reading(osm=of_week(table))


def canonical(read: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules merged and in order: the week, the other rules, holidays."""
    merged = _merged([part for rule in read for part in _apart(rule)])
    plain = [rule for rule in merged if rule.is_weekly]
    others = [rule for rule in merged if not rule.is_weekly]
    holidays = [rule for rule in others if rule.days == (HOLIDAY,) and not rule.dates]
    rest = [rule for rule in others if rule not in holidays]
    week_rules = _grouped(_table(plain)) if plain else ()
    return (*week_rules, *rest, *holidays)


def written(read: Sequence[Rule]) -> str:
    """Return rules as one text."""
    if len(read) == 1 and read[0] == Rule(days=DAYS, times=_ALL_WEEK):
        return "24/7"
    return "; ".join(str(rule) for rule in read)


def is_valid(osm: str) -> bool:
    """Tell whether opening-hours-py reads the text."""
    return bool(opening_hours.validate(osm))


def _one_day(day: str, text: str) -> Times:
    opens, apart, closes = text.partition(_APART)
    # "Closed" in the column of the opening and in that of the closing.
    text = opens if apart and opens == closes else text
    read, _ = assembly.of(items.read(Cursor(tokens.read(text)), text), len(text))
    if read == (Rule(state="off"),):
        return ()
    rule = read[0]
    is_plain = not rule.dates and rule.state == "open" and len(read) == 1
    if not is_plain or (rule.days and rule.days != (day,)):
        raise Unread(0)
    return rule.times


def _apart(rule: Rule) -> list[Rule]:
    """Keep holidays apart from the days they were named with."""
    if HOLIDAY not in rule.days or rule.dates or rule.days == (HOLIDAY,):
        return [rule]
    days = tuple(day for day in rule.days if day != HOLIDAY)
    return [replace(rule, days=days), replace(rule, days=(HOLIDAY,))]


def _merged(read: Sequence[Rule]) -> list[Rule]:
    """Join rules that differ in their times, or in their dates, only."""
    by_times: dict[Rule, list[Rule]] = {}
    for rule in read:
        by_times.setdefault(rule.with_times(()), []).append(rule)
    joined = [
        rule.with_times(_sum(t for part in parts for t in part.times))
        for rule, parts in by_times.items()
    ]
    by_dates: dict[Rule, list[Rule]] = {}
    for rule in joined:
        key = replace(rule, dates=()) if rule.dates else rule
        by_dates.setdefault(key, []).append(rule)
    return [
        replace(key, dates=tuple(span for part in parts for span in part.dates))
        for key, parts in by_dates.items()
    ]


def _table(read: Sequence[Rule]) -> dict[str, Times]:
    """Lay rules over the week: times apart are added, times that overlap replace."""
    table: dict[str, Times] = dict.fromkeys(DAYS, ())
    for rule in read:
        for day in rule.days or DAYS:
            table[day] = _laid(table[day], rule.times)
    return table


def _laid(before: Times, times: Times) -> Times:
    overlaps = any(a < d and c < b for a, b in before for c, d in times)
    return times if overlaps else _sum(before + times)


def _sum(times: Iterable[tuple[int, int]]) -> Times:
    return closures.joined(tuple(sorted(set(times))))


def _grouped(table: Week) -> tuple[Rule, ...]:
    days_of: dict[Times, list[str]] = {}
    for day in DAYS:
        if table[day]:
            days_of.setdefault(tuple(table[day]), []).append(day)
    return tuple(Rule(days=tuple(d), times=t) for t, d in days_of.items())
