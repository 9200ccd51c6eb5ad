"""Base maps of others, by name: used only when the settings ask for one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """A tile server: its address pattern, deepest zoom and the words that name it."""

    url: str
    zoom: int
    credit: str


_KNOWN = {
    "osm": Tiles(
        url="https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        zoom=19,
        credit="map.credit_osm",
    ),
    "cbmt": Tiles(
        url="https://maps-cartes.services.geo.ca/server2_serveur2/rest/services/BaseMaps/"
        "CBMT_CBCT_GEOM_3857/MapServer/tile/{z}/{y}/{x}",
        zoom=17,
        credit="map.credit_cbmt",
    ),
}


def named(name: str) -> Tiles | None:
    """Return the tiles of a setting; "offline" has none: nothing is fetched outside."""
    return _KNOWN.get(name)
