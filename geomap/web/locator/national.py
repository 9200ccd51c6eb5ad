"""The map of the whole country: a table by province, and cells of a grid to draw."""

import re
from typing import Any

import orjson
from flask import Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from geomap.finding import listing
from geomap.finding.answer import Question
from geomap.finding.finder import Finder
from geomap.i18n import words
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.spatial.cells import Cell
from geomap.web import current, language, queries, today
from geomap.web.locator import location_address, map_data
from geomap.web.locator.blueprint import locator
from geomap.web.shown import Shown

# A tile is so many cells wide, each of 64 pixels at the scale it is drawn at.
_HALVINGS = 4
_ZOOM_MAX = 13
_NUMBER = re.compile(r"\d{1,5}", re.ASCII)
_FILTERS = ("svc", "order", "kind")
_WORDS = (
    "in_view_none", "in_view", "in_view_far", "several_here", "list_here",
    "layer_failed", "letter_ferry", "letter_winter_road", "letter_air_only",
    "letter_rail",
)  # fmt: skip


@language.page(locator, "map")
def national(language: Language) -> ResponseReturnValue:
    """Show how many offices there are by province, and all of them on a map."""
    finder, question = current.finder(), _asked(language)
    overview = finder.overview
    counts, total = overview.by_province(question), overview.count(question)
    return render_template(
        "locator/national.html",
        question=question,
        filters=_filters(),
        provinces=sorted(
            vocabulary.terms("provinces").values(),
            key=lambda term: listing.key(term.name(language)),
        ),
        counts=counts,
        total=total,
        elsewhere=total - sum(counts.values()),
        unplaced=total - len(overview.cells(question)),
        map=_told(finder, language),
    )


@locator.get("/map/cells.json")
def cells() -> Response:
    """Send what one tile of the map holds, gathered in cells.

    The tile is in the question, not in the path: what is looked at is not logged.
    """
    zoom, x, y = (_number(request.args.get(name)) for name in ("z", "x", "y"))
    if zoom > _ZOOM_MAX or max(x, y) >= 1 << zoom:
        abort(404)
    reader: Language = "fr" if request.args.get("lang") == "fr" else "en"
    finder, question = current.finder(), _asked(reader)
    found = finder.overview.cells(question).within(zoom, x, y, _HALVINGS)
    shown = [_cell(cell, finder, reader) for cell in found]
    response = Response(orjson.dumps({"cells": shown}), mimetype="application/json")
    response.set_etag(finder.snapshot.id, weak=True)
    # The page asks in the name of its snapshot: the next one is seen at once.
    is_named = request.args.get("s") == finder.snapshot.id
    response.headers["Cache-Control"] = "max-age=86400" if is_named else "no-cache"
    return response.make_conditional(request)  # type: ignore[return-value]


def _asked(reader: Language) -> Question:
    asked = queries.asked(request.query_string)
    narrowing = {name: asked[name] for name in _FILTERS if name in asked}
    return queries.question(narrowing, reader, limit=1, private=True)


def _filters() -> dict[str, Any]:
    return {
        name: values for name in _FILTERS if any(values := request.args.getlist(name))
    }


def _number(text: str | None) -> int:
    if not _NUMBER.fullmatch(text or ""):
        abort(404)
    return int(text or "")


def _cell(cell: Cell, finder: Finder, reader: Language) -> dict[str, Any]:
    told: dict[str, Any] = {"at": [cell.latitude, cell.longitude], "n": cell.points}
    if cell.points > 1:
        return told | ({"one": 1} if cell.is_one_place else {})
    item = Shown(finder.columns.record(cell.row), reader, today.day())
    told |= {
        "name": item.name.text,
        "shape": item.marker,
        "href": location_address.of(item.location, reader),
        "town": item.town,
    }
    foreign = item.name.language != reader
    return told | ({"lang": item.name.language} if foreign else {})


def _told(finder: Finder, reader: Language) -> dict[str, Any]:
    asked: dict[str, Any] = {**_filters(), "lang": reader, "s": finder.snapshot.id}
    return {
        "items": [],
        "open": True,
        "cells": url_for("locator.cells", **asked),
        "communities": url_for("locator.communities_layer", lang=reader),
        "search": url_for("locator.results", **_filters(), language=reader),
        **map_data.ground("national", reader),
        "words": map_data.told((*map_data.WORDS, *_WORDS), reader)
        | {"failed": words.say("map.country_failed", reader)},
        "numbers": "fr-CA" if reader == "fr" else "en-CA",
    }
