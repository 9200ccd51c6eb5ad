"""The nearest of many points.

A k-d tree over the points in space proposes a shortlist by their straight distance; the
way over the ellipsoid decides. The two orders are all but the same for what is near, so
the shortlist holds every point that may still win, and grows until it does.
"""

from bisect import bisect_right

import numpy as np
from scipy.spatial import cKDTree

from geomap.model.point import Point
from geomap.spatial import distance

# Chords of one and the same place may differ in the last digits.
_ROUNDING_M = 1e-5
# Two more make a second look rare (under one query in a hundred).
_EXTRA = 2
# A handful of points is measured one by one, quicker than the array call sets up.
_FEW = 16


class PointIndex:
    """An immutable index over points; points that are not finite are never found.

    `rows` are the numbers reported for the points, their positions when left out: an
    index over some locations of a directory can so answer in the directory's rows.
    """

    def __init__(
        self,
        latitudes: np.ndarray,
        longitudes: np.ndarray,
        rows: np.ndarray | None = None,
    ) -> None:
        latitudes = np.asarray(latitudes, dtype=float)
        longitudes = np.asarray(longitudes, dtype=float)
        numbers = np.arange(len(latitudes)) if rows is None else np.asarray(rows)
        known = np.isfinite(latitudes) & np.isfinite(longitudes)
        # Side by side, so that one look into memory finds all there is of a point.
        self._points = np.column_stack((longitudes, latitudes, numbers))[known]
        # Single numbers come out of a memoryview several times faster than of an array.
        self._one_by_one = memoryview(self._points)
        ends = distance.on_ellipsoid(latitudes[known], longitudes[known])
        self._tree = cKDTree(ends, balanced_tree=False)

    def __len__(self) -> int:
        return len(self._points)

    def nearest(
        self, point: Point, count: int, within: float | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows of the nearest `count` points and their metres, in order.

        Points equally far come in the order of their rows. `within` is in metres.
        """
        count = min(count, len(self._points))
        if count < 1:
            return np.empty(0, dtype=np.intp), np.empty(0)
        rows, metres = self._in_order(point, self._shortlist(point, count))
        return _cut(rows[:count], metres[:count], within)

    def few(self, point: Point, count: int) -> list[tuple[float, int]]:
        """Return the metres and the row of the nearest `count`, as `nearest` does.

        A list: for a handful of points arrays take longer to make than to fill.
        """
        if not len(self._points):
            return []
        places = self._shortlist(point, min(count, len(self._points)))
        if len(places) <= _FEW:
            return self._measured(point, places)[:count]
        rows, metres = self._in_order(point, places)
        pairs = zip(metres[:count].tolist(), rows[:count].tolist(), strict=True)
        return list(pairs)

    def within(self, point: Point, metres: float) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows of all points within so many metres, nearest first."""
        # A chord is never longer than the way over the ground.
        chord = metres * (1 + 1e-12) + _ROUNDING_M
        places = self._tree.query_ball_point(distance.one_on_ellipsoid(point), chord)
        rows, far = self._in_order(point, np.asarray(places, dtype=np.intp))
        return _cut(rows, far, metres)

    def _shortlist(self, point: Point, count: int) -> np.ndarray:
        """Return the places of all points that may be among the nearest `count`."""
        start = distance.one_on_ellipsoid(point)
        size = count + _EXTRA + count // 16
        while size < len(self._points):
            chords, places = self._tree.query(start, size)
            # A list of a few numbers is quicker to walk than an array.
            lengths = chords.tolist()
            limit = distance.chord_that_may_win(lengths[count - 1]) + _ROUNDING_M
            if lengths[-1] > limit:
                return places[: bisect_right(lengths, limit)]
            size *= 2
        return np.arange(len(self._points))

    def _in_order(
        self, point: Point, places: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        if 0 < len(places) <= _FEW:
            return self._few_in_order(point, places)
        east, north, rows = self._points[places].T
        metres = distance.from_point(point, north, east)
        order = np.lexsort((rows, metres))
        return rows[order].astype(np.intp), metres[order]

    def _few_in_order(
        self, point: Point, places: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        metres, rows = zip(*self._measured(point, places), strict=True)
        return np.array(rows, dtype=np.intp), np.array(metres)

    def _measured(self, point: Point, places: np.ndarray) -> list[tuple[float, int]]:
        x, y, inverse = point.longitude, point.latitude, distance.WGS84.inv
        points = self._one_by_one
        found = []
        for place in places.tolist():
            to_x, to_y, row = points[place, 0], points[place, 1], points[place, 2]
            found.append((inverse(x, y, to_x, to_y)[2], int(row)))
        found.sort()
        return found


def _cut(
    rows: np.ndarray, metres: np.ndarray, within: float | None
) -> tuple[np.ndarray, np.ndarray]:
    if within is None:
        return rows, metres
    end = int(np.searchsorted(metres, within, side="right"))
    return rows[:end], metres[:end]
