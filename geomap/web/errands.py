"""From the words of an address to an errand: the tasks, from where, and for what event.

`svc` may be repeated; `event` is a life event, whose services stand in for `svc` where
none is given; `go=all` goes in person also for what could be done from home.
"""

from collections.abc import Mapping

from flask import current_app

from geomap.errors import UserError
from geomap.finding.trip.errand import Errand
from geomap.finding.trip.events import Event
from geomap.finding.trip.plan import MAX_WITHIN_M
from geomap.model.schema import Language
from geomap.web import queries
from geomap.web.queries import Asked

IN_PERSON = "all"


def events() -> Mapping[str, Event]:
    """Return the life events this app was given."""
    known: Mapping[str, Event] = current_app.config["GEOMAP_EVENTS"]
    return known


def read(asked: Asked, reader: Language, *, private: bool) -> Errand:
    """Return the errand an address asks for; `private` rounds the point.

    Raises:
        UserError: A parameter that is known has a value that cannot be used.
    """
    now = current_app.config["GEOMAP_CLOCK"]()
    question = queries.question(asked, reader, limit=1, private=private, now=now)
    if question.within and question.within > MAX_WITHIN_M:
        raise UserError("query.radius", {"most": int(MAX_WITHIN_M / 1_000)})
    code = queries.first(asked, "event")
    if code and code not in events():
        raise UserError("query.code", {"parameter": "event"})
    return Errand(
        question=question,
        event=events().get(code),
        is_in_person=queries.first(asked, "go") == IN_PERSON,
    )


def missing(errand: Errand) -> tuple[str, ...]:
    """Return the keys of what must still be told, in the order of the form.

    A text may hold a task too, so what is missing beside a text is told after reading.
    """
    question = errand.question
    wanting = []
    is_told = question.services or errand.event or question.text
    if not is_told:
        wanting.append("trip.no_tasks")
    if question.text is None and question.near is None:
        wanting.append("query.empty")
    return tuple(wanting)
