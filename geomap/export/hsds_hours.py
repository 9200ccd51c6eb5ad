"""Schedules of HSDS 3: a plain week as recurrence rules, the rest as a description."""

import uuid
from collections.abc import Iterator

import pandas as pd

from geomap.hours import weekly
from geomap.hours.rule import DAYS, MIDNIGHT, Times, clock

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "geomap/schedule")
_COLUMNS = ("freq", "interval", "wkst", "byday", "opens_at", "closes_at", "description")
_LAST_MINUTE = MIDNIGHT - 1


def schedules(wide: pd.DataFrame) -> pd.DataFrame:
    """Return the schedules of locations that say when they are open.

    `wide` has the columns of the schema and `_location`, the location's UUID.
    """
    said = wide.loc[wide["hours_osm"].notna(), ["_location", "hours_osm"]].astype(
        object
    )
    note = wide.loc[said.index, "hours_note_en"].fillna(wide["hours_note_fr"])
    distinct = said["hours_osm"].unique()
    parts = pd.DataFrame(
        [(osm, *row) for osm in distinct for row in _rows(osm)],
        columns=["hours_osm", *_COLUMNS],
        dtype=object,
    )
    joined = said.assign(notes=note.astype(object)).merge(parts, on="hours_osm")
    number = joined.groupby("_location").cumcount().astype(str)
    keys = joined["_location"].astype(str) + "/" + number
    ids = [str(uuid.uuid5(_NAMESPACE, key)) for key in keys]
    rows = joined.drop(columns="hours_osm").rename(columns={"_location": "location_id"})
    rows.insert(0, "id", ids)
    return rows


def _rows(osm: str) -> Iterator[tuple[object, ...]]:
    """Yield a rule for each opening; all of them carry the whole in words of OSM."""
    week = weekly.week(osm)
    if week is None or not any(week.values()):
        yield (None, None, None, None, None, None, osm)
        return
    for days, (opens, closes) in _openings(week):
        end = min(closes, _LAST_MINUTE) if closes <= MIDNIGHT else closes - MIDNIGHT
        yield ("WEEKLY", 1, "MO", days, clock(opens), clock(end), osm)


def _openings(week: dict[str, Times]) -> Iterator[tuple[str, tuple[int, int]]]:
    openings: dict[tuple[int, int], list[str]] = {}
    for day in DAYS:
        for opening in week[day]:
            openings.setdefault(opening, []).append(day.upper())
    for opening, days in openings.items():
        yield ",".join(days), opening
