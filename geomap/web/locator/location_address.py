"""The address of a location: its identifier, which decides, and its name for people."""

from typing import Any

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response

from geomap.finding.finder import Finder
from geomap.model.records import LocationRecord
from geomap.model.schema import LANGUAGES, Language
from geomap.web import slugs


def of(record: LocationRecord, language: Language, **asked: Any) -> str:
    """Return the one address of a location's page in a language.

    `asked` is kept as the question of the address: where the reader came from.
    """
    path = path_of(record, language)
    return url_for("locator.location", language=language, location_id=path, **asked)


def path_of(record: LocationRecord, language: Language) -> str:
    """Return the identifier and, where the name has letters for one, the slug."""
    name = slugs.slug(record.name.of(language))
    return f"{record.id}/{name}" if name else record.id


def found(finder: Finder, path: str) -> LocationRecord | None:
    """Return the location a path means: an identifier, or one and any last part."""
    return finder.location(path) or finder.location(path.rpartition("/")[0])


def moved(record: LocationRecord, language: Language, path: str) -> Response | None:
    """Return where to go when the path is not the location's one address, else None.

    The language toggle is told the name in each language on the way.
    """
    g.arguments_in = {
        each: {"location_id": path_of(record, each)} for each in LANGUAGES
    }
    if path == path_of(record, language):
        return None
    return redirect(of(record, language, **kept()), code=301)


def kept() -> dict[str, Any]:
    """Return what this address asks besides its page, to be kept by another."""
    mine = request.view_args or {}
    return {k: v for k, v in request.args.lists() if k not in mine}
