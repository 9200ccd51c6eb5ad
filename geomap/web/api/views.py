"""The locations, as JSON."""

from dataclasses import replace
from typing import Any

import orjson
from flask import Blueprint, Response, current_app, request

from geomap.errors import NotFound, UserError
from geomap.finding.answer import Answer, Question
from geomap.finding.trip import errand as errand_of
from geomap.finding.understood import Understood
from geomap.model.schema import LANGUAGES, Language
from geomap.places.search import Place
from geomap.web import current, errands, language, limits, queries
from geomap.web.api import as_json, opening, trip_json

api = Blueprint("api", __name__, url_prefix="/api/v1")
_FOUND = 10
# Whoever asks for one of these wants to know of everything that is near.
_COUNTED = ("facets", "page", "r", "sort")
_FEATURE = (
    ("Content-Type", "application/geo+json"),
    ("Access-Control-Allow-Origin", "*"),
)
_OPEN = (
    ("Content-Type", "application/json"),
    ("Access-Control-Allow-Origin", "*"),
    ("Vary", "Accept-Language, Accept-Encoding"),
)


@api.get("/locations")
@limits.limited("api")
def locations() -> Response:
    """Answer what is nearest to `q` or `near`."""
    asked = queries.asked(request.query_string)
    reader = language_asked(queries.first(asked, "lang"))
    now = current_app.config["GEOMAP_CLOCK"]()
    question = queries.question(asked, reader, limit=_FOUND, private=False, now=now)
    finder = current.finder()
    answer = finder.ask(_counted(question, asked))
    return _sent(
        {
            **_numbers(answer),
            "outcome": answer.outcome,
            "place": _place(answer.place, reader),
            "point": as_json.point(answer.point),
            "items": _items(answer, reader, asked),
            "choices": [_place(choice, reader) for choice in answer.choices],
            "understood": _understood(answer.understood),
            "snapshot": finder.snapshot.id,
        }
    )


@api.get("/trip")
@limits.limited("api")
def trip() -> Response:
    """Answer the fewest stops for several services `svc`, or for a life `event`."""
    asked = queries.asked(request.query_string)
    reader = language_asked(queries.first(asked, "lang"))
    errand = errands.read(asked, reader, private=False)
    for key in errands.missing(errand):
        raise UserError(key)
    finder = current.finder()
    planned = errand_of.planned(finder, errand)
    if lacking := errand_of.lacking(planned):
        raise UserError(lacking)
    return _sent(
        {
            "outcome": planned.asked.outcome,
            "place": _place(planned.asked.place, reader),
            "point": as_json.point(planned.asked.point),
            "choices": [_place(each, reader) for each in planned.asked.choices],
            **trip_json.of(planned, reader),
            "snapshot": finder.snapshot.id,
        }
    )


@api.get("/locations/<path:location_id>.geojson")
@limits.limited("api")
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
    reader = language_asked(request.args.get("lang", ""))
    answer = {"location": known, **opening.now(row, reader)}
    return _sent({**answer, "snapshot": finder.snapshot.id})


def _items(answer: Answer, reader: Language, asked: queries.Asked) -> list[Any]:
    """Return what was found, with whether it is open if that was asked for."""
    items = [as_json.item(found, reader) for found in answer.items]
    if queries.first(asked, "status") != "1":
        return items
    # Written anew each time: what is kept of a row must not tell the time.
    return [
        {**orjson.loads(orjson.dumps(item)), **opening.now(found.row, reader)}
        for item, found in zip(items, answer.items, strict=True)
    ]


def _counted(question: Question, asked: queries.Asked) -> Question:
    """Return the question with the numbers that were asked for, which take longer."""
    if not any(name in asked and queries.first(asked, name) for name in _COUNTED):
        return question
    has_facets = queries.first(asked, "facets") == "1"
    return replace(question, is_counted=True, has_facets=has_facets)


def _numbers(answer: Answer) -> dict[str, Any]:
    """Return how many there are and within what radius, where that was counted."""
    if answer.total is None or answer.within is None:
        return {}
    known = {
        "total": answer.total,
        "sure": answer.sure,
        "page": answer.page,
        "within_m": answer.within,
        "near_m": answer.near,
        "province": answer.province,
        "facets": answer.facets or None,
    }
    return {name: value for name, value in known.items() if value is not None}


def language_asked(asked: str) -> Language:
    """Return the language of an answer: that of `lang`, else the browser's."""
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


def _understood(made: Understood | None) -> dict[str, Any] | None:
    """Return the services a text named and what was assumed to answer it."""
    if made is None:
        return None
    notes = [{"code": code, "text": text} for code, text in made.notes]
    return {"services": made.services, "notes": notes}


def _sent(content: dict[str, Any]) -> Response:
    # Any page may read the answers: they are public and carry no one's data.
    return Response(orjson.dumps(content), headers=_OPEN)
