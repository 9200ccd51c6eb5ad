"""What the map is told: the same locations as the list, and its own few words."""

from collections.abc import Sequence
from typing import Any

from flask import current_app, url_for

from geomap.i18n import words
from geomap.model.point import Point
from geomap.model.schema import Language
from geomap.web.shown import Shown
from geomap.web.tiles import Tiles

_WORDS = ("zoom_in", "zoom_out", "here", "failed")


def of(
    items: Sequence[Shown], language: Language, around: Point | None = None
) -> dict[str, Any]:
    """Return the map's data as plain values, to be written as JSON into the page."""
    return {
        "items": [_marker(item) for item in items if item.location.point],
        "around": [around.latitude, around.longitude] if around else None,
        "basemap": [
            url_for("basemap.layer", name=name) for name in ("provinces", "lakes")
        ],
        "places": url_for("basemap.layer", name="places"),
        "language": language,
        "credit": words.say(_credit(), language),
        "tiles": _tiles(),
        "words": {name: words.say(f"map.{name}", language) for name in _WORDS},
    }


def _tiles() -> dict[str, Any] | None:
    tiles: Tiles | None = current_app.config["GEOMAP_TILES"]
    return {"url": tiles.url, "zoom": tiles.zoom} if tiles else None


def _credit() -> str:
    tiles: Tiles | None = current_app.config["GEOMAP_TILES"]
    return tiles.credit if tiles else "map.credit_offline"


def _marker(item: Shown) -> dict[str, Any]:
    point = item.location.point
    assert point is not None  # noqa: S101 - the caller leaves out what has none
    return {
        "number": item.number,
        "name": item.name.text,
        "at": [point.latitude, point.longitude],
        "shape": item.marker,
        "radius": item.location.position_radius
        if item.location.is_approximate
        else None,
    }
