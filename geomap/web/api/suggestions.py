"""What somebody who is still typing may mean, as JSON for the box on the pages."""

from collections.abc import Iterator

import orjson
from flask import Response, request

from geomap.finding import suggestions
from geomap.finding.finder import Finder
from geomap.finding.suggestions import Suggestions
from geomap.i18n import words
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.places.place import Place
from geomap.web import current, limits, queries
from geomap.web.api.views import api, language_asked
from geomap.web.locator import place_words

# The same beginning means the same for a while.
_HEADERS = (
    ("Content-Type", "application/json"),
    ("Access-Control-Allow-Origin", "*"),
    ("Vary", "Accept-Language"),
    ("Cache-Control", "public, max-age=300"),
)


@api.get("/suggestions", endpoint="suggestions")
@limits.limited("suggest")
def suggested() -> Response:
    """Answer at most seven things that `q` may become, and the words to announce."""
    asked = queries.asked(request.query_string)
    reader = language_asked(queries.first(asked, "lang"))
    text = queries.first(asked, "q")
    finder = current.finder()
    found = _found(finder, text) if len(text) <= queries.TEXT_MAX else Suggestions()
    options = tuple(
        {one["text"]: one for one in _options(finder, found, reader)}.values()
    )
    status = words.count("suggest.count", reader, len(options)) if options else ""
    content = {"suggestions": options, "status": status}
    return Response(orjson.dumps(content), headers=_HEADERS)


def _found(finder: Finder, text: str) -> Suggestions:
    return suggestions.suggest(finder.gazetteer, text, lambda: finder.offices)


def _options(
    finder: Finder, found: Suggestions, reader: Language
) -> Iterator[dict[str, str]]:
    for place in found.places:
        text = found.head + place_words.named(place, reader)
        yield _option("postal_code" if _is_code(place) else "place", text, reader)
    for code in found.services:
        yield _option("service", vocabulary.name("services", code, reader), reader)
    for row in found.rows:
        name = finder.columns.record(row).name.of(reader)
        yield _option("office", name or "", reader)


def _is_code(place: Place) -> bool:
    return place.kind in ("postal_code", "fsa")


def _option(kind: str, text: str, reader: Language) -> dict[str, str]:
    return {
        "kind": kind,
        "text": text,
        "label": words.say(f"suggest.kind.{kind}", reader),
    }
