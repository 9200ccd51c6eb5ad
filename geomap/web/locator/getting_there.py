"""How to get to a location: other people's maps, and a warning where no road goes."""

from dataclasses import dataclass

from geomap.finding.finder import Finder
from geomap.model.records import LocationRecord
from geomap.places import search
from geomap.web import links, map_links
from geomap.web.map_links import MapLink
from geomap.web.shown import Shown

_BY_ROAD = "road"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """`access` is the code of how it is reached where no road goes all year."""

    maps: tuple[MapLink, ...]
    own: str | None
    access: str | None


def of(finder: Finder, item: Shown) -> Way:
    """Return the ways to a location."""
    place = item.location
    address = _address(item)
    point = None if place.is_approximate and address else place.point
    return Way(
        maps=map_links.of(point, address),
        own=_own(item),
        access=_access(finder, place),
    )


def _own(item: Shown) -> str | None:
    at = item.location.point
    if at is None:
        return None
    return links.directions(at.latitude, at.longitude, item.name.text)


def _address(item: Shown) -> tuple[str, ...]:
    """Return the address as a map application is asked for it; none without a street.

    The line of the street is in the language of the source: maps know both.
    """
    street = item.text(item.location.address)
    return (street.text, item.town) if street and item.town else ()


def _access(finder: Finder, place: LocationRecord) -> str | None:
    """Return how it is reached: as its source says, else as its community is."""
    if place.access_mode:
        return None if place.access_mode == _BY_ROAD else place.access_mode
    name = place.locality.of("en")
    if not name or not place.province:
        return None
    for town in search.search(finder.gazetteer, f"{name}, {place.province}", "en"):
        if town.province == place.province and not town.is_suggestion:
            return None if town.access == _BY_ROAD else town.access
    return None
