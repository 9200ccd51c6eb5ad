"""From the words of an address to an errand: the tasks, from where, and for what event.

`svc` may be repeated; `event` is a life event, whose services stand in for `svc` where
none is given; `go=all` goes in person also for what could be done from home.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import current_app

from geomap.errors import UserError
from geomap.finding import serving
from geomap.finding.answer import DEFAULT_WITHIN_M, Question
from geomap.finding.finder import Finder
from geomap.finding.trip import planner
from geomap.finding.trip.events import Event
from geomap.finding.trip.plan import MAX_TASKS, MAX_WITHIN_M, Trip, TripQuestion
from geomap.finding.understood import Understood
from geomap.model.schema import Language
from geomap.web import queries
from geomap.web.queries import Asked

IN_PERSON = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What an address asks for."""

    question: Question
    event: Event | None = None
    is_in_person: bool = False

    @property
    def within(self) -> float:
        """How far somebody is ready to go, in metres."""
        return self.question.within or DEFAULT_WITHIN_M

    def services_in(self, province: str | None) -> tuple[str, ...]:
        """Return the tasks, those of the event where none was chosen."""
        if self.question.services or self.event is None:
            return self.question.services
        return self.event.services_in(province)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An errand with its place and its trip; without a point, `asked` says why."""

    errand: Errand
    asked: Understood
    province: str | None = None
    services: tuple[str, ...] = ()
    trip: Trip | None = None


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
    """Return the keys of what must still be told, in the order of the form."""
    question = errand.question
    wanting = []
    if not question.services and errand.event is None:
        wanting.append("trip.no_tasks")
    if question.text is None and question.near is None:
        wanting.append("query.empty")
    return tuple(wanting)


def planned(finder: Finder, errand: Errand) -> Planned:
    """Return the trip of an errand, or the places there are to choose from."""
    question = errand.question
    asked = _understood(finder, question)
    if asked.point is None:
        return Planned(errand=errand, asked=asked)
    province = question.residence or serving.province_of(asked.point, asked.place)
    services = errand.services_in(province)
    trip = planner.plan(
        finder,
        TripQuestion(
            services=services[:MAX_TASKS],
            point=asked.point,
            place=asked.place,
            within=errand.within,
            language=question.language,
            province=province,
            open_at=question.open_at,
            is_in_person=errand.is_in_person,
        ),
    )
    return Planned(
        errand=errand, asked=asked, province=province, services=services, trip=trip
    )


def _understood(finder: Finder, question: Question) -> Understood:
    """Return where from; whoever names an office starts there."""
    asked = finder.understand(question)
    if asked.point is not None or not asked.rows:
        return asked
    start = finder.columns.record(asked.rows[0]).point
    return replace(asked, point=start)
