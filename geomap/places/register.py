"""The register in memory: postal codes as sorted numbers, places by folded name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from geomap.model.point import Point
from geomap.places import postal_code
from geomap.places.place import Place

# Degrees are kept as whole numbers of this size, under two metres.
STEP = 1e-5
NAMED = (
    "kind", "code", "name_en", "name_fr", "province", "latitude", "longitude", "radius",
    "population", "access", "census_subdivision", "names",
)  # fmt: skip
POSTAL = ("number", "north", "east", "reach", "place")


@dataclass(frozen=True)
class Register:
    """Named places and postal codes, and where they are.

    `named` has one list a column of NAMED; the arrays describe the postal codes in the
    order of `numbers`: degrees in STEPs, metres, and the row of the place they name
    (-1 for none).
    """

    named: Mapping[str, list[Any]]
    numbers: np.ndarray
    north: np.ndarray
    east: np.ndarray
    reach: np.ndarray
    places: np.ndarray

    @cached_property
    def rows_by_name(self) -> dict[str, list[int]]:
        """Rows of the named places by folded name, most people first."""
        found: dict[str, list[int]] = {}
        for row, names in enumerate(self.named["names"]):
            for name in names.split("|"):
                found.setdefault(name, []).append(row)
        return found

    @cached_property
    def sorted_names(self) -> list[str]:
        """Folded names in order; what beginnings are sought in."""
        return sorted(self.rows_by_name)

    @cached_property
    def names_by_length(self) -> dict[int, list[str]]:
        """Folded names by their number of letters; what misspellings are sought in."""
        found: dict[int, list[str]] = {}
        for name in self.rows_by_name:
            found.setdefault(len(name), []).append(name)
        return found

    @cached_property
    def rows_by_code(self) -> dict[str, int]:
        """Rows of the named places by their code."""
        return {code: row for row, code in enumerate(self.named["code"])}

    def place(self, row: int) -> Place:
        """Return the named place in a row."""
        named = self.named
        return Place(
            kind=named["kind"][row],
            code=named["code"][row],
            name_en=named["name_en"][row],
            name_fr=named["name_fr"][row],
            province=named["province"][row],
            point=Point(
                latitude=named["latitude"][row], longitude=named["longitude"][row]
            ),
            radius=named["radius"][row],
            population=named["population"][row],
            access=named["access"][row],
            census_subdivision=named["census_subdivision"][row],
        )

    def postal_code(self, text: str) -> Place | None:
        """Return the middle of a postal code in any spelling, None if not known."""
        code = postal_code.tidy(text)
        if code is None:
            return None
        at = self.postal_row(postal_code.number(code))
        return None if at is None else self._postal_place(code, at)

    def postal_codes(self, first: int, last: int, most: int) -> tuple[Place, ...]:
        """Return the first postal codes whose numbers are from one to another."""
        start = int(self.numbers.searchsorted(self.numbers.dtype.type(first)))
        numbers = self.numbers[start : start + most].tolist()
        return tuple(
            self._postal_place(postal_code.code(number), start + place)
            for place, number in enumerate(numbers)
            if number <= last
        )

    def postal_row(self, number: int) -> int | None:
        """Return where in the arrays a postal code's number is."""
        # A number of another type would have the whole array converted first.
        at = int(self.numbers.searchsorted(self.numbers.dtype.type(number)))
        known = at < len(self.numbers) and self.numbers[at] == number
        return at if known else None

    def _postal_place(self, code: str, at: int) -> Place:
        row = int(self.places[at])
        area = self.rows_by_code.get(code[:3])
        name = row if row >= 0 else area
        named = self.named
        return Place(
            kind="postal_code",
            code=code,
            name_en=code if name is None else named["name_en"][name],
            name_fr=code if name is None else named["name_fr"][name],
            province=None if name is None else named["province"][name],
            point=Point(
                latitude=round(float(self.north[at]) * STEP, 5),
                longitude=round(float(self.east[at]) * STEP, 5),
            ),
            radius=float(self.reach[at]),
            access=None if row < 0 else named["access"][row],
            census_subdivision=None if row < 0 else named["census_subdivision"][row],
        )
