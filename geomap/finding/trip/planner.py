"""Plans one trip: which tasks need no trip, which stops do the others, what is left."""

from collections.abc import Iterable, Mapping, Sequence

from geomap.finding.answer import Found, Question
from geomap.finding.finder import Finder
from geomap.finding.trip import candidates, tour
from geomap.finding.trip.candidates import Candidate
from geomap.finding.trip.cover import Cover, ways
from geomap.finding.trip.plan import (
    How,
    IsOpen,
    Left,
    Remote,
    Stop,
    Trip,
    TripQuestion,
    Why,
)
from geomap.model import vocabulary
from geomap.model.records import LocationRecord

# Services that are a phone line by their nature.
_BY_PHONE = ("community-help", "government-information", "health-advice")
# A province's own services are given to its residents, at its own counters.
_PROVINCIAL = "provincial"
# More than there are in reach of anybody.
_ALL = 5_000
# For a task nobody does within reach, this many farther off are looked at.
_FEW = 20


def plan(finder: Finder, question: TripQuestion, is_open: IsOpen | None = None) -> Trip:
    """Return the trip with the fewest stops that does all that can be done.

    Of trips of as few stops it is the shortest, and of equally short ones the one
    with the fewest doubts: whether a language asked for is served, and whether it is
    open. Offices known to be closed are not gone to.
    """
    remote, tasks = _split(question)
    able = {task: _able(finder, question, task) for task in tasks}
    going = {task: _going(found, is_open) for task, found in able.items()}
    bits = {task: 1 << n for n, task in enumerate(t for t in tasks if going[t])}
    left = tuple(
        _left(finder, question, task, able[task]) for task in tasks if task not in bits
    )
    if not bits:
        return Trip(remote=remote, left=left)
    return _trip(_candidates(going, bits, question, is_open), bits, remote, left)


def how(service: str) -> How | None:
    """Return how a service can be had without a trip; None when nobody said it can.

    >>> how("sin"), how("health-advice"), how("passport")
    ('online', 'phone', None)
    """
    if vocabulary.terms("services")[service].more.get("online") == "full":
        return "online"
    return "phone" if service in _BY_PHONE else None


def _split(question: TripQuestion) -> tuple[tuple[Remote, ...], tuple[str, ...]]:
    services = tuple(dict.fromkeys(question.services))
    if question.is_in_person:
        return (), services
    ways_of = {service: how(service) for service in services}
    remote = tuple(Remote(service=s, how=way) for s, way in ways_of.items() if way)
    return remote, tuple(s for s, way in ways_of.items() if not way)


def _able(finder: Finder, question: TripQuestion, service: str) -> tuple[Found, ...]:
    """Return the offices within reach that do a task, nearest first."""
    found = _asked(finder, question, service, _ALL)
    return tuple(one for one in found if one.reach <= question.within)


def _asked(
    finder: Finder, question: TripQuestion, service: str, limit: int
) -> list[Found]:
    answer = finder.ask(
        Question(
            near=question.point,
            services=(service,),
            language=question.language,
            within=question.within,
            residence=question.province,
            limit=limit,
        )
    )
    return [one for one in answer.items if _serves(one, service, question.province)]


def _serves(found: Found, service: str, province: str | None) -> bool:
    order = vocabulary.terms("services")[service].more.get("order")
    if order != _PROVINCIAL or province is None:
        return True
    return found.location.province in (None, province)


def _going(found: Iterable[Found], is_open: IsOpen | None) -> tuple[Found, ...]:
    return tuple(one for one in found if is_open is None or is_open(one.row) != 0)


def _left(
    finder: Finder, question: TripQuestion, service: str, closed: Sequence[Found]
) -> Left:
    near = closed or _asked(finder, question, service, _FEW)
    why: Why = "closed" if closed else "none_near" if near else "nobody"
    return Left(service=service, why=why, nearest=near[0] if near else None)


def _candidates(
    going: Mapping[str, Sequence[Found]],
    bits: Mapping[str, int],
    question: TripQuestion,
    is_open: IsOpen | None,
) -> list[Candidate]:
    offers: dict[int, int] = {}
    found = {one.row: one for task in bits for one in going[task]}
    for task, bit in bits.items():
        for one in going[task]:
            offers[one.row] = offers.get(one.row, 0) | bit
    return [
        _candidate(found[row], offer, question, is_open)
        for row, offer in offers.items()
    ]


def _candidate(
    found: Found, offer: int, question: TripQuestion, is_open: IsOpen | None
) -> Candidate:
    record, point = found.location, found.location.point
    assert point is not None  # noqa: S101 - what has no position is never found
    spoken = record.languages + record.languages_on_request
    doubts = (
        question.language is not None and question.language not in spoken,
        is_open is not None and is_open(found.row) < 0,
    )
    at = (point.latitude, point.longitude, _radius(record))
    return Candidate(offer, found, *at, doubts=sum(doubts))


def _radius(record: LocationRecord) -> float:
    """Return how far a door may be from its point: 0 where the point is the door."""
    if not record.is_approximate:
        return 0.0
    usual = vocabulary.terms("position_quality").get(record.position_quality or "")
    known = record.position_radius
    return known or (float(usual.more["radius_m"]) if usual else 0.0)


def _trip(
    able: Sequence[Candidate],
    bits: Mapping[str, int],
    remote: tuple[Remote, ...],
    left: tuple[Left, ...],
) -> Trip:
    tasks = sum(bits.values())
    cover = Cover(one.offer for one in able)
    kept = candidates.worth(able, tasks, cover)
    offices = candidates.numbers(kept)
    order = tour.shortest(offices, tasks, cover)
    sets = ways(candidates.counted(able), tasks, len(order))
    extra = tuple(one.service for one in remote)
    stops = _stops([kept[place] for place in order], offices.ways(order), bits, extra)
    return Trip(
        stops=stops,
        remote=remote,
        left=left,
        metres=offices.length(order),
        alternatives=sets - 1,
    )


def _stops(
    chosen: Sequence[Candidate],
    legs: Sequence[float],
    bits: Mapping[str, int],
    remote: Sequence[str],
) -> tuple[Stop, ...]:
    """Return the stops: each task is done at the first of them that does it."""
    stops: list[Stop] = []
    done = 0
    for one, leg in zip(chosen, legs, strict=True):
        here = [task for task, bit in bits.items() if one.offer & bit]
        services = tuple(task for task in here if not done & bits[task])
        again = tuple(task for task in here if done & bits[task])
        offered = one.found.location.services
        also = (*again, *(task for task in remote if task in offered))
        stops.append(Stop(found=one.found, services=services, also=also, leg=leg))
        done |= one.offer
    return tuple(stops)
