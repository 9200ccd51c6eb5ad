"""Provinces, territories and lakes: what lies where, and how far outside.

The outlines are Natural Earth's at 1:50 million (geomap/spatial/data/README.md). They
are coarse: borders and coasts are true to about COARSE_M and small islands are missing,
so every answer that could turn on less has a distance to judge by. Provinces are cut by
the large lakes. Foreign land next to Canada has outlines of its own, true to the river
between two towns: what is on it is not in Canada, whatever the provinces' outlines say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer

from geomap.spatial import distance, outlines

# Metres. A point this far over a border may still belong to the province next to it.
COARSE_M = 5_000.0
# Degrees: a point that both outlines claim is foreign when it is this far inside.
_ON_THE_LINE = 0.001
# Metres. A point this far off a coast may be on an island that the outlines lack,
# unless it is on foreign land.
OFFSHORE_M = 25_000.0
# Canada's own conformal projection, where "nearest on the outline" is nearly true;
# the metres are then measured on the ellipsoid. Degrees between added vertices, so
# that borders along parallels stay on them.
_FLAT = "EPSG:3978"
_STEP = 0.05


def provinces_of(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Return the two-letter code of the province of each point, None where none is.

    A point up to OFFSHORE_M off the outlines gets the nearest province; a point on
    foreign land gets none.
    """
    latitudes, longitudes = _floats(latitudes), _floats(longitudes)
    found = np.full(len(latitudes), None, dtype=object)
    ours = _near_canada(latitudes, longitudes) & ~abroad(latitudes, longitudes)
    for code, outline in provinces().items():
        here = outlines.inside(outline, latitudes, longitudes)
        found[here & ours & (found == None)] = code  # noqa: E711 - elementwise
    stray = np.flatnonzero((found == None) & ours)  # noqa: E711 - elementwise
    if len(stray):
        found[stray] = _nearest_provinces(latitudes[stray], longitudes[stray])
    return found


def abroad(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Return whether each point is on foreign land less than 40 km from Canada.

    What is farther away is not looked at: False. Ports of entry stand on the border
    itself, so a point that Canada's outline claims too must be some 100 m inside.
    """
    latitudes, longitudes = _floats(latitudes), _floats(longitudes)
    foreign = outlines.inside_any(outlines.shapes("abroad"), latitudes, longitudes)
    rows = np.flatnonzero(foreign)
    claimed = rows[~_in_none(latitudes[rows], longitudes[rows])]
    well_inside = outlines.drawn_in("abroad", _ON_THE_LINE)
    foreign[claimed] = outlines.inside_any(
        well_inside, latitudes[claimed], longitudes[claimed]
    )
    return foreign


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
    outside = ~outlines.inside(outline, latitudes, longitudes) & np.isfinite(metres)
    metres[outside] = _metres_to(province, latitudes[outside], longitudes[outside])
    return metres


def belong(
    stated: np.ndarray,
    latitudes: np.ndarray,
    longitudes: np.ndarray,
    within: float = COARSE_M,
) -> np.ndarray:
    """Return whether each point is in the province stated for it, or almost.

    "Almost" is `within`, metres, over a border, and OFFSHORE_M where no other province
    is. False where nothing, or no province, is stated, and on foreign land.
    """
    latitudes, longitudes = _floats(latitudes), _floats(longitudes)
    agree = np.zeros(len(latitudes), dtype=bool)
    ours = _near_canada(latitudes, longitudes) & ~abroad(latitudes, longitudes)
    offshore = max(within, OFFSHORE_M)
    for code, outline in provinces().items():
        rows = np.flatnonzero((np.asarray(stated, dtype=object) == code) & ours)
        agree[rows] = outlines.inside(outline, latitudes[rows], longitudes[rows])
        rows = rows[~agree[rows]]
        at_sea = _in_none(latitudes[rows], longitudes[rows])
        for some, reach in ((rows[~at_sea], within), (rows[at_sea], offshore)):
            points = _points(latitudes[some], longitudes[some])
            agree[some] = shapely.dwithin(_flat(code), points, reach)
    return agree


def metres_from_land(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Return how many metres each point is from Canadian land, 0 on it.

    Sea, large lakes and foreign land are all "not on it". NaN where not finite.
    """
    latitudes, longitudes = _floats(latitudes), _floats(longitudes)
    metres = np.where(np.isfinite(latitudes) & np.isfinite(longitudes), np.inf, np.nan)
    for outline in provinces().values():
        metres[outlines.inside(outline, latitudes, longitudes)] = 0.0
    outside = np.isposinf(metres)
    metres[outside] = _metres_to("CA", latitudes[outside], longitudes[outside])
    return metres


def in_lake(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Return whether each point is inside one of the large lakes."""
    latitudes, longitudes = _floats(latitudes), _floats(longitudes)
    return outlines.inside_any(outlines.shapes("lakes"), latitudes, longitudes)


@cache
def provinces() -> Mapping[str, Any]:
    """Return the outline of each province and territory (shapely, degrees)."""
    return {at["code"]: outline for at, outline in outlines.read("provinces")}


def _floats(values: np.ndarray) -> np.ndarray:
    return np.asarray(values, dtype=float)


def _in_none(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    return ~outlines.inside_any(outlines.shapes("provinces"), latitudes, longitudes)


def _near_canada(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Return whether points are near enough to bother measuring (a generous box)."""
    north_south = (latitudes > 41.5) & (latitudes < 83.5)
    return north_south & (longitudes > -141.5) & (longitudes < -52.0)


@cache
def _to_flat() -> Transformer:
    return Transformer.from_crs("EPSG:4326", _FLAT, always_xy=True)


def _points(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    return np.asarray(shapely.points(*_to_flat().transform(longitudes, latitudes)))


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
    found[metres > OFFSHORE_M] = None
    return found


def _metres_to(of: str, latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    return _nearest_edges(_edges(of), latitudes, longitudes)[1]


def _nearest_edges(
    edges: _Edges, latitudes: np.ndarray, longitudes: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the nearest edge to each point and the metres to it."""
    points = _points(latitudes, longitudes)
    nearest = edges.tree.query_nearest(points, all_matches=False)[1]
    ways = shapely.shortest_line(points, edges.tree.geometries[nearest])
    ends = shapely.get_coordinates(shapely.get_point(ways, 1))
    east, north = _to_flat().transform(ends[:, 0], ends[:, 1], direction="INVERSE")
    return nearest, distance.pairwise(latitudes, longitudes, north, east)
