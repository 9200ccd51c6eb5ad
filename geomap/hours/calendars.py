"""Calendars: on which days an employer is closed, whatever place its counter is in.

A federal and a provincial counter in one building keep different holidays. Rules are
declared, each with its source; where nothing is known of an employer, a holiday of its
province makes its hours doubtful, never closed.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Literal

from geomap.hours import holiday_rules
from geomap.model.records import Text

Observed = Literal["", "next", "previous", "sunday"]
_OBSERVED: Mapping[str, Observed] = {
    "": "",
    "next": "next",
    "previous": "previous",
    "sunday": "sunday",
}
_FEDERAL = "CA"
_OWN = ("provincial", "territorial")
# Without a province, the days of the whole country.
_NOWHERE = "CA"


@dataclass(frozen=True, slots=True)
class Employer:
    """Whose calendar a location keeps: who employs the people behind the counter.

    `jurisdiction` is the employer's, such as CA or CA-ON; `province` where the
    counter is; `override` the source or location that has days of its own.
    """

    order: str | None = None
    jurisdiction: str | None = None
    province: str | None = None
    override: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day an employer keeps. `whose` is a jurisdiction.

    Unless `is_certain`, nobody said that this employer keeps it. `is_observed` is a
    day in lieu of one that fell on a weekend. `is_open` undoes a holiday.
    """

    key: str
    name: Text
    whose: str
    is_certain: bool = True
    is_observed: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of the declared holidays."""

    calendar: str
    layer: str
    key: str
    rule: str
    observed: Observed
    is_certain: bool
    where: tuple[str, ...]
    since: int
    until: int
    name: Text

    def is_held(self, province: str | None, year: int) -> bool:
        """Whether it is kept in a province in a year."""
        return self.since <= year <= self.until and _is_in(self.where, province)

    def holiday(self, *, is_certain: bool) -> Holiday:
        """Return the holiday of this rule."""
        return Holiday(
            key=self.key,
            name=self.name,
            whose=self.calendar,
            is_certain=self.is_certain and is_certain,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What a source or one location does otherwise.

    `action` is "closed" or "open" on the days of `rule` or on the holiday `key`, or
    "as" to keep the calendar of another kind of employer (`value`: an order).
    """

    whom: str
    action: str
    value: str
    holiday: Holiday | None


class Calendar:
    """The days of one employer."""

    def __init__(
        self, rules: Iterable[tuple[Rule, bool]], overrides: Iterable[Override] = ()
    ) -> None:
        self._rules = tuple(rules)
        self._overrides = tuple(overrides)
        self._years: dict[int, Mapping[date, Holiday]] = {}

    def on(self, day: date) -> Holiday | None:
        """Return the holiday kept on a day, None on any other day."""
        return self._year(day.year).get(day)

    def between(self, first: date, last: date) -> tuple[tuple[date, Holiday], ...]:
        """Return the holidays of a span of days, in order."""
        years = range(first.year, last.year + 1)
        found = [pair for year in years for pair in self._year(year).items()]
        return tuple(sorted((d, h) for d, h in found if first <= d <= last))

    def _year(self, year: int) -> Mapping[date, Holiday]:
        if year not in self._years:
            # New Year's Day may be observed in the year before or after.
            days = self._made(year)
            around = {**self._made(year - 1), **self._made(year + 1)}
            kept = {d: h for d, h in around.items() if d.year == year}
            self._years[year] = {**kept, **days}
        return self._years[year]

    def _made(self, year: int) -> dict[date, Holiday]:
        days: dict[date, Holiday] = {}
        moved: list[tuple[date, Rule, Holiday]] = []
        for rule, is_certain in self._rules:
            day = holiday_rules.day_of(rule.rule, year)
            if day is None or not rule.since <= year <= rule.until:
                continue
            holiday = rule.holiday(is_certain=is_certain)
            _lay(days, day, holiday)
            if rule.observed and holiday_rules.is_weekend(day):
                moved.append((day, rule, holiday))
        for day, rule, holiday in sorted(moved, key=lambda each: each[0]):
            observed = _in_lieu(day, rule.observed, days)
            if observed is not None:
                _lay(days, observed, replace(holiday, is_observed=True))
        return _overridden(days, self._overrides, year)


