"""Provinces, territories and lakes: what lies where, and how far outside.

The outlines are Natural Earth's at 1:50 million (geomap/spatial/data/README.md). They
are coarse: borders and coasts are true to about COARSE_M, so every answer that could
turn on less than that has a distance to judge by. Provinces are cut by the large lakes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry import shape

from geomap.spatial import distance

# Metres. A point this far off a coast still belongs to the land next to it.
COARSE_M = 5_000.0
# Canada's own conformal projection, where "nearest on the outline" is nearly true;
# the metres are then measured on the ellipsoid. Degrees between added vertices, so
# that borders along parallels stay on them.
_FLAT = "EPSG:3978"
_STEP = 0.05


def provinces_of(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Return the two-letter code of the province of each point, None where none is.

    A point up to COARSE_M off the outlines gets the nearest province.
    """
    latitudes, longitudes = _floats(latitudes), _floats(longitudes)
    found = np.full(len(latitudes), None, dtype=object)
    for code, outline in provinces().items():
        found[_inside(outline, latitudes, longitudes) & (found == None)] = code  # noqa: E711 - elementwise
    stray = np.flatnonzero((found == None) & _near_canada(latitudes, longitudes))  # noqa: E711 - elementwise
    if len(stray):
        found[stray] = _nearest_provinces(latitudes[stray], longitudes[stray])
    return found


