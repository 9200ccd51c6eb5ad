"""A location's own page: everything known of it, and where that is from."""

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from geomap.errors import NotFound
from geomap.model.schema import Language
from geomap.web import current, language, today
from geomap.web.locator import location_address, map_data, supplied
from geomap.web.locator.blueprint import locator
from geomap.web.shown import Shown


@language.page(locator, "location")
def location(language: Language, location_id: str) -> ResponseReturnValue:
    """Show everything known of one location, at its one address."""
    finder = current.finder()
    record = location_address.found(finder, location_id)
    if record is None:
        raise NotFound("location.unknown")
    elsewhere = location_address.moved(record, language, location_id)
    if elsewhere is not None:
        return elsewhere
    item = Shown(record, language, today.day())
    version = finder.snapshot.versions.get(record.source)
    return render_template(
        "locator/location.html",
        item=item,
        map=map_data.of([item], language),
        source=version and supplied.source(version, language, item.today),
        also=supplied.publishers(finder.snapshot, record.also, language),
    )


@locator.get("/en/location/<path:location_id>", defaults={"language": "en"})
@locator.get("/fr/emplacement/<path:location_id>", defaults={"language": "fr"})
def location_before(language: Language, location_id: str) -> ResponseReturnValue:
    """Lead from where locations' pages were to where they are."""
    record = location_address.found(current.finder(), location_id)
    if record is None:
        raise NotFound("location.unknown")
    asked = location_address.kept()
    return redirect(location_address.of(record, language, **asked), code=301)
