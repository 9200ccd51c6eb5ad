"""Checks of points: their province, precision, neighbours on the same one, water."""

import numpy as np
import pandas as pd

from geomap.ingest.checks import marking
from geomap.ingest.checks.checked import Checked
from geomap.ingest.checks.row import is_blank
from geomap.model import issue
from geomap.model.issue import Issues
from geomap.spatial import boundaries

# Metres that one unit in the last decimal of a degree stands for, by decimals.
_METRES_BY_DECIMALS = (111_000, 11_100, 1_110, 111)
_SHARED_BY = 3


def coordinates_missing(checked: Checked) -> Issues:
    """L201: a row without coordinates in a file that has them."""
    fields = checked.fields
    names = [n for n in ("@x", "@y", "latitude", "longitude") if n in fields]
    if not names:
        return issue.none()
    blank = np.logical_and.reduce([is_blank(fields[name]) for name in names])
    if blank.all():
        return issue.none()
    ours = blank[np.searchsorted(fields.index.to_numpy(), checked.row_numbers - 1)]
    return marking.rows(checked, "L201", ours)


def province_mismatch(checked: Checked) -> Issues:
    """L207: the publisher's point is not in the province of the address."""
    north, east = _points(checked)
    stated = checked.table["address_province"].to_numpy(dtype=object)
    elsewhere = checked.is_given & pd.notna(stated)
    elsewhere[elsewhere] = ~boundaries.belong(
        stated[elsewhere], north[elsewhere], east[elsewhere]
    )
    there = np.full(len(stated), "—", dtype=object)
    there[elsewhere] = boundaries.provinces_of(north[elsewhere], east[elsewhere])
    facts = {
        "prov": stated,
        "prov2": there,
        "km": _kilometres_off(stated, north, east, elsewhere),
    }
    return marking.rows(
        checked, "L207", elsewhere, column="address_province", facts=facts
    )


def precision_low(checked: Checked) -> Issues:
    """L210: both coordinates are written with fewer than four decimals."""
    given = (checked.table["position_origin"] == "publisher").to_numpy(dtype=bool)
    north, east = _points(checked)
    metres = np.zeros(len(north), dtype=int)
    for decimals in (3, 2, 1, 0):
        rough = _is_rounded(north, decimals) & _is_rounded(east, decimals)
        metres[rough] = _METRES_BY_DECIMALS[decimals]
    return marking.rows(checked, "L210", given & (metres > 0), facts={"m": metres})


def point_shared(checked: Checked) -> Issues:
    """L211: three or more different addresses have one and the same point."""
    given = checked.is_given
    columns = ["address_line_en", "address_line_fr", "latitude", "longitude"]
    table = checked.table.loc[given, columns]
    line = table["address_line_en"].fillna(table["address_line_fr"])
    points = [table["latitude"], table["longitude"]]
    counts = line.groupby(points).transform("nunique").to_numpy(dtype=int)
    sharing = np.zeros(len(given), dtype=int)
    sharing[given] = counts
    return marking.rows(checked, "L211", sharing >= _SHARED_BY, facts={"n": sharing})


def in_water(checked: Checked) -> Issues:
    """L212: the point is in a large lake, farther out than the outlines are coarse."""
    north, east = _points(checked)
    wet = checked.is_given.copy()
    wet[wet] = boundaries.in_lake(north[wet], east[wet])
    wet[wet] = boundaries.metres_from_land(north[wet], east[wet]) > boundaries.COARSE_M
    return marking.rows(checked, "L212", wet)


def _points(checked: Checked) -> tuple[np.ndarray, np.ndarray]:
    table = checked.table
    return table["latitude"].to_numpy(float), table["longitude"].to_numpy(float)


def _kilometres_off(
    stated: np.ndarray, north: np.ndarray, east: np.ndarray, rows: np.ndarray
) -> np.ndarray:
    metres = np.zeros(len(north))
    for province in pd.unique(stated[rows]):
        here = rows & (stated == province)
        metres[here] = boundaries.metres_from(province, north[here], east[here])
    return np.round(metres / 1000).astype(int)


def _is_rounded(degrees: np.ndarray, decimals: int) -> np.ndarray:
    return np.abs(degrees - np.round(degrees, decimals)) < 1e-9
