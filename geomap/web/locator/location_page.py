"""A location's own page: everything known of it, and where that is from."""

from typing import Any

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from geomap.errors import NotFound
from geomap.finding.finder import Finder
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.web import current, language, same_page, today, way_back
from geomap.web.locator import (
    bring,
    closed_page,
    getting_there,
    location_address,
    map_data,
    neighbours,
    offered,
    spoken,
    structured,
    supplied,
    ways,
)
from geomap.web.locator.blueprint import locator
from geomap.web.shown import Shown

_CANADA = "CA"


@language.page(locator, "location")
def location(language: Language, location_id: str) -> ResponseReturnValue:
    """Show everything known of one location, at its one address."""
    finder = current.finder()
    record = location_address.found(finder, location_id)
    if record is None:
        return closed_page.not_there(finder, location_id, language)
    elsewhere = location_address.moved(record, language, location_id)
    if elsewhere is not None:
        return elsewhere
    item = Shown(record, language, today.day())
    if record.status == "permanently_closed":
        return closed_page.closed(finder, item)
    back = way_back.asked(language)
    return render_template(
        "locator/location.html",
        item=item,
        back=back,
        map=map_data.of([item], language),
        **_offers(finder, item, back),
        **_sources(finder, item),
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


def _offers(finder: Finder, item: Shown, back: str | None) -> dict[str, Any]:
    """Return what is done there, how to get there and what there is besides."""
    place, reader = item.location, item.language
    asked = _asked(back)
    services = offered.of(place.services, asked, reader)
    lacking = [code for code in asked if code not in place.services]
    wanted = asked or place.services
    url = same_page.absolute(location_address.of(place, reader))
    row = finder.columns.row_of(place.id)
    schedule = None if row is None else finder.schedules.schedule(row)
    # Unless asked, a federal office answers nothing about the province it stands in.
    is_own = place.jurisdiction == _CANADA and not asked
    province = None if is_own else place.province
    others = ways.known(next(iter(asked), None), province, reader, is_brief=True)
    return {
        "asked": asked,
        "services": services,
        "spoken": spoken.of(item),
        "lacking": [
            (offered.service(code, reader), neighbours.offering(finder, item, code))
            for code in lacking
        ],
        "bring": bring.known(wanted, place.province, reader),
        "booking": offered.pages(place, "booking", reader, wanted),
        "finders": [
            page
            for page in offered.pages(place, "office_finder", reader, place.services)
            if page.url not in others.addresses
        ],
        "way": getting_there.of(finder, item),
        "around": neighbours.of(finder, item),
        "ways": others,
        "structured": structured.of(item, services, url, schedule),
    }


def _sources(finder: Finder, item: Shown) -> dict[str, Any]:
    version = finder.snapshot.versions.get(item.location.source)
    also = item.location.also
    return {
        "version": version,
        "facilities_date": _facilities_date(item),
        "photo_day": item.day(item.location.photo_date),
        "foreign": item.has_other_language,
        "source": version and supplied.source(version, item.language, item.today),
        "also": supplied.publishers(finder.snapshot, also, item.language),
    }


def _facilities_date(item: Shown) -> str | None:
    """Return the day somebody looked at what is known; None when nothing is known."""
    if not any(value != "unknown" for _, value in item.facilities):
        return None
    return item.day(item.location.accessibility_date) or item.as_of


def _asked(back: str | None) -> tuple[str, ...]:
    """Return the services that were searched for on the way here."""
    said = (*request.args.getlist("svc"), *way_back.services(back))
    known = vocabulary.terms("services")
    return tuple(dict.fromkeys(code for code in said if code in known))
