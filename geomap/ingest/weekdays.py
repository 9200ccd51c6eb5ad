"""Weekdays: the columns that opening hours are spread over, one or two for each day."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from geomap.hours import free_text, weekly
from geomap.hours.rule import DAYS
from geomap.ingest import functions
from geomap.ingest.normalize.folding import without_accents

# Fewer days than these are no week: a column called "Fri" may mean French.
_LEAST_DAYS = 3
_ROWS = 500
_SAID = 0.95
_OPENS = {
    "open", "opens", "opening", "from", "start", "starts", "begin", "begins", "ouvre",
    "ouverture", "debut",
}  # fmt: skip
_CLOSES = {
    "close", "closes", "closing", "until", "end", "ends", "ferme", "fermeture", "fin",
}  # fmt: skip
# Words beside a day that change nothing.
_ABOUT = {
    "hours", "hour", "hrs", "time", "times", "schedule", "operating", "business",
    "office", "day", "of", "the", "on", "heures", "heure", "horaire", "horaires",
    "jour", "d", "le", "les",
}  # fmt: skip
# The end of the week, which ends nothing.
_WEEKEND = re.compile(r"\bfins? de semaine\b")
_WORD = re.compile(r"[a-z]+|\d+|[-&/]")


class Week(NamedTuple):
    """The hours of a week as a mapping of columns, and how sure that is."""

    spec: Mapping[str, Any]
    headers: tuple[str, ...]
    confidence: float


class _Told(NamedTuple):
    """What a header says: the days, and whether "opens", "closes" or the "whole"."""

    days: tuple[str, ...]
    part: str


def of(table: pd.DataFrame, headers: Sequence[str]) -> Week | None:
    """Return the opening hours that some of the columns make together, if they do.

    >>> table = pd.DataFrame({"Lundi au vendredi": ["9 h à 17 h"], "Ville": ["Alma"]})
    >>> of(table, list(table)).spec["weekdays"]["Fr"]
    'Lundi au vendredi'
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for header in headers:
        told = _told(header)
        for day in told.days:
            found[day].setdefault(told.part, header)
    days = {day: spec for day in DAYS if (spec := _of_day(found[day]))}
    if len(days) < _LEAST_DAYS:
        return None
    made = functions.compiled({"weekdays": days})
    share = _read_share(table, list(days.values()))
    return Week({"weekdays": days}, made.headers, _SAID * share)


def _of_day(parts: Mapping[str, str]) -> Any:
    """Return how one day's hours are put together: the whole before two halves."""
    if "whole" in parts:
        return parts["whole"]
    if "opens" in parts and "closes" in parts:
        return {"join": [parts["opens"], parts["closes"]], "with": " - "}
    # "Opening hours Monday", with no column for the closing, holds both.
    return parts.get("opens")


def _read_share(table: pd.DataFrame, specs: Sequence[Any]) -> float:
    """Return which share of the days' distinct texts can be read as hours."""
    some = table.head(_ROWS)
    texts = {
        text
        for spec in specs
        for text in functions.compiled(spec).values(some).dropna().unique()
    }
    read = [weekly.from_columns({"Mo": text}).osm is not None for text in texts]
    return sum(read) / len(read) if read else 0.0


@cache
def _told(header: str) -> _Told:
    """Return which days a header names, none when it says anything else as well."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header).replace("_", " ")
    plain = _WEEKEND.sub("weekend", without_accents(apart.lower()))
    words = _WORD.findall(plain)
    opens, closes = not _OPENS.isdisjoint(words), not _CLOSES.isdisjoint(words)
    about = _OPENS | _CLOSES | _ABOUT
    days = _days(" ".join(w for w in words if w not in about).strip(" -&/").split())
    if opens == closes:
        return _Told(days, "whole")
    return _Told(days, "opens" if opens else "closes")


def _days(words: Sequence[str]) -> tuple[str, ...]:
    """Return the days that the words name, read as the hours themselves are.

    >>> _days(["lundi", "au", "mercredi"]), _days(["mon", "fri"]), _days(["elm"])
    (('Mo', 'Tu', 'We'), ('Mo', 'Tu', 'We', 'Th', 'Fr'), ())
    """
    if not any(len(word) > 1 and word.isalpha() for word in words):
        return ()
    # Two days side by side are the ends of a run.
    for phrase in dict.fromkeys((" - ".join(words), " ".join(words))):
        read = free_text.read(f"{phrase} 9:00-10:00").osm
        week = weekly.week(read) if read else None
        if week and " " in str(read):
            return tuple(day for day in DAYS if week[day])
    return ()
