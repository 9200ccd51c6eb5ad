"""Every location seen from one point: cheap bounds for all, metres for a few.

An angle at the centre of the earth bounds the distance on the ellipsoid to one per
cent, so only what is about as far as a limit is measured to compare with it.
"""

import numpy as np

from geomap.model.point import Point
from geomap.spatial import distance

# Angles of one and the same place may differ in the last digits.
_ROUNDING_M = 1e-3


class Positions:
    """Where all locations of a table are; NaN is nowhere."""

    def __init__(
        self, latitudes: np.ndarray, longitudes: np.ndarray, radii: np.ndarray
    ) -> None:
        self.latitudes = latitudes
        self.longitudes = longitudes
        self.radii = radii
        self.vectors = distance.on_unit_sphere(latitudes, longitudes)


class Sweep:
    """How far every location is at most: its reach, from one point."""

    def __init__(self, positions: Positions, point: Point) -> None:
        self._positions = positions
        self._point = point
        apart = positions.vectors - np.array(distance.unit_vector(point))
        chords = np.sqrt(np.einsum("ij,ij->i", apart, apart))
        angles = 2 * np.arcsin(np.minimum(chords / 2, 1.0))
        nearest = angles * distance.CURVATURE_MIN_M - _ROUNDING_M
        farthest = angles * distance.CURVATURE_MAX_M + _ROUNDING_M
        self._least = np.maximum(nearest, positions.radii)
        self._most = np.maximum(farthest, positions.radii)

    def rings(self, rows: np.ndarray, radii: np.ndarray) -> np.ndarray:
        """Return, for each row, the first radius its reach is within; else how many."""
        rings = np.searchsorted(radii, self._least[rows])
        unsure = np.flatnonzero(rings != np.searchsorted(radii, self._most[rows]))
        _, reach = self.measured(rows[unsure])
        rings[unsure] = np.searchsorted(radii, reach)
        return rings

    def within(self, keep: np.ndarray, metres: float) -> np.ndarray:
        """Return the rows kept that may be within so many metres."""
        return np.flatnonzero(keep & (self._least <= metres))

    def first(
        self, rows: np.ndarray, count: int
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the first rows by reach, metres and row, with metres and reach."""
        if 0 < count < len(rows):
            bound = np.partition(self._most[rows], count - 1)[count - 1]
            rows = rows[self._least[rows] <= bound]
        metres, reach = self.measured(rows)
        order = np.lexsort((rows, metres, reach))[:count]
        return rows[order], metres[order], reach[order]

    def measured(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the metres to each row on the ellipsoid, and its reach."""
        at = self._positions
        metres = distance.from_point(
            self._point, at.latitudes[rows], at.longitudes[rows]
        )
        return metres, np.maximum(metres, at.radii[rows])
