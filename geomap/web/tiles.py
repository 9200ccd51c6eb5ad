"""Base maps of others, by name: used only when the settings ask for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from geomap.model.schema import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """A tile server: its addresses, deepest zoom and the words that name it.

    `url` is a pattern of addresses; `labels` are those of names drawn over it, where
    each language has its own.
    """

    url: str
    zoom: int
    credit: str
    labels: Mapping[Language, str] = field(default_factory=dict)

    def layers(self, language: Language) -> Sequence[str]:
        """Return the patterns of addresses from the bottom up."""
        names = self.labels.get(language)
        return [self.url, names] if names else [self.url]


_NATURAL_RESOURCES = (
    "https://maps-cartes.services.geo.ca/server2_serveur2/rest/services/BaseMaps/"
)
_KNOWN = {
    "osm": Tiles(
        url="https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        zoom=19,
        credit="map.credit_osm",
    ),
    # CBMT is the English half of the name, CBCT the French one; the map under the
    # names is the same.
    "cbmt": Tiles(
        url=_NATURAL_RESOURCES + "CBMT_CBCT_GEOM_3857/MapServer/tile/{z}/{y}/{x}",
        labels={
            "en": _NATURAL_RESOURCES + "CBMT_TXT_3857/MapServer/tile/{z}/{y}/{x}",
            "fr": _NATURAL_RESOURCES + "CBCT_TXT_3857/MapServer/tile/{z}/{y}/{x}",
        },
        zoom=17,
        credit="map.credit_cbmt",
    ),
}


def named(name: str) -> Tiles | None:
    """Return the tiles of a setting; "offline" has none: nothing is fetched outside."""
    return _KNOWN.get(name)
