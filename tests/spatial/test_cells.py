"""The grid of a map: nothing lost, nothing twice, and cells where they should be."""

import numpy as np
import pytest

from geomap.spatial.cells import DEPTH, Cells

RANDOM = np.random.default_rng(7)
LATITUDES = RANDOM.uniform(42, 83, 3_000)
LONGITUDES = RANDOM.uniform(-141, -52, 3_000)


@pytest.fixture(scope="module")
def cells():
    return Cells(LATITUDES, LONGITUDES, np.arange(3_000))


@pytest.mark.parametrize("zoom", [0, 1, 2, 5])
def test_every_point_is_in_exactly_one_cell_of_each_scale(cells, zoom):
    side = range(1 << zoom)
    counts = [c.points for x in side for y in side for c in cells.within(zoom, x, y, 4)]
    assert sum(counts) == 3_000


def test_a_cell_holds_the_points_that_plain_arithmetic_puts_there(cells):
    # Tile 3/2/2 from the formula of slippy maps, point by point.
    north = np.arcsinh(np.tan(np.radians(LATITUDES)))
    x = np.floor((LONGITUDES + 180) / 360 * 8)
    y = np.floor((1 - north / np.pi) / 2 * 8)
    expected = int(((x == 2) & (y == 2)).sum())
    assert expected > 50
    assert sum(c.points for c in cells.within(3, 2, 2, 4)) == expected


def test_a_cell_is_in_the_middle_of_its_points_and_one_point_is_where_it_is():
    cells = Cells(
        np.array([45.0, 45.0, 60.0]), np.array([-75.0, -75.2, -100.0]), np.arange(3)
    )
    pair, alone = sorted(cells.within(0, 0, 0, 6), key=lambda cell: -cell.points)
    assert (pair.points, pair.latitude, pair.longitude) == (2, 45.0, -75.1)
    assert (alone.points, alone.latitude, alone.longitude, alone.row) == (
        1,
        60.0,
        -100.0,
        2,
    )


def test_points_of_one_building_are_said_to_be_of_one_place():
    at, to = np.array([45.42, 45.42]), np.array([-75.69, -75.69])
    (cell,) = Cells(at, to, np.arange(2)).within(0, 0, 0, 4)
    assert cell.is_one_place
    (cell,) = Cells(at, to + np.array([0, 0.01]), np.arange(2)).within(0, 0, 0, 4)
    assert not cell.is_one_place


def test_what_has_no_position_is_in_no_cell():
    cells = Cells(
        np.array([np.nan, 45, 89]), np.array([-75.0, np.nan, 0]), np.arange(3)
    )
    assert len(cells) == 0
    assert cells.within(0, 0, 0, 4) == ()


@pytest.mark.parametrize(
    ("zoom", "x", "y"), [(0, 1, 0), (2, -1, 0), (3, 0, 8), (3, 10**9, 0)]
)
def test_a_tile_that_is_not_there_is_empty(cells, zoom, x, y):
    assert cells.within(zoom, x, y, 4) == ()


def test_the_deepest_tile_has_cells_too(cells):
    assert cells.within(DEPTH, 0, 0, 4) == ()
