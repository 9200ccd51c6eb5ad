"""Ways to a place in other people's map applications; each leaves this site.

The grammar of each is its owner's, documented at the pages named below. A position that
only stands for a town is not handed over as if it were a door: then the address is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from geomap.model.point import Point


@dataclass(frozen=True, slots=True)
class MapLink:
    """One application by its own name, and the address that opens it."""

    name: str
    url: str


def of(point: Point | None, address: Sequence[str]) -> tuple[MapLink, ...]:
    """Return the links to a point, else to an address, else none.

    >>> [link.url for link in of(Point(latitude=45.421, longitude=-75.69), ())][0]
    'https://www.google.com/maps/dir/?api=1&destination=45.421%2C-75.69'
    >>> [link.url for link in of(None, ("1 Main St", "Perth ON"))][2]
    'https://waze.com/ul?q=1%20Main%20St%2C%20Perth%20ON&navigate=yes'
    """
    if point is not None:
        return _links(f"{point.latitude:.6g},{point.longitude:.6g}", is_point=True)
    if address:
        return _links(", ".join(address), is_point=False)
    return ()


def _links(where: str, *, is_point: bool) -> tuple[MapLink, ...]:
    there = quote(where, safe="")
    waze = "ll" if is_point else "q"
    return (
        # developers.google.com/maps/documentation/urls/get-started
        MapLink(
            "Google Maps",
            f"https://www.google.com/maps/dir/?api=1&destination={there}",
        ),
        # developer.apple.com/library/archive/featuredarticles/iPhoneURLScheme_Reference
        MapLink("Apple Maps", f"https://maps.apple.com/?daddr={there}"),
        # developers.google.com/waze/deeplinks
        MapLink("Waze", f"https://waze.com/ul?{waze}={there}&navigate=yes"),
        # github.com/openstreetmap/openstreetmap-website, index/directions.js
        MapLink(
            "OpenStreetMap", f"https://www.openstreetmap.org/directions?to={there}"
        ),
    )
