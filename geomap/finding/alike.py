"""Rows that are alike: the same hours, employer, clock and status."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from geomap.hours import zones
from geomap.hours.calendars import Calendars, Employer

_STATUS = ["status", "hours_appointment"]
_EMPLOYER = ["organization_order", "organization_jurisdiction", "address_province"]
_PLACE = ["address_province", "latitude", "longitude"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """What the rows of one group have in common.

    Of rows without hours only the status and the appointment are compared: they have
    neither employer nor zone here.
    """

    hours: str | None
    status: str | None
    appointment: str | None
    employer: Employer
    zone: zones.Place | None


def grouped(
    table: pd.DataFrame, calendars: Calendars
) -> tuple[np.ndarray, tuple[Alike, ...]]:
    """Return the group of each row, and what each group has in common."""
    has_hours = table["hours_osm"].notna()
    facts = table[["hours_osm", *_STATUS]].astype(object)
    facts[_EMPLOYER] = table[_EMPLOYER].astype(object).where(has_hours)
    facts["override"] = _overrides(table, calendars)
    facts["zone"] = _zones(table.loc[has_hours, _PLACE])
    by = facts.groupby(list(facts.columns), dropna=False, sort=False)
    groups = by.ngroup().to_numpy()
    firsts = np.unique(groups, return_index=True)[1]
    rows = facts.iloc[firsts].itertuples(index=False, name=None)
    return groups, tuple(_alike(*(_known(value) for value in row)) for row in rows)


def place(table: pd.DataFrame, row: int) -> zones.Place | None:
    """Return the zone of one row."""
    return zones.of(*(_known(table[name].iat[row]) for name in _PLACE))


def _alike(*values: Any) -> Alike:
    hours, status, appointment, order, jurisdiction, province, override, zone = values
    return Alike(
        hours=hours,
        status=status,
        appointment=appointment,
        employer=Employer(order, jurisdiction, province, override),
        zone=zones.Place(zone.rstrip("?"), zone.endswith("?")) if zone else None,
    )


def _overrides(table: pd.DataFrame, calendars: Calendars) -> pd.Series:
    """Return, for the few rows that have one, the id with days of its own."""
    ids = table["id"]
    covered = ids.str.startswith(tuple(calendars.overridden) or ("\0",), na=False)
    found = ids[covered & table["hours_osm"].notna()]
    return found.map(calendars.override_of).astype(object)


def _zones(places: pd.DataFrame) -> pd.Series:
    """Return the names of zones, with "?" after one that is assumed."""
    names = [_name(*row) for row in places.itertuples(index=False, name=None)]
    return pd.Series(names, places.index, dtype=object)


def _name(*where: Any) -> str | None:
    found = zones.of(*(_known(value) for value in where))
    return found.name + "?" * found.is_assumed if found else None


def _known(value: Any) -> Any:
    return None if value != value else value
