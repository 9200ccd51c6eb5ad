"""Outlines from geomap/spatial/data, and which points are inside one."""

from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import orjson
import shapely


@cache
def read(name: str) -> tuple[tuple[dict[str, Any], Any], ...]:
    """Return the properties and the outline (shapely, degrees) of each feature."""
    file = resources.files("geomap.spatial").joinpath("data", f"{name}.geojson")
    features: list[dict[str, Any]] = orjson.loads(file.read_bytes())["features"]
    return tuple((f["properties"], _prepared(f["geometry"])) for f in features)


def shapes(name: str) -> tuple[Any, ...]:
    """Return the outlines of a file without their properties."""
    return tuple(outline for _, outline in read(name))


def inside(outline: Any, latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Return whether each point is inside an outline or on its edge."""
    west, south, east, north = outline.bounds
    found = (latitudes >= south) & (latitudes <= north)
    found &= (longitudes >= west) & (longitudes <= east)
    rows = np.flatnonzero(found)
    found[rows] = shapely.intersects_xy(outline, longitudes[rows], latitudes[rows])
    return found


def inside_any(
    shapes: Iterable[Any], latitudes: np.ndarray, longitudes: np.ndarray
) -> np.ndarray:
    """Return whether each point is inside one of the outlines."""
    found = np.zeros(len(latitudes), dtype=bool)
    for outline in shapes:
        found |= inside(outline, latitudes, longitudes)
    return found


@cache
def drawn_in(name: str, degrees: float) -> tuple[Any, ...]:
    """Return the outlines of a file, each edge moved inward by so much."""
    made = tuple(outline.buffer(-degrees) for _, outline in read(name))
    shapely.prepare(made)
    return made


def _prepared(geometry: dict[str, Any]) -> Any:
    outline = shapely.from_geojson(orjson.dumps(geometry))
    shapely.prepare(outline)
    return outline
