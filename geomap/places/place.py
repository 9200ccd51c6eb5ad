"""A place: what a search finds and a location may be put at."""

from dataclasses import dataclass
from typing import Literal

from geomap.model.point import Point

Kind = Literal[
    "postal_code", "fsa", "place", "census_subdivision", "reserve", "remote",
    "province", "point", "address",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point with a name, and the metres around it that the name may mean.

    `code` is a postal code, an FSA, a census subdivision's number, "geonames/…" or
    "postal/…"; of a point or an address, its position. `access` is how the place is
    reached, from codes/access_modes.csv, None where nothing special is known.
    `is_suggestion` is true when the place is not what was typed but looks like it.
    """

    kind: Kind
    code: str
    name_en: str
    name_fr: str
    province: str | None
    point: Point
    radius: float
    population: int | None = None
    access: str | None = None
    census_subdivision: str | None = None
    is_suggestion: bool = False
