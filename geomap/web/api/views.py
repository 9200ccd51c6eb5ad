"""The locations, as JSON."""

from typing import Any

import orjson
from flask import Blueprint, Response, current_app, request

from geomap.errors import NotFound
from geomap.model.schema import LANGUAGES, Language
from geomap.places.search import Place
from geomap.web import current, language, limits, queries
from geomap.web.api import as_json

api = Blueprint("api", __name__, url_prefix="/api/v1")
_FOUND = 10
_FEATURE = (
    ("Content-Type", "application/geo+json"),
    ("Access-Control-Allow-Origin", "*"),
)
_OPEN = (
    ("Content-Type", "application/json"),
    ("Access-Control-Allow-Origin", "*"),
    ("Vary", "Accept-Language"),
)


@api.get("/locations")
@limits.limited("api")
def locations() -> Response:
    """Answer what is nearest to `q` or `near`."""
    asked = queries.asked(request.query_string)
    reader = _language(queries.first(asked, "lang"))
    now = current_app.config["GEOMAP_CLOCK"]()
    question = queries.question(asked, reader, limit=_FOUND, private=False, now=now)
    finder = current.finder()
    answer = finder.ask(question)
    return _sent(
        {
            "outcome": answer.outcome,
            "place": _place(answer.place, reader),
            "point": as_json.point(answer.point),
            "items": [as_json.item(found, reader) for found in answer.items],
            "choices": [_place(choice, reader) for choice in answer.choices],
            "snapshot": finder.snapshot.id,
        }
    )


@api.get("/locations/<path:location_id>.geojson")
def location_feature(location_id: str) -> Response:
    """Answer one location as a GeoJSON feature, with its licence and whom to credit."""
    finder = current.finder()
    row = finder.columns.row_of(location_id)
    if row is None:
        raise NotFound("location.unknown")
    known = as_json.whole(finder.columns.values(row))
    version = finder.snapshot.versions.get(str(known["source"]))
    feature = as_json.feature(known, version, finder.snapshot.id)
    return Response(orjson.dumps(feature), headers=_FEATURE)


@api.get("/locations/<path:location_id>")
@limits.limited("api")
def location(location_id: str) -> Response:
    """Answer everything known of one location."""
    finder = current.finder()
    row = finder.columns.row_of(location_id)
    if row is None:
        raise NotFound("location.unknown")
    known = as_json.whole(finder.columns.values(row))
    return _sent({"location": known, "snapshot": finder.snapshot.id})


def _language(asked: str) -> Language:
    if asked in LANGUAGES:
        return "fr" if asked == "fr" else "en"
    return language.preferred(request.environ.get("HTTP_ACCEPT_LANGUAGE"))


def _place(place: Place | None, language: Language) -> dict[str, Any] | None:
    if place is None:
        return None
    name = place.name_fr if language == "fr" else place.name_en
    return {
        "kind": place.kind,
        "code": place.code,
        "name": name or place.name_en,
        "province": place.province,
        "latitude": place.point.latitude,
        "longitude": place.point.longitude,
        "radius_m": place.radius,
    }


def _sent(content: dict[str, Any]) -> Response:
    # Any page may read the answers: they are public and carry no one's data.
    return Response(orjson.dumps(content), headers=_OPEN)
