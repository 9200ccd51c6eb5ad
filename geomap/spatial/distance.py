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


def unit_vector(point: Point) -> tuple[float, float, float]:
    """Return one point as a unit vector; quicker than arrays for a single point."""
    north = math.radians(point.latitude)
    east = math.radians(point.longitude)
    flat = math.cos(north)
    return flat * math.cos(east), flat * math.sin(east), math.sin(north)


def chord_at_most(metres: float) -> float:
    """Return the longest chord of the unit sphere between points that near."""
    return 2 * math.sin(min(metres / CURVATURE_MIN_M, math.pi) / 2)
