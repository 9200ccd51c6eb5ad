"""The next dates of a location that opens rarely, as a file for one's calendar."""

from flask import Response
from flask.typing import ResponseReturnValue

from geomap.errors import NotFound
from geomap.hours import icalendar
from geomap.hours.icalendar import Event
from geomap.hours.schedule import Span
from geomap.i18n import words
from geomap.model.schema import Language
from geomap.web import current, language, same_page, shown_hours, today
from geomap.web.locator import location_address
from geomap.web.locator.blueprint import locator
from geomap.web.shown import Shown


@language.page(locator, "calendar")
def calendar(language: Language, location_id: str) -> ResponseReturnValue:
    """Send the next dates of one location as an iCalendar file."""
    finder = current.finder()
    record = location_address.found(finder, location_id)
    if record is None:
        raise NotFound("location.unknown")
    item = Shown(record, language, today.day())
    hours = shown_hours.of(item)
    events = [
        _event(item, span, number)
        for _, spans in shown_hours.coming(hours)
        for number, span in enumerate(spans)
    ]
    text = icalendar.written(item.name.text, events, language, today.moment())
    response = Response(text, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="dates.ics"'
    return response


def _event(item: Shown, span: Span, number: int) -> Event:
    day = span.starts.strftime("%Y%m%d")
    page = same_page.absolute(location_address.of(item.location, item.language))
    parts = (item.street.text if item.street else "", item.town)
    return Event(
        uid=f"{item.location.id}/{day}/{number}@geomap",
        starts=span.starts,
        ends=span.ends,
        summary=item.name.text,
        place=", ".join(part for part in parts if part),
        description=words.say("coming.call", item.language),
        url=page if "://" in page else "",
        is_doubtful=span.state == "unknown",
    )
