"""Checks of opening hours: overlaps, odd weeks, holidays and past closures."""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from geomap.hours import weekly
from geomap.hours.reading import Unread
from geomap.hours.rule import MONTHS, Times
from geomap.ingest import columns
from geomap.ingest.checks import marking
from geomap.ingest.checks.address import counters
from geomap.ingest.checks.checked import Checked
from geomap.model import issue
from geomap.model.issue import Issues

_COLUMN = "hours_osm"
_DAY_MAX, _WEEK_MIN = 14 * 60, 60
_DATE = re.compile(rf"\b(\d{{4}}) ({'|'.join(MONTHS)})(?: (\d{{1,2}}))?", re.ASCII)
_ENDLESS = re.compile(rf"\b\d{{4}} (?:{'|'.join(MONTHS)})(?: \d{{1,2}})?\+", re.ASCII)
# Days off that only one kind of calendar has.
_PROVINCIAL_DAYS = (
    r"(?i)family day|louis riel day|islander day|heritage day|civic holiday|natal day|"
    r"jour de la famille|journée louis-riel|fête des insulaires|fête du patrimoine|"
    r"saint-jean-baptiste|fête nationale"
)
_FEDERAL_DAYS = r"(?i)easter monday|lundi de pâques"


def overlapping(checked: Checked) -> Issues:
    """H503: two rules say different hours for one day."""
    day = _of_distinct(checked, _day_said_twice)
    return marking.rows(checked, "H503", day != "", column=_COLUMN, facts={"day": day})


def implausible(checked: Checked) -> Issues:
    """H504: over 14 hours in a day at a counter, or under one hour in a week."""
    hours = _of_distinct(checked, _odd_week)
    is_counter = checked.table["type"].isin(counters()).to_numpy(dtype=bool)
    odd = (hours != "") & is_counter
    return marking.rows(checked, "H504", odd, column=_COLUMN, facts={"n": hours})


def holidays_unsaid(checked: Checked) -> Issues:
    """H505: hours that do not say what happens on holidays, counted once for a file."""
    hours = checked.table[_COLUMN]
    silent = hours.notna() & ~hours.str.contains("PH", regex=False).fillna(value=False)
    if not silent.any():
        return issue.none()
    facts = {"n": int(silent.sum()), "cal": checked.source.jurisdiction}
    return marking.whole(checked, "H505", column=_COLUMN, facts=facts)


def holidays_of_others(checked: Checked) -> Issues:
    """H506: a holiday is named that this order of government does not keep."""
    federal = (checked.table["organization_order"] == "federal").to_numpy(dtype=bool)
    notes = checked.table["hours_note_en"].fillna("") + " "
    notes = notes + checked.table["hours_note_fr"].fillna("")
    provincial = columns.told(lambda said: said.str.contains(_PROVINCIAL_DAYS), notes)
    of_federation = columns.told(lambda said: said.str.contains(_FEDERAL_DAYS), notes)
    wrong = federal & provincial | ~federal & of_federation
    order = checked.table["organization_order"]
    facts = {"level": order}
    return marking.rows(checked, "H506", wrong, column="hours_note_en", facts=facts)


def past_exceptions(checked: Checked) -> Issues:
    """H507: every date the hours speak of is over."""
    today = checked.today.isoformat()
    last = _of_distinct(checked, _last_date)
    past = (last != "") & (last.astype(str) < today)
    return marking.rows(checked, "H507", past, column=_COLUMN, facts={"date": last})


def _of_distinct(checked: Checked, rule: Callable[[str], str]) -> np.ndarray:
    """Return a rule's answer for every row's hours, "" where there are none."""
    codes, distinct = pd.factorize(checked.table[_COLUMN])
    answers = np.array([*(rule(hours) for hours in distinct), ""], dtype=object)
    return answers[codes]


def _day_said_twice(hours: str) -> str:
    if ";" not in hours:
        return ""
    try:
        rules = [rule for rule in weekly.rules(hours) if rule.is_weekly]
    except Unread:
        return ""
    said: dict[str, Times] = {}
    for rule in rules:
        for day in rule.days:
            if said.setdefault(day, rule.times) != rule.times:
                return day
    return ""


def _odd_week(hours: str) -> str:
    week = {} if hours == "24/7" else weekly.week(hours)
    if week is None:
        return ""
    if hours == "24/7":
        return "168"
    days = [sum(end - start for start, end in times) for times in week.values()]
    if max(days) > _DAY_MAX or 0 < sum(days) < _WEEK_MIN:
        return f"{sum(days) / 60:.10g}"
    return ""


def _last_date(hours: str) -> str:
    """Return the last day with a year in the hours, ISO 8601; "" if some have none."""
    dates = _DATE.findall(hours)
    if not dates or _ENDLESS.search(hours):
        return ""
    return max(
        f"{year}-{MONTHS.index(month) + 1:02d}-{int(day or 31):02d}"
        for year, month, day in dates
    )
