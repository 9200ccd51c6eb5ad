"""Which locations a notice closes."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import shapely

from geomap.model.closure import Closure

_COLUMNS = {
    "sources": "source",
    "orders": "organization_order",
    "provinces": "address_province",
    "ids": "id",
}


def closed(table: pd.DataFrame, closure: Closure) -> np.ndarray:
    """Return which rows a notice closes: all that its selector says must hold."""
    rows = np.full(len(table), bool(closure.selector))
    for name, values in closure.selector.items():
        rows &= _SELECTED[name](table, name, values)
    return rows


def _listed(table: pd.DataFrame, name: str, values: Sequence[Any]) -> np.ndarray:
    return table[_COLUMNS[name]].isin(list(values)).to_numpy(dtype=bool)


def _in_box(table: pd.DataFrame, _name: str, values: Sequence[Any]) -> np.ndarray:
    south, west, north, east = (float(value) for value in values)
    latitudes, longitudes = _points(table)
    return (
        (latitudes >= south)
        & (latitudes <= north)
        & (longitudes >= west)
        & (longitudes <= east)
    )


def _in_polygon(table: pd.DataFrame, _name: str, values: Sequence[Any]) -> np.ndarray:
    area = shapely.Polygon([(float(lon), float(lat)) for lat, lon in values])
    shapely.prepare(area)
    latitudes, longitudes = _points(table)
    known = np.isfinite(latitudes) & np.isfinite(longitudes)
    inside = np.zeros(len(table), dtype=bool)
    inside[known] = shapely.covers(
        area, shapely.points(longitudes[known], latitudes[known])
    )
    return inside


def _points(table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    return table["latitude"].to_numpy(), table["longitude"].to_numpy()


_SELECTED = {
    **dict.fromkeys(_COLUMNS, _listed),
    "box": _in_box,
    "polygon": _in_polygon,
}
