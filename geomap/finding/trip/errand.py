"""An errand: from a place in words and a life event to the trip that does it."""

from dataclasses import dataclass, replace

from geomap.finding import serving
from geomap.finding.answer import DEFAULT_WITHIN_M, Question
from geomap.finding.finder import Finder
from geomap.finding.trip import planner
from geomap.finding.trip.events import Event
from geomap.finding.trip.plan import MAX_TASKS, Trip, TripQuestion
from geomap.finding.understood import Understood


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What somebody asks for: tasks or an event, and from where, as a question."""

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


def planned(finder: Finder, errand: Errand) -> Planned:
    """Return the trip of an errand, or the places there are to choose from.

    A task that was typed with the place is one of the errand's. Without any task there
    is no trip.
    """
    question = errand.question
    asked = _understood(finder, question)
    if asked.point is None:
        return Planned(errand=errand, asked=asked, services=asked.services)
    province = question.residence or serving.province_of(asked.point, asked.place)
    services = tuple(dict.fromkeys((*errand.services_in(province), *asked.services)))
    services = services[:MAX_TASKS]
    if not services:
        return Planned(errand=errand, asked=asked, province=province)
    trip = planner.plan(
        finder,
        TripQuestion(
            services=services,
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


def lacking(planned: Planned) -> str | None:
    """Return the key of what the text did not tell after all, None when nothing."""
    if planned.asked.outcome == "no_place":
        return "query.empty"
    is_without_tasks = planned.asked.point is not None and not planned.services
    return "trip.no_tasks" if is_without_tasks else None


def _understood(finder: Finder, question: Question) -> Understood:
    """Return where from; whoever names an office starts there."""
    asked = finder.understand(question)
    if asked.point is not None or not asked.rows:
        return asked
    start = finder.columns.record(asked.rows[0]).point
    return replace(asked, point=start)
