"""A trip as a page shows it: the template asks, this answers in one language."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from geomap.finding import serving
from geomap.finding.trip.errand import Planned
from geomap.finding.trip.plan import MAX_WITHIN_M, Left, Stop, Trip
from geomap.i18n import formats, words
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.model.vocabulary import Term
from geomap.web import links, today
from geomap.web.locator import bring, trip_addresses, ways
from geomap.web.locator.bring import Bring
from geomap.web.locator.ways import Way
from geomap.web.shown import Shown

# The circles somebody can choose from, in kilometres.
REACHES = (25, 50, 100, 250, 500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to do: why it belongs to the event, if to any, and whose it may be.

    `rule` is said of papers about what happened: they come from where it did.
    """

    code: str
    name: str
    why: str | None
    rule: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopShown:
    """One stop: the office, the way to it, and what to do and to bring there."""

    item: Shown
    leg: str
    tasks: tuple[Task, ...]
    also: tuple[str, ...]
    bring: tuple[Bring, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """The page of a service, and the number or page that helps most with it."""

    url: str | None
    way: Way | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeShown:
    """A task nobody needs to travel for, and how to have it done."""

    task: Task
    how: str
    other: Other


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftShown:
    """A task that is left, why, how else to be served, and the nearest office.

    `farther` is a circle that holds that office, in kilometres, with its address.
    """

    task: Task
    why: str
    other: Other
    nearest: Shown | None
    farther: tuple[int, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanShown:
    """The whole trip; `in_person` is the address of one that goes for everything."""

    stops: tuple[StopShown, ...]
    home: tuple[HomeShown, ...]
    left: tuple[LeftShown, ...]
    instead: tuple[str, ...]
    length: str
    alternatives: int
    in_person: str
    day: str


def of(planned: Planned) -> PlanShown:
    """Return a planned trip in the reader's language."""
    trip, reader = planned.trip or Trip(), planned.errand.question.reader
    event = planned.errand.event
    instead = event.instead_in(planned.province) if event else ()
    return PlanShown(
        stops=tuple(_stop(planned, n, s) for n, s in enumerate(trip.stops, start=1)),
        home=tuple(_home(planned, each.service, each.how) for each in trip.remote),
        left=tuple(_left(planned, each) for each in trip.left),
        instead=tuple(text.of(reader) or "" for text in instead),
        length=formats.distance(trip.metres, reader),
        alternatives=trip.alternatives,
        in_person=trip_addresses.of(planned.errand, go="all"),
        day=formats.date(today.day(), reader),
    )


@cache
def themes(reader: Language) -> tuple[tuple[str, str, tuple[Term, ...]], ...]:
    """Return the services by theme: its code, its name and its services, by name."""
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in vocabulary.terms("services").values():
        groups[term.more["theme"]].append(term)
    named = {code: words.say(f"trip.theme.{code}", reader) for code in groups}
    return tuple(
        (code, named[code], _sorted(groups[code], reader))
        for code in sorted(groups, key=lambda code: named[code].casefold())
    )


def _sorted(terms: list[Term], reader: Language) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: term.name(reader).casefold()))


def _stop(planned: Planned, number: int, stop: Stop) -> StopShown:
    question = planned.errand.question
    reader = question.reader
    item = _shown(planned, stop, number)
    radius = item.location.position_radius if item.location.is_approximate else None
    brought = bring.of(stop.services, planned.province, reader)
    return StopShown(
        item=item,
        leg=formats.distance(stop.leg, reader, radius),
        tasks=tuple(_task(planned, code) for code in stop.services),
        also=tuple(vocabulary.name("services", code, reader) for code in stop.also),
        bring=tuple(one for one in brought if one.documents),
        unknown=tuple(one.service for one in brought if not one.documents),
    )


def _shown(planned: Planned, stop: Stop, number: int) -> Shown:
    question = planned.errand.question
    return Shown(
        stop.found.location,
        question.reader,
        today.day(),
        found=stop.found,
        number=number,
        asked_language=question.language,
    )


def _home(planned: Planned, service: str, how: str) -> HomeShown:
    reader = planned.errand.question.reader
    return HomeShown(
        task=_task(planned, service),
        how=words.say(f"trip.how.{how}", reader),
        other=_other(planned, service),
    )


def _left(planned: Planned, left: Left) -> LeftShown:
    question = planned.errand.question
    reader, nearest = question.reader, left.nearest
    most = formats.radius(planned.errand.within, reader)
    return LeftShown(
        task=_task(planned, left.service),
        why=words.say(f"trip.why.{left.why}", reader, most=most),
        other=_other(planned, left.service),
        nearest=nearest and Shown(nearest.location, reader, today.day(), found=nearest),
        farther=_farther(planned, left),
    )


def _other(planned: Planned, service: str) -> Other:
    reader = planned.errand.question.reader
    term = vocabulary.terms("services")[service]
    return Other(
        url=links.web(term.more.get(f"url_{reader}")),
        way=ways.best(service, planned.province, reader),
    )


def _farther(planned: Planned, left: Left) -> tuple[int, str] | None:
    """Return the smallest circle that holds the nearest office, with its address."""
    if left.nearest is None or left.nearest.reach > MAX_WITHIN_M:
        return None
    far = left.nearest.reach / 1_000
    reach = next((km for km in REACHES if far <= km), None)
    if reach is None or reach * 1_000 <= planned.errand.within:
        return None
    return reach, trip_addresses.of(planned.errand, r=reach)


def _task(planned: Planned, service: str) -> Task:
    reader, event = planned.errand.question.reader, planned.errand.event
    is_of_event = bool(serving.rules((service,), "event"))
    return Task(
        code=service,
        name=vocabulary.name("services", service, reader),
        why=event.why(service).of(reader) if event else None,
        rule=vocabulary.name("service_rules", service, reader) if is_of_event else None,
    )
