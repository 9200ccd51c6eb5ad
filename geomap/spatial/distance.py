"""Distances between points: on the WGS 84 ellipsoid for what is shown.

Method: Karney's geodesics (2013), through pyproj.
"""

import math

import numpy as np
from pyproj import Geod

from geomap.model.point import Point

WGS84 = Geod(ellps="WGS84")
# The radii of curvature of WGS 84 lie between these two, everywhere and in every
# direction. Two points whose normals make an angle t are therefore never nearer than
# t * CURVATURE_MIN_M nor farther than t * CURVATURE_MAX_M.
CURVATURE_MIN_M = 6_335_439.0
CURVATURE_MAX_M = 6_399_594.0
_ECCENTRICITY_SQUARED = WGS84.es
# Up to this chord the bound from the curvature is the tighter of the two below.
_FAR_CHORD_M = 4_500_000.0
# If the geodesic of chord d is no longer than that of chord c, then d <= 1.027 c: the
# turns of the normals differ by one per cent at most (the radii above), and the chord
# of a turn t is 2 R sin(t / 2), give or take 32,078 m * t, with R between the radii.
_FAR_SPREAD = 1.027


def between(a: Point, b: Point) -> float:
    """Return the metres between two points, NaN where a coordinate is not finite.

    >>> ottawa = Point(latitude=45.4215, longitude=-75.6972)
    >>> round(between(ottawa, Point(latitude=45.5019, longitude=-73.5674)))
    166808
    """
    metres = WGS84.inv(a.longitude, a.latitude, b.longitude, b.latitude)[2]
    return float(metres)


def from_point(
    point: Point, latitudes: np.ndarray, longitudes: np.ndarray
) -> np.ndarray:
    """Return the metres from one point to each of many."""
    latitudes = np.asarray(latitudes, dtype=float)
    longitudes = np.asarray(longitudes, dtype=float)
    count = latitudes.shape
    start_x = np.full(count, point.longitude)
    start_y = np.full(count, point.latitude)
    return np.asarray(WGS84.inv(start_x, start_y, longitudes, latitudes)[2])


def pairwise(
    latitudes: np.ndarray,
    longitudes: np.ndarray,
    other_latitudes: np.ndarray,
    other_longitudes: np.ndarray,
) -> np.ndarray:
    """Return the metres between the points of two equally long lists, pair by pair."""
    return np.asarray(
        WGS84.inv(longitudes, latitudes, other_longitudes, other_latitudes)[2]
    )


def on_unit_sphere(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Return the points as an array of unit vectors, one row each."""
    north = np.radians(np.asarray(latitudes, dtype=float))
    east = np.radians(np.asarray(longitudes, dtype=float))
    flat = np.cos(north)
    return np.column_stack((flat * np.cos(east), flat * np.sin(east), np.sin(north)))


def on_ellipsoid(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Return the points as metres from the centre of the earth, one row each."""
    north = np.radians(np.asarray(latitudes, dtype=float))
    east = np.radians(np.asarray(longitudes, dtype=float))
    up = np.sin(north)
    normal = WGS84.a / np.sqrt(1 - _ECCENTRICITY_SQUARED * up**2)
    flat = normal * np.cos(north)
    height = normal * (1 - _ECCENTRICITY_SQUARED) * up
    return np.column_stack((flat * np.cos(east), flat * np.sin(east), height))


def one_on_ellipsoid(point: Point) -> tuple[float, float, float]:
    """Return one point in the same way; quicker than arrays for a single point."""
    north = math.radians(point.latitude)
    east = math.radians(point.longitude)
    up = math.sin(north)
    normal = WGS84.a / math.sqrt(1 - _ECCENTRICITY_SQUARED * up * up)
    flat = normal * math.cos(north)
    height = normal * (1 - _ECCENTRICITY_SQUARED) * up
    return flat * math.cos(east), flat * math.sin(east), height


def chord_that_may_win(chord: float) -> float:
    """Return the longest chord of a point that may be nearer than one at this chord.

    Chords are straight lines in metres between points on the ellipsoid. A chord is
    never longer than the geodesic; and a curve that nowhere bends more than a circle
    has a chord no shorter than that circle's (Schur), which bounds the geodesic above.

    >>> chord_that_may_win(10_000.0) - 10_000.0 < 0.002
    True
    """
    if chord > _FAR_CHORD_M:
        return chord * _FAR_SPREAD
    twice = 2 * CURVATURE_MIN_M
    return twice * math.asin(chord / twice)


def chord_at_most(metres: float) -> float:
    """Return the longest chord of the unit sphere between points that near."""
    return 2 * math.sin(min(metres / CURVATURE_MIN_M, math.pi) / 2)
