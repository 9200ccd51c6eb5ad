import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.model.point import Point
from geomap.spatial import distance
from geomap.spatial.index import PointIndex

# Whole degrees and poles make ties and duplicates common.
LATITUDES = st.one_of(st.integers(-90, 90), st.floats(-90, 90), st.just(90))
LONGITUDES = st.one_of(st.integers(-180, 180), st.floats(-180, 180))
POINTS = st.lists(st.tuples(LATITUDES, LONGITUDES), max_size=60)


def every_distance(point, latitudes, longitudes):
    return np.array(
        [
            distance.between(point, Point(latitude=a, longitude=o))
            for a, o in zip(latitudes, longitudes, strict=True)
        ]
    )


@settings(max_examples=150, deadline=None)
@given(POINTS, LATITUDES, LONGITUDES, st.integers(1, 20), st.integers(0, 5))
def test_the_nearest_are_those_of_a_full_search(points, latitude, longitude, count, n):
    points = points + points[:n]
    latitudes = np.array([float(a) for a, _ in points])
    longitudes = np.array([float(o) for _, o in points])
    point = Point(latitude=float(latitude), longitude=float(longitude))
    index = PointIndex(latitudes, longitudes)

    rows, metres = index.nearest(point, count)

    truth = every_distance(point, latitudes, longitudes)
    assert metres == pytest.approx(np.sort(truth)[:count], abs=1e-6)
    assert truth[rows] == pytest.approx(metres, abs=1e-6)
    assert len(set(rows.tolist())) == len(rows)


@settings(max_examples=80, deadline=None)
@given(POINTS, LATITUDES, LONGITUDES, st.floats(0, 3_000_000))
def test_all_within_a_distance_are_found(points, latitude, longitude, metres):
    latitudes = np.array([float(a) for a, _ in points])
    longitudes = np.array([float(o) for _, o in points])
    point = Point(latitude=float(latitude), longitude=float(longitude))

    rows, _ = PointIndex(latitudes, longitudes).within(point, metres)

    truth = every_distance(point, latitudes, longitudes)
    assert sorted(rows.tolist()) == np.flatnonzero(truth <= metres).tolist()


def test_equally_far_points_come_in_the_order_of_their_rows():
    index = PointIndex(np.full(40, 45.0), np.full(40, -75.0))
    rows, metres = index.nearest(Point(latitude=45, longitude=-75), 3)
    assert rows.tolist() == [0, 1, 2]
    assert metres.tolist() == [0, 0, 0]


def test_the_ellipsoid_decides_where_the_sphere_would_be_wrong():
    # One degree of arc to the north is 111,132 m here, to the east 111,319 m.
    latitudes = np.array([0.0, 1.0008] + [60.0] * 30)
    longitudes = np.array([1.0, 0.0] + [60.0] * 30)
    rows, _ = PointIndex(latitudes, longitudes).nearest(
        Point(latitude=0, longitude=0), 1
    )
    assert rows.tolist() == [1]


def test_the_date_line_is_no_barrier():
    index = PointIndex(np.array([0.0, 0.0]), np.array([-179.9, 170.0]))
    rows, _ = index.nearest(Point(latitude=0, longitude=179.9), 1)
    assert rows.tolist() == [0]


def test_points_without_a_position_are_never_found():
    index = PointIndex(np.array([np.nan, 45.0]), np.array([-75.0, -75.0]))
    rows, _ = index.nearest(Point(latitude=45, longitude=-75), 5)
    assert rows.tolist() == [1]
    assert len(index) == 1


def test_nothing_is_found_in_an_empty_index():
    rows, metres = PointIndex(np.array([]), np.array([])).nearest(
        Point(latitude=45, longitude=-75), 5
    )
    assert (len(rows), len(metres)) == (0, 0)


def test_within_limits_the_nearest():
    index = PointIndex(np.array([45.0, 45.0]), np.array([-75.0, -76.0]))
    rows, _ = index.nearest(Point(latitude=45, longitude=-75), 5, within=1000)
    assert rows.tolist() == [0]


def test_an_index_over_a_part_answers_in_the_rows_of_the_whole():
    index = PointIndex(np.array([45.0]), np.array([-75.0]), np.array([912]))
    rows, _ = index.nearest(Point(latitude=45, longitude=-75), 1)
    assert rows.tolist() == [912]


def test_among_two_hundred_thousand_points_the_nearest_are_those_of_a_full_search():
    random = np.random.default_rng(7)
    latitudes = random.uniform(42, 70, 200_000)
    longitudes = random.uniform(-140, -53, 200_000)
    point = Point(latitude=45.4, longitude=-75.7)
    rows, metres = PointIndex(latitudes, longitudes).nearest(point, 5)
    truth = distance.from_point(point, latitudes, longitudes)
    assert rows.tolist() == np.argsort(truth)[:5].tolist()
    assert metres == pytest.approx(np.sort(truth)[:5], abs=1e-6)
