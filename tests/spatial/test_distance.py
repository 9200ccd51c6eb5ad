import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.model.point import Point
from geomap.spatial import distance

TORONTO = Point(latitude=43.6532, longitude=-79.3832)
VANCOUVER = Point(latitude=49.2827, longitude=-123.1207)
LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


def test_one_degree_along_the_equator_is_111319_metres():
    start = Point(latitude=0, longitude=0)
    east = Point(latitude=0, longitude=1)
    assert distance.between(start, east) == pytest.approx(111_319.491, abs=0.001)


def test_one_degree_north_of_the_pole_circle_is_longer_than_at_the_equator():
    arctic = distance.between(
        Point(latitude=80, longitude=-90), Point(latitude=81, longitude=-90)
    )
    assert arctic == pytest.approx(111_659.9, abs=5)


def test_toronto_to_vancouver_is_3360_kilometres():
    assert distance.between(TORONTO, VANCOUVER) == pytest.approx(3_364_000, rel=0.002)


def test_distance_is_the_same_in_both_directions():
    there = distance.between(TORONTO, VANCOUVER)
    assert there == pytest.approx(distance.between(VANCOUVER, TORONTO), abs=1e-6)


def test_from_point_agrees_with_between():
    found = distance.from_point(TORONTO, np.array([49.2827]), np.array([-123.1207]))
    assert found[0] == distance.between(TORONTO, VANCOUVER)


def test_a_missing_coordinate_is_an_unknown_distance():
    found = distance.from_point(TORONTO, np.array([np.nan, 45]), np.array([-75, -75]))
    assert math.isnan(found[0])
    assert found[1] > 0


def test_across_the_pole_is_shorter_than_around_it():
    metres = distance.between(
        Point(latitude=89, longitude=0), Point(latitude=89, longitude=180)
    )
    assert metres == pytest.approx(223_388, abs=1)


def test_points_in_space_of_arrays_and_of_one_point_agree():
    one = distance.one_on_ellipsoid(TORONTO)
    many = distance.on_ellipsoid(np.array([43.6532]), np.array([-79.3832]))
    assert many[0] == pytest.approx(one)


def test_the_pole_is_half_the_short_axis_from_the_centre():
    pole = distance.one_on_ellipsoid(Point(latitude=90, longitude=0))
    assert pole == pytest.approx((0, 0, 6_356_752.3142), abs=1e-3)


@settings(max_examples=300, deadline=None)
@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_a_nearer_point_has_no_chord_longer_than_may_win(a, b, c, d, e, f):
    here, one, other = (
        Point(latitude=north, longitude=east)
        for north, east in ((a, b), (c, d), (e, f))
    )
    far, near = sorted((one, other), key=lambda p: -distance.between(here, p))
    most = distance.chord_that_may_win(chord(here, far))
    assert chord(here, near) <= most + 1e-5


def chord(a, b):
    return math.dist(distance.one_on_ellipsoid(a), distance.one_on_ellipsoid(b))