def in_canada(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Return whether each point is in a province or territory, or just off one."""
    found = provinces_of(latitudes, longitudes)
    return np.array([province is not None for province in found], dtype=bool)


def metres_from(
    province: str, latitudes: np.ndarray, longitudes: np.ndarray
) -> np.ndarray:
    """Return how many metres each point is outside a province, 0 inside.

    A code that is no province (KeyError) is the caller's mistake; a point that is not
    finite is NaN away.
    """
    latitudes, longitudes = _floats(latitudes), _floats(longitudes)
    outline = provinces()[province]
    metres = np.where(np.isfinite(latitudes) & np.isfinite(longitudes), 0.0, np.nan)
    outside = ~_inside(outline, latitudes, longitudes) & np.isfinite(metres)
    metres[outside] = _metres_to(province, latitudes[outside], longitudes[outside])
    return metres


def belong(
    stated: np.ndarray,
    latitudes: np.ndarray,
    longitudes: np.ndarray,
    within: float = COARSE_M,
) -> np.ndarray:
    """Return whether each point is in the province stated for it, or almost.

    "Almost" is `within`, metres. False where nothing, or no province, is stated.
    """
    latitudes, longitudes = _floats(latitudes), _floats(longitudes)
    agree = np.zeros(len(latitudes), dtype=bool)
    finite = np.isfinite(latitudes) & np.isfinite(longitudes)
    for code, outline in provinces().items():
        rows = np.flatnonzero((np.asarray(stated, dtype=object) == code) & finite)
        agree[rows] = _inside(outline, latitudes[rows], longitudes[rows])
        rows = rows[~agree[rows] & _near_canada(latitudes[rows], longitudes[rows])]
        flat = _to_flat().transform(longitudes[rows], latitudes[rows])
        agree[rows] = shapely.dwithin(_flat(code), shapely.points(*flat), within)
    return agree


def metres_from_land(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Return how many metres each point is from Canadian land, 0 on it.

    Sea, large lakes and foreign land are all "not on it". NaN where not finite.
    """
    latitudes, longitudes = _floats(latitudes), _floats(longitudes)
    metres = np.where(np.isfinite(latitudes) & np.isfinite(longitudes), np.inf, np.nan)
    for outline in provinces().values():
        metres[_inside(outline, latitudes, longitudes)] = 0.0
    outside = np.isposinf(metres)
    metres[outside] = _metres_to("CA", latitudes[outside], longitudes[outside])
    return metres


def in_lake(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Return whether each point is inside one of the large lakes."""
    latitudes, longitudes = _floats(latitudes), _floats(longitudes)
    wet = np.zeros(len(latitudes), dtype=bool)
    for outline in _lakes():
        wet |= _inside(outline, latitudes, longitudes)
    return wet


@cache
def provinces() -> Mapping[str, Any]:
    """Return the outline of each province and territory (shapely, degrees)."""
    return {
        feature["properties"]["code"]: _prepared(feature)
        for feature in _features("provinces")
    }


@cache
def _lakes() -> tuple[Any, ...]:
    return tuple(_prepared(feature) for feature in _features("lakes"))


def _features(name: str) -> list[dict[str, Any]]:
    file = resources.files("geomap.spatial").joinpath("data", f"{name}.geojson")
    features: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))["features"]
    return features


def _prepared(feature: dict[str, Any]) -> Any:
    outline = shape(feature["geometry"])
    shapely.prepare(outline)
    return outline


def _floats(values: np.ndarray) -> np.ndarray:
    return np.asarray(values, dtype=float)


def _inside(outline: Any, latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    west, south, east, north = outline.bounds
    inside = (latitudes >= south) & (latitudes <= north)
    inside &= (longitudes >= west) & (longitudes <= east)
    rows = np.flatnonzero(inside)
    inside[rows] = shapely.intersects_xy(outline, longitudes[rows], latitudes[rows])
    return inside


def _near_canada(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Return whether points are near enough to bother measuring (a generous box)."""
    north_south = (latitudes > 41.5) & (latitudes < 83.5)
    return north_south & (longitudes > -141.5) & (longitudes < -52.0)


@cache
def _to_flat() -> Transformer:
    return Transformer.from_crs("EPSG:4326", _FLAT, always_xy=True)


def _flatten(places: np.ndarray) -> np.ndarray:
    return np.column_stack(_to_flat().transform(places[:, 0], places[:, 1]))


@cache
def _flat(province: str) -> Any:
    dense = shapely.segmentize(provinces()[province], _STEP)
    flat = shapely.transform(dense, _flatten)
    shapely.prepare(flat)
    return flat


@dataclass(frozen=True, slots=True)
class _Edges:
    """The single edges of outlines, indexed, with the province of each."""

    tree: shapely.STRtree
    owners: np.ndarray


@cache
def _edges(of: str) -> _Edges:
    """Return the edges of one province, or of all together ("CA")."""
    codes = list(provinces()) if of == "CA" else [of]
    edges = [_single_edges(_flat(code)) for code in codes]
    owners = [code for code, own in zip(codes, edges, strict=True) for _ in own]
    return _Edges(
        shapely.STRtree(np.concatenate(edges)), np.array(owners, dtype=object)
    )


def _single_edges(outline: Any) -> np.ndarray:
    rings = shapely.get_rings(shapely.get_parts(outline))
    places, ring = shapely.get_coordinates(rings, return_index=True)
    follows = np.flatnonzero(ring[1:] == ring[:-1])
    ends = np.stack((places[follows], places[follows + 1]), axis=1)
    return np.asarray(shapely.linestrings(ends))


def _nearest_provinces(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    edge, metres = _nearest_edges(_edges("CA"), latitudes, longitudes)
    found = _edges("CA").owners[edge]
    found[metres > COARSE_M] = None
    return found


def _metres_to(of: str, latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    return _nearest_edges(_edges(of), latitudes, longitudes)[1]


def _nearest_edges(
    edges: _Edges, latitudes: np.ndarray, longitudes: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the nearest edge to each point and the metres to it."""
    points = shapely.points(*_to_flat().transform(longitudes, latitudes))
    nearest = edges.tree.query_nearest(points, all_matches=False)[1]
    ways = shapely.shortest_line(points, edges.tree.geometries[nearest])
    ends = shapely.get_coordinates(shapely.get_point(ways, 1))
    east, north = _to_flat().transform(ends[:, 0], ends[:, 1], direction="INVERSE")
    return nearest, distance.pairwise(latitudes, longitudes, north, east)
