"""Who is served where: the right office, not only the nearest.

Some services are a province's, for the people who live there, and some a
municipality's: codes/service_rules.csv says which, in words and with its source.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

import numpy as np
import pandas as pd

from geomap.finding.filters import Filters
from geomap.model import vocabulary
from geomap.model.point import Point
from geomap.places.names import fold
from geomap.places.place import Place
from geomap.places.register import Register
from geomap.spatial import boundaries

# province: its residents. municipality: what is in it. event: the province where it
# happened, wherever one lives now, so that nobody is turned away.
Served = Literal["province", "municipality", "event"]
_PROVINCIAL = ("provincial", "territorial")


def rules(services: Sequence[str], served: Served) -> tuple[str, ...]:
    """Return those of the services that are for these people only.

    >>> rules(("passport", "health-card", "birth-certificate"), "province")
    ('health-card',)
    """
    known = vocabulary.terms("service_rules")
    return tuple(
        service
        for service in services
        if service in known and known[service].more["served"] == served
    )


def is_ruled(services: Sequence[str]) -> bool:
    """Whether any of the services is not for everybody."""
    known = vocabulary.terms("service_rules")
    return any(service in known for service in services)


def province_of(point: Point, place: Place | None) -> str | None:
    """Return the province of a place, of a bare point by the outlines."""
    if place is not None and place.province:
        return place.province
    latitude, longitude = np.array([point.latitude]), np.array([point.longitude])
    found: str | None = boundaries.provinces_of(latitude, longitude)[0]
    return found


def provinces_about(
    point: Point, place: Place | None, services: Sequence[str]
) -> tuple[str, ...]:
    """Return every province that somebody there may live in, if that matters.

    As near as the outlines are true and the place is wide: a postal area, or a town
    that two provinces share.
    """
    if not rules(services, "province"):
        return ()
    metres = max(boundaries.COARSE_M, place.radius if place else 0.0)
    at = np.array([point.latitude]), np.array([point.longitude])
    return tuple(
        code
        for code in boundaries.provinces()
        if boundaries.metres_from(code, *at)[0] <= metres
    )


class Serving:
    """Whom each location of a table serves, by the rules of the services."""

    def __init__(
        self, table: pd.DataFrame, filters: Filters, register: Register
    ) -> None:
        self._table = table
        self._filters = filters
        self._register = register

    def others(
        self, services: Sequence[str], province: str | None, place: Place | None
    ) -> np.ndarray | None:
        """Return which locations serve others than people of a place, None if none."""
        masks = []
        if province and rules(services, "province"):
            masks.append(self.of_other_provinces(province))
        town = place.census_subdivision if place else None
        if town and rules(services, "municipality"):
            masks.append(self.of_other_towns(town))
        return np.logical_or.reduce(masks) if masks else None

    def of_other_provinces(self, province: str) -> np.ndarray:
        """Return which locations are another province's own."""
        mine = self._filters.jurisdictions.has(f"CA-{province}")
        return self._filters.orders.has(*_PROVINCIAL) & ~mine

    def of_other_towns(self, town: str) -> np.ndarray:
        """Return which locations are another municipality's own, as far as known."""
        return (self._towns != town) & (self._towns != "")

    @cached_property
    def _towns(self) -> np.ndarray:
        """The census subdivision of each municipal location, empty where not known."""
        towns = np.full(len(self._table), "", dtype=object)
        for row in np.flatnonzero(self._filters.orders.has("municipal")).tolist():
            towns[row] = self._town(row) or ""
        return towns

    def _town(self, row: int) -> str | None:
        at = self._table.iloc[row]
        stated = at["position_census_subdivision"]
        if isinstance(stated, str):
            return stated
        names = (at["address_locality_en"], at["address_locality_fr"])
        name = next((each for each in names if isinstance(each, str)), None)
        return self._named(name, at["address_province"]) if name else None

    def _named(self, name: str, province: object) -> str | None:
        rows = self._register.rows_by_name.get(fold(name), ())
        found = (self._register.place(row) for row in rows)
        known = (p.census_subdivision for p in found if p.province == province)
        return next((each for each in known if each), None)
