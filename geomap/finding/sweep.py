"""Every location seen from one point: cheap bounds for all, metres for a few.

The straight line through the earth bounds the way over it, closely for what is near,
so only what is about as far as a limit is measured to compare with it.
"""

import numpy as np

from geomap.model.point import Point
from geomap.spatial import distance

# Chords of one and the same place may differ in the last digits.
_ROUNDING_M = 1e-5
# The bound from the curvature holds for chords up to this; farther off, no way is
# longer than half a circle over its diameter, and a little for the flattening.
_FAR_CHORD_M = 4_500_000.0
_FAR_SPREAD = 1.6


class Positions:
    """Where all locations of a table are; NaN is nowhere."""

    def __init__(
        self, latitudes: np.ndarray, longitudes: np.ndarray, radii: np.ndarray
    ) -> None:
        self.latitudes = latitudes
        self.longitudes = longitudes
        self.radii = radii
        self.ends = distance.on_ellipsoid(latitudes, longitudes)


class Sweep:
    """How far every location is at most: its reach, from one point."""

    def __init__(self, positions: Positions, point: Point) -> None:
        self._positions = positions
        self._point = point
        apart = positions.ends - np.array(distance.one_on_ellipsoid(point))
        self._chords = np.sqrt(np.einsum("ij,ij->i", apart, apart))
        self._rings: dict[tuple[float, ...], np.ndarray] = {}
        self._least = np.maximum(self._chords - _ROUNDING_M, positions.radii)

    def rings(self, radii: tuple[float, ...]) -> np.ndarray:
        """Return, for every row, the first radius its reach is within; else how many.

        Kept, because the numbers behind filters ask for the same ones many times.
        """
        if radii not in self._rings:
            self._rings[radii] = self._measured_rings(np.array(radii))
        return self._rings[radii]

    def _measured_rings(self, radii: np.ndarray) -> np.ndarray:
        rings = np.full(len(self._least), len(radii), dtype=np.intp)
        rows = np.flatnonzero(self._least <= radii[-1])
        found = np.searchsorted(radii, self._least[rows])
        unsure = np.flatnonzero(found != np.searchsorted(radii, self._most(rows)))
        _, reach = self.measured(rows[unsure])
        found[unsure] = np.searchsorted(radii, reach)
        rings[rows] = found
        return rings

    def first(
        self, rows: np.ndarray, count: int
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the first rows by reach, metres and row, with metres and reach."""
        if 0 < count < len(rows):
            bound = np.partition(self._most(rows), count - 1)[count - 1]
            rows = rows[self._least[rows] <= bound]
        metres, reach = self.measured(rows)
        order = np.lexsort((rows, metres, reach))[:count]
        return rows[order], metres[order], reach[order]

    def _most(self, rows: np.ndarray) -> np.ndarray:
        """Return what each row's reach is at most."""
        chords, twice = self._chords[rows], 2 * distance.CURVATURE_MIN_M
        ways = twice * np.arcsin(np.minimum(chords / twice, 1.0))
        farthest = np.where(chords < _FAR_CHORD_M, ways, chords * _FAR_SPREAD)
        return np.maximum(farthest + _ROUNDING_M, self._positions.radii[rows])

    def measured(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the metres to each row on the ellipsoid, and its reach."""
        at = self._positions
        metres = distance.from_point(
            self._point, at.latitudes[rows], at.longitudes[rows]
        )
        return metres, np.maximum(metres, at.radii[rows])
