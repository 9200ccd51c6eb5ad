"""Dates to ISO 8601. What the source knows only to the year or month stays so."""

import datetime
import re

from geomap.ingest.normalize.folding import without_accents
from geomap.ingest.normalize.reading import NOTHING, Reading
from geomap.ingest.normalize.wordlists import phrases

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_YEAR_FIRST = re.compile(
    r"(\d{4})([-/.]?)(\d\d?)\2(\d\d?)(?:[T ]\s?\d\d?:\d\d.{0,30})?", re.ASCII
)
_YEAR_LAST = re.compile(
    r"(\d\d?)[-/. ](\d\d?)[-/. ](\d{4})(?:[T ]\s?\d\d?:\d\d.{0,30})?", re.ASCII
)
_WORDS = re.compile(r"\d+|[a-z]+", re.ASCII)
_MONTHS = {
    name: number
    for number, names in enumerate(phrases("date.months"), start=1)
    for name in names.split()
}
# Days since 1899-12-30, as spreadsheets count: 1990-01-01 to 2064-04-08.
_SERIAL = re.compile(r"(3[3-9]\d{3}|[45]\d{4})(?:\.\d+)?", re.ASCII)
_EPOCH = re.compile(r"\d{12,13}", re.ASCII)


def read(text: str) -> Reading:
    """Return the date as YYYY-MM-DD, or as YYYY-MM or YYYY when no more is said.

    >>> (
    ...     read("20201019").value,
    ...     read("Jan 24 2018").value,
    ...     read("le 1er août 2024").value,
    ... )
    ('2020-10-19', '2018-01-24', '2024-08-01')
    >>> read("25/12/2023").value, read("03/04/2023")
    ('2023-12-25', Reading(value=None, code='R109', suggestion='2023-04-03'))
    >>> read("43831"), read("soon").code
    (Reading(value='2020-01-01', code='F008', suggestion=None), 'R108')
    """
    text = text[:80].strip()
    if not text:
        return NOTHING
    if iso := _ISO.fullmatch(text):
        return _checked(iso[1], iso[2], iso[3])
    return _in_figures(text) or _counted(text) or _in_words(text)


def _in_figures(text: str) -> Reading | None:
    if first := _YEAR_FIRST.fullmatch(text):
        return _checked(first[1], first[3], first[4])
    if last := _YEAR_LAST.fullmatch(text):
        return _day_and_month(int(last[1]), int(last[2]), last[3])
    return None


def _checked(year: str, month: str | None, day: str | None) -> Reading:
    try:
        found = datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return Reading(None, "R108")
    if not 1800 <= found.year <= 2200:
        return Reading(None, "R108")
    return Reading(found.isoformat()[: 10 if day else 7 if month else 4])


def _day_and_month(first: int, second: int, year: str) -> Reading:
    """Read dd/mm or mm/dd; where both are possible, suggest the day first."""
    if first > 12 or first == second:
        return _checked(year, str(second), str(first))
    if second > 12:
        return _checked(year, str(first), str(second))
    return Reading(None, "R109", _checked(year, str(second), str(first)).value)


def _counted(text: str) -> Reading | None:
    if _SERIAL.fullmatch(text):
        start = datetime.date(1899, 12, 30)
        day = start + datetime.timedelta(days=int(float(text)))
        return Reading(day.isoformat(), "F008")
    if _EPOCH.fullmatch(text):
        moment = datetime.datetime.fromtimestamp(int(text) / 1000, datetime.UTC)
        return Reading(moment.date().isoformat())
    return None


def _in_words(text: str) -> Reading:
    words = _WORDS.findall(without_accents(text.split(":")[0]).lower())
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    years = [word for word in words if word.isdigit() and len(word) == 4]
    days = [word for word in words if word.isdigit() and len(word) <= 2]
    if len(months) != 1 or len(years) != 1:
        return Reading(None, "R108")
    # Hours ("05:00") come after the year and are not days.
    return _checked(years[0], str(months[0]), days[0] if days else None)