class Calendars:
    """Every employer's calendar, from the declared rules."""

    def __init__(self, rules: Iterable[Rule], overrides: Iterable[Override]) -> None:
        self._rules = tuple(rules)
        self._overrides = tuple(overrides)
        self._made: dict[Employer, Calendar] = {}

    def of(self, employer: Employer) -> Calendar:
        """Return the calendar an employer keeps."""
        if employer not in self._made:
            own = [o for o in self._overrides if _is_of(o.whom, employer.override)]
            order = next((o.value for o in own if o.action == "as"), employer.order)
            acting = replace(employer, order=order)
            self._made[employer] = Calendar(self._of(acting), own)
        return self._made[employer]

    def override_of(self, location_id: str) -> str | None:
        """Return the longest id that has days of its own and covers a location."""
        found = [w for w in self.overridden if _is_of(w, location_id)]
        return max(found, key=len, default=None)

    @cached_property
    def overridden(self) -> frozenset[str]:
        """The sources and locations that have days of their own."""
        return frozenset(override.whom for override in self._overrides)

    def _of(self, employer: Employer) -> list[tuple[Rule, bool]]:
        """Return the rules an employer keeps, and whether it is known that it does."""
        province = employer.province
        if employer.order == "federal":
            return [(r, True) for r in self._kept((_FEDERAL,), province)]
        if employer.order in _OWN and employer.jurisdiction:
            return [(r, True) for r in self._kept((employer.jurisdiction,), province)]
        home = f"CA-{province}" if province else employer.jurisdiction
        rules = self._kept((home or _NOWHERE,), province)
        is_municipal = employer.order == "municipal"
        return [(r, is_municipal and r.layer != "public_service") for r in rules]

    def _kept(self, calendars: tuple[str, ...], province: str | None) -> list[Rule]:
        return [
            rule
            for rule in self._rules
            if rule.calendar in calendars and _is_in(rule.where, province)
        ]


def load(folder: Path) -> Calendars:
    """Return the calendars declared in a folder; none where there are no files."""
    rules = [_rule(row) for row in _rows(folder / "holidays.csv")]
    overrides = [_override(row) for row in _rows(folder / "calendar_overrides.csv")]
    return Calendars(rules, overrides)


def no_calendars() -> Calendars:
    """Return calendars without any holiday."""
    return Calendars((), ())


def _lay(days: dict[date, Holiday], day: date, holiday: Holiday) -> None:
    """Keep the more certain of two holidays on one day."""
    before = days.get(day)
    if before is None or (holiday.is_certain and not before.is_certain):
        days[day] = holiday


def _in_lieu(
    day: date, observed: Observed, taken: Mapping[date, Holiday]
) -> date | None:
    if observed == "sunday" and day.weekday() != 6:
        return None
    step = timedelta(-1 if observed == "previous" else 1)
    other = day + step
    while holiday_rules.is_weekend(other) or other in taken:
        other += step
    return other


def _overridden(
    days: dict[date, Holiday], overrides: Iterable[Override], year: int
) -> dict[date, Holiday]:
    for override in overrides:
        if override.action == "as" or override.holiday is None:
            continue
        if override.action == "open":
            days = {d: h for d, h in days.items() if h.key != override.value}
            continue
        day = holiday_rules.day_of(override.value, year)
        if day is not None:
            days = {**days, day: override.holiday}
    return days


def _is_in(where: tuple[str, ...], province: str | None) -> bool:
    """Tell whether a province is one of those named, or not one of those excluded.

    >>> _is_in(("!QC",), "QC"), _is_in(("!QC",), "ON"), _is_in((), None)
    (False, True, True)
    """
    if not where:
        return True
    if where[0].startswith("!"):
        return f"!{province}" not in where
    return province in where


def _is_of(whom: str, location_id: str | None) -> bool:
    return location_id is not None and f"{location_id}/".startswith(f"{whom}/")


def _rows(file: Path) -> list[dict[str, str]]:
    if not file.is_file():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _rule(row: Mapping[str, str]) -> Rule:
    holiday_rules.day_of(row["rule"], 2026)
    return Rule(
        calendar=row["calendar"],
        layer=row["layer"],
        key=row["holiday"],
        rule=row["rule"],
        observed=_OBSERVED[row["observed"]],
        is_certain=row["closes"] == "yes",
        where=tuple(part for part in row["where"].split("|") if part),
        since=int(row["since"] or 1),
        until=int(row["until"] or 9_999),
        name=Text(row["name_en"], row["name_fr"]),
    )


def _override(row: Mapping[str, str]) -> Override:
    holiday = Holiday(
        key=row["value"],
        name=Text(row["name_en"] or None, row["name_fr"] or None),
        whose="",
    )
    return Override(
        whom=row["whom"], action=row["action"], value=row["value"], holiday=holiday
    )
