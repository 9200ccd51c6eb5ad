"""Fortnights: "every other Tuesday from March 10 to May 19" as the dates themselves."""

from dataclasses import replace
from datetime import date, timedelta

from geomap.hours.reading import Unread
from geomap.hours.rule import DAYS, Day, Rule, Span

_MOST_DATES = 60


def expanded(rule: Rule, every: int, end: int) -> Rule:
    """Return the rule with its dates written out; raise Unread where they do not fit.

    The first and last date must be given, fall on the day, and be whole fortnights
    apart: OSM's week numbers would slip in years of 53 weeks.
    """
    if every == 1:
        return rule
    if len(rule.dates) != 1 or len(rule.days) != 1:
        raise Unread(end)
    first, last = _dates(rule.dates[0], end)
    days = range(0, (last - first).days + 1, 7 * every)
    fits = (last - first).days in days and DAYS[first.weekday()] == rule.days[0]
    if not fits or len(days) > _MOST_DATES:
        raise Unread(end)
    dates = (first + timedelta(days=step) for step in days)
    spans = tuple(Span(Day(d.year, d.month, d.day)) for d in dates)
    return replace(rule, dates=spans, days=())


def _dates(span: Span, end: int) -> tuple[date, date]:
    start, last = span.start, span.end
    if last is None or not (start.year and last.year and start.day and last.day):
        raise Unread(end)
    return (
        date(start.year, start.month, start.day),
        date(last.year, last.month, last.day),
    )
