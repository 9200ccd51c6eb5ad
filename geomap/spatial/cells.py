"""Points of a map gathered in the cells of a grid, so that a map of many draws few.

The square of the web's maps is halved and halved again: a cell is a number whose bits
are those of its column and its row in turn, and all points of a cell stand together in
the order of these numbers.
"""

from typing import NamedTuple

import numpy as np

# The smallest cells are about 20 metres wide in the south of Canada.
DEPTH = 20
# The web's maps end here, so that they are square.
_NORTHMOST = 85.051128
_EVERY_OTHER = (
    (16, 0x0000FFFF0000FFFF),
    (8, 0x00FF00FF00FF00FF),
    (4, 0x0F0F0F0F0F0F0F0F),
    (2, 0x3333333333333333),
    (1, 0x5555555555555555),
)


class Cell(NamedTuple):
    """Points near each other: how many, their middle, and the row of the first.

    `is_one_place` says that no larger scale would tell them apart.
    """

    points: int
    latitude: float
    longitude: float
    row: int
    is_one_place: bool


class Cells:
    """An immutable grid of points; those that are not finite are in no cell."""

    def __init__(
        self, latitudes: np.ndarray, longitudes: np.ndarray, rows: np.ndarray
    ) -> None:
        known = np.isfinite(latitudes) & np.isfinite(longitudes)
        known &= np.abs(latitudes) <= _NORTHMOST
        across, down = _on_square(latitudes[known], longitudes[known])
        numbers = _numbers(across, down)
        order = np.argsort(numbers, kind="stable")
        self._numbers = numbers[order]
        self._across, self._down = across[order], down[order]
        self._rows = np.asarray(rows)[known][order]

    def __len__(self) -> int:
        return len(self._numbers)

    def within(self, zoom: int, x: int, y: int, halvings: int) -> tuple[Cell, ...]:
        """Return the cells of a tile that hold anything.

        The tile's sides are halved so many times to make its cells.

        >>> cells = Cells(
        ...     np.array([45.0, 45.1]), np.array([-75.0, -75.1]), np.arange(2)
        ... )
        >>> [cell.points for cell in cells.within(0, 0, 0, 4)]
        [2]
        """
        if not (0 <= x < 1 << zoom and 0 <= y < 1 << zoom):
            return ()
        tile = int(_interleaved(np.array([x]), np.array([y]))[0])
        shift = 2 * (DEPTH - zoom)
        ends = np.array([tile << shift, (tile + 1) << shift], dtype=np.uint64)
        start, end = self._numbers.searchsorted(ends).tolist()
        if start == end:
            return ()
        finest = np.uint64(2 * max(0, DEPTH - zoom - halvings))
        cells = self._numbers[start:end] >> finest
        first = np.flatnonzero(np.diff(cells, prepend=cells[0] + np.uint64(1)))
        return self._gathered(first + start, end)

    def _gathered(self, starts: np.ndarray, end: int) -> tuple[Cell, ...]:
        ends = np.append(starts[1:], end)
        counts = ends - starts
        across = np.add.reduceat(self._across[: ends[-1]], starts) / counts
        down = np.add.reduceat(self._down[: ends[-1]], starts) / counts
        latitudes, longitudes = _off_square(across, down)
        together = self._numbers[starts] == self._numbers[ends - 1]
        columns = (counts, latitudes, longitudes, self._rows[starts], together)
        return tuple(map(Cell, *(column.tolist() for column in columns)))


def _on_square(
    latitudes: np.ndarray, longitudes: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return how far across and down the square each point is, from 0 to 1."""
    north = np.arcsinh(np.tan(np.radians(latitudes)))
    return longitudes / 360 + 0.5, 0.5 - north / (2 * np.pi)


def _off_square(across: np.ndarray, down: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    north = np.arctan(np.sinh((0.5 - down) * 2 * np.pi))
    return np.degrees(north).round(5), ((across - 0.5) * 360).round(5)


def _numbers(across: np.ndarray, down: np.ndarray) -> np.ndarray:
    size = 1 << DEPTH
    columns, rows = (
        np.clip(np.floor(each * size), 0, size - 1) for each in (across, down)
    )
    return _interleaved(columns, rows)


def _interleaved(columns: np.ndarray, rows: np.ndarray) -> np.ndarray:
    return _spread(columns) | (_spread(rows) << np.uint64(1))


def _spread(values: np.ndarray) -> np.ndarray:
    """Return each number with a free bit before each of its bits."""
    bits = values.astype(np.uint64)
    for by, mask in _EVERY_OTHER:
        bits = (bits | (bits << np.uint64(by))) & np.uint64(mask)
    return bits
