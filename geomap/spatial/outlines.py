"""Outlines from geomap/spatial/data, and which points are inside one."""

import json
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape


@cache
def read(name: str) -> tuple[tuple[dict[str, Any], Any], ...]:
    """Return the properties and the outline (shapely, degrees) of each feature."""
    file = resources.files("geomap.spatial").joinpath("data", f"{name}.geojson")
    features: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))["features"]
    return tuple((f["properties"], _prepared(f["geometry"])) for f in features)


def inside(outline: Any, latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Return whether each point is inside an outline or on its edge."""
    west, south, east, north = outline.bounds
    found = (latitudes >= south) & (latitudes <= north)
    found &= (longitudes >= west) & (longitudes <= east)
    rows = np.flatnonzero(found)
    found[rows] = shapely.intersects_xy(outline, longitudes[rows], latitudes[rows])
    return found


def inside_any(name: str, latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Return whether each point is inside one of the outlines of a file."""
    found = np.zeros(len(latitudes), dtype=bool)
    for _, outline in read(name):
        found |= inside(outline, latitudes, longitudes)
    return found


def _prepared(geometry: dict[str, Any]) -> Any:
    outline = shape(geometry)
    shapely.prepare(outline)
    return outline
