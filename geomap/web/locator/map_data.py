"""What the map is told: the same locations as the list, and its own few words."""

from collections.abc import Sequence
from typing import Any

from flask import current_app, request, url_for

from geomap.i18n import words
from geomap.model.point import Point
from geomap.model.schema import Language
from geomap.web import assets
from geomap.web.shown import Shown
from geomap.web.tiles import Tiles

WORDS = (
    "open", "hide", "loading", "failed", "no_background", "zoom_in", "zoom_out",
    "hint_wheel", "hint_touch", "here", "close", "back",
)  # fmt: skip
# What the modules of every map import.
_SHARED = ("stage", "background", "names", "palette", "panel", "area", "reading")
# Filled by the script, with the name of an office.
_NAMED = ("show_item", "shown")
# What another area makes untrue, and what only says how the page is looked at.
_OF_THIS_PAGE = ("q", "near", "r", "area", "page", "view", "limit")


def of(
    items: Sequence[Shown], language: Language, around: Point | None = None
) -> dict[str, Any]:
    """Return the map's data as plain values, to be written as JSON into the page."""
    return {
        "items": [_marker(item) for item in items if item.location.point],
        "around": [around.latitude, around.longitude] if around else None,
        "search": _search(language) if around else None,
        "open": request.args.get("view") == "map",
        **ground("results", language),
        "words": told((*WORDS, *_NAMED), language),
    }


def ground(module: str, language: Language) -> dict[str, Any]:
    """Return what every map needs: its code and what lies under its markers."""
    tiles: Tiles | None = current_app.config["GEOMAP_TILES"]
    credit = tiles.credit if tiles else "map.credit_offline"
    return {
        "language": language,
        "module": assets.module(module),
        "beside": [assets.module(name) for name in _SHARED],
        "leaflet": {
            "code": assets.address("vendor/leaflet/leaflet.js"),
            "style": assets.address("vendor/leaflet/leaflet.css"),
        },
        "basemap": [
            url_for("basemap.layer", name=name) for name in ("provinces", "lakes")
        ],
        "places": url_for("basemap.layer", name="places"),
        "tiles": tiles and {"layers": tiles.layers(language), "zoom": tiles.zoom},
        "credit": words.say(credit, language),
        "credit_offline": words.say("map.credit_offline", language),
    }


def told(names: Sequence[str], language: Language) -> dict[str, str]:
    """Return words of the map by the last part of their keys.

    What they name or count is known to the script only, which fills it in.
    """
    later = {"name": "{name}", "number": "{number}"}
    return {name: words.say(f"map.{name}", language, **later) for name in names}


def _search(language: Language) -> str:
    """Return the address of these results without their place."""
    kept: dict[str, Any] = {
        name: values
        for name, values in request.args.lists()
        if name not in _OF_THIS_PAGE
    }
    return url_for("locator.results", **(kept | {"language": language}))


def _marker(item: Shown) -> dict[str, Any]:
    point = item.location.point
    assert point is not None  # noqa: S101 - the caller leaves out what has none
    return {
        "id": item.location.id,
        "number": item.number,
        "text": str(item.number or ""),
        "name": item.name.text,
        "lang": None if item.name.language == item.language else item.name.language,
        "at": [point.latitude, point.longitude],
        "shape": item.marker,
        "radius": item.location.position_radius
        if item.location.is_approximate
        else None,
    }
