"""Addresses of locations that are not there: closed, dropped, merged or never known."""

from flask import g, redirect, render_template
from flask.typing import ResponseReturnValue

from geomap.finding.answer import Question
from geomap.finding.finder import Finder
from geomap.i18n import formats
from geomap.model.schema import LANGUAGES, Language
from geomap.store.gone import Gone
from geomap.web import current, today
from geomap.web.locator import location_address, neighbours
from geomap.web.shown import Shown


def not_there(finder: Finder, path: str, language: Language) -> ResponseReturnValue:
    """Answer for an identifier that the snapshot does not have."""
    for location_id in (path, path.rpartition("/")[0]):
        survivor = finder.location(finder.snapshot.merged.get(location_id, ""))
        if survivor is not None:
            asked = location_address.kept()
            there = location_address.of(survivor, language, **asked)
            return redirect(there, code=301)
        gone = current.installed().shelf.gone(location_id)
        if gone is not None:
            return _dropped(finder, gone, language)
    page = render_template("locator/unknown.html", question=Question(reader=language))
    return page, 404


def closed(finder: Finder, item: Shown) -> ResponseReturnValue:
    """Say that a location has closed for good, and where to go instead."""
    return _page(finder, item, dropped_on=None)


def _dropped(finder: Finder, gone: Gone, language: Language) -> ResponseReturnValue:
    """Say that a location is no longer in the file it came from."""
    g.arguments_in = {
        each: {"location_id": location_address.path_of(gone.record, each)}
        for each in LANGUAGES
    }
    day = formats.date(gone.version.published_at, language)
    return _page(finder, Shown(gone.record, language, today.day()), dropped_on=day)


def _page(
    finder: Finder, item: Shown, *, dropped_on: str | None
) -> ResponseReturnValue:
    page = render_template(
        "locator/closed.html",
        item=item,
        dropped_on=dropped_on,
        instead=neighbours.instead(finder, item),
        question=Question(reader=item.language),
    )
    return page, 410
