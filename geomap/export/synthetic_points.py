"""Where synthetic locations lie: scattered around real towns, as real counters do.

The towns of synthetic_cities.csv and their populations are GeoNames', CC BY 4.0.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import pyarrow as pa
import shapely

from geomap.model import vocabulary
from geomap.spatial import boundaries

# Kilometres. A counter in four is out of town; a degree of latitude.
_KM_PER_ROOT_INHABITANT = 0.012
_LEAST_KM, _MOST_KM = 1.0, 15.0
_RURAL_SHARE, _RURAL_KM = 0.25, 30.0
_CENTRE_KM = 0.3
_KM_PER_DEGREE = 111.2
# Small places have more counters a head than large ones.
_POPULATION_POWER = 0.7


@dataclass(frozen=True)
class Towns:
    """Towns as columns; `province` is the place in the vocabulary of provinces."""

    english: Any
    french: Any
    area_code: Any
    province: np.ndarray
    latitude: np.ndarray
    longitude: np.ndarray
    population: np.ndarray


def choose(rng: np.random.Generator, count: int) -> tuple[Towns, np.ndarray]:
    """Return the towns and which of them each location is in, every province first."""
    found = towns()
    weights = found.population**_POPULATION_POWER
    at = rng.choice(len(weights), count, p=weights / weights.sum())
    largest = [int(np.flatnonzero(found.province == p)[0]) for p in range(13)]
    at[: len(largest)] = largest[:count]
    return found, at


def scatter(
    rng: np.random.Generator, found: Towns, at: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return latitudes and longitudes around the towns, each in its own province."""
    spread = _KM_PER_ROOT_INHABITANT * np.sqrt(found.population[at])
    spread = np.clip(spread, _LEAST_KM, _MOST_KM)
    is_rural = rng.random(len(at)) < _RURAL_SHARE
    kilometres = np.where(is_rural, _RURAL_KM, spread) * rng.normal(size=(2, len(at)))
    latitude, longitude = _moved(found, at, kilometres)
    strays = _outside(found.province[at], latitude, longitude)
    kilometres[:, strays] = _CENTRE_KM * rng.normal(size=(2, int(strays.sum())))
    latitude, longitude = _moved(found, at, kilometres)
    return np.round(latitude, 6), np.round(longitude, 6)


def _outside(
    province: np.ndarray, latitude: np.ndarray, longitude: np.ndarray
) -> np.ndarray:
    outside = np.zeros(len(latitude), dtype=bool)
    outlines = boundaries.provinces()
    for place, code in enumerate(vocabulary.terms("provinces")):
        here = np.flatnonzero(province == place)
        inside = shapely.contains_xy(outlines[code], longitude[here], latitude[here])
        outside[here] = ~inside
    return outside


def _moved(
    found: Towns, at: np.ndarray, kilometres: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    latitude = found.latitude[at] + kilometres[0] / _KM_PER_DEGREE
    shrink = np.cos(np.radians(found.latitude[at]))
    return latitude, found.longitude[at] + kilometres[1] / (_KM_PER_DEGREE * shrink)


@cache
def towns() -> Towns:
    """Return the towns, largest first in each province."""
    file = resources.files("geomap.export").joinpath("synthetic_cities.csv")
    rows = list(csv.DictReader(file.read_text("utf-8").splitlines()))
    order = {code: place for place, code in enumerate(vocabulary.terms("provinces"))}
    return Towns(
        english=pa.array([row["name_en"] for row in rows]),
        french=pa.array([row["name_fr"] for row in rows]),
        area_code=pa.array([row["area_code"] for row in rows]),
        province=np.array([order[row["province"]] for row in rows]),
        latitude=np.array([float(row["latitude"]) for row in rows]),
        longitude=np.array([float(row["longitude"]) for row in rows]),
        population=np.array([float(row["population"]) for row in rows]),
    )
