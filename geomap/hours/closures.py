"""Closures: lunch taken out of the opening times, days and dates that are off."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from geomap.hours.items import Item
from geomap.hours.reading import Unread
from geomap.hours.rule import DAYS, HOLIDAY, Rule, Times


def applied(
    rules: Sequence[Rule], closed: Sequence[Item], end: int
) -> tuple[Rule, ...]:
    """Return the rules without what is closed; raise Unread where times collide."""
    opened = [_ordered(rule, end) for rule in rules]
    for item in closed:
        opened = [part for rule in opened for part in _without(rule, item)]
    off = [rule for item in closed for rule in _off(item, end)]
    return (*opened, *off)


def _ordered(rule: Rule, end: int) -> Rule:
    times = tuple(sorted(rule.times))
    if any(later[0] < earlier[1] for earlier, later in itertools.pairwise(times)):
        raise Unread(end)
    return rule.with_times(joined(times))


def joined(times: Times) -> Times:
    """Return times in order with those that touch made one.

    >>> joined(((510, 720), (720, 960)))
    ((510, 960),)
    """
    together: list[tuple[int, int]] = []
    for opens, closes in times:
        if together and together[-1][1] == opens:
            together[-1] = (together[-1][0], closes)
        else:
            together.append((opens, closes))
    return tuple(together)


def _without(rule: Rule, item: Item) -> list[Rule]:
    """Return the rule with the closure taken out, in one part or two."""
    if item.dates or not (item.days or item.times):
        return [rule]
    if not item.days:
        return [rule.with_times(minus(rule.times, item.times))]
    days = rule.days or DAYS
    closed = tuple(day for day in days if day in item.days)
    if not closed:
        return [rule]
    rest = tuple(day for day in days if day not in closed)
    parts = [replace(rule, days=rest)] if rest else []
    if item.times:
        less = minus(rule.times, item.times)
        parts.append(replace(rule, days=closed, times=less))
    return parts


def minus(times: Times, closed: Times) -> Times:
    """Return the times without the closed ones.

    >>> minus(((540, 990),), ((720, 780),))
    ((540, 720), (780, 990))
    """
    left = times
    for start, end in closed:
        left = tuple(
            part
            for opens, closes in left
            for part in ((opens, min(closes, start)), (max(opens, end), closes))
            if part[0] < part[1]
        )
    return left


def _off(item: Item, end: int) -> list[Rule]:
    if item.dates:
        if item.times:
            raise Unread(end)
        return [Rule(dates=item.dates, days=item.days, state="off")]
    holiday = HOLIDAY in item.days
    if holiday and item.times:
        raise Unread(end)
    named = tuple(day for day in item.days if "[" in day and not item.times)
    off = [Rule(days=named, state="off")] if named else []
    return [*off, Rule(days=(HOLIDAY,), state="off")] if holiday else off
