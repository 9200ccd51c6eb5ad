"""A point on the Earth, always by name so that it can never be swapped."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Degrees north and east, WGS 84."""

    latitude: float
    longitude: float
