"""Plans one trip: which tasks need no trip, which stops do the others, what is left."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from geomap.finding.answer import Found, Question
from geomap.finding.finder import Finder
from geomap.finding.nearby import Asker, Lister
from geomap.finding.trip import candidates, tour
from geomap.finding.trip.candidates import Candidate
from geomap.finding.trip.cover import Cover, ways
from geomap.finding.trip.plan import How, Left, Remote, Stop, Trip, TripQuestion, Why
from geomap.model import vocabulary

# Services that are a phone line by their nature.
_BY_PHONE = ("community-help", "government-information", "health-advice")
# More than there are in reach of anybody.
_ALL = 5_000
# Where nobody does a task within reach, so many are looked at for the nearest.
_FEW = 50


def plan(finder: Finder, question: TripQuestion) -> Trip:
    """Return the trip with the fewest stops that does all that can be done.

    Of trips of as few stops it is the shortest, and of equally short ones the one with
    the fewest doubts: whether a language asked for is served, and whether it is open.
    Offices known to be closed are not gone to.
    """
    remote, tasks = _split(question)
    errand = _Errand(finder, question)
    going = {task: errand.going(task) for task in tasks}
    bits = {task: 1 << n for n, task in enumerate(t for t in tasks if going[t])}
    left = tuple(errand.left(task) for task in tasks if task not in bits)
    if not bits:
        return Trip(remote=remote, left=left)
    return _trip(errand.candidates(going, bits), bits, remote, left)


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


class _Errand:
    """One look from one point at the offices for every task."""

    def __init__(self, finder: Finder, question: TripQuestion) -> None:
        province = question.province
        asker = Asker(point=question.point, place=question.place, province=province)
        self._known = finder.known
        self._lister = Lister(finder.known, asker)
        self._province = province
        self._question = Question(
            near=question.point,
            language=question.language,
            within=question.within,
            open_at=question.open_at,
            limit=_ALL,
        )

    def going(self, service: str) -> tuple[Found, ...]:
        """Return the offices within reach to go to for a task, nearest first."""
        found = self._found(service, self._question)
        most = self._lister.near(self._question)
        return tuple(one for one in found if one.reach <= most)

    def left(self, service: str) -> Left:
        """Return why nobody within reach does a task, and the nearest who does."""
        anytime = replace(self._question, open_at=None, limit=_FEW)
        found = self._found(service, anytime)
        is_near = found and found[0].reach <= self._lister.near(anytime)
        why: Why = "closed" if is_near else "none_near" if found else "nobody"
        return Left(service=service, why=why, nearest=found[0] if found else None)

    def candidates(
        self, going: Mapping[str, Sequence[Found]], bits: Mapping[str, int]
    ) -> list[Candidate]:
        """Return each office once, with all the tasks it does."""
        offers: dict[int, int] = {}
        found: dict[int, Found] = {}
        for task, bit in bits.items():
            for one in going[task]:
                offers[one.row] = offers.get(one.row, 0) | bit
                found[one.row] = one
        at = np.argsort(self._known.order)[list(found)]
        place, doubts = self._known.positions, self._doubts[at]
        columns = (place.latitudes[at], place.longitudes[at], place.radii[at], doubts)
        told = zip(*(column.tolist() for column in columns), strict=True)
        return [
            Candidate(offers[row], found[row], north, east, radius, doubt)
            for row, (north, east, radius, doubt) in zip(found, told, strict=True)
        ]

    @property
    def _doubts(self) -> np.ndarray:
        """Whether anything asked for is not known of each office: 1 or 0."""
        sure = self._lister.sure(self._question)
        return np.zeros(len(self._known.order), int) if sure is None else ~sure * 1

    @cached_property
    def _others(self) -> frozenset[int]:
        """The offices that are another province's own."""
        if self._province is None:
            return frozenset()
        others = self._known.serving.of_other_provinces(self._province)
        return frozenset(self._known.order[others].tolist())

    def _found(self, service: str, question: Question) -> list[Found]:
        """Return the offices that do a task, without those of another province.

        What a province does, it does for whoever lives there.
        """
        items = self._lister.listing(replace(question, services=(service,))).items
        if vocabulary.terms("services")[service].more.get("order") != "provincial":
            return list(items)
        return [one for one in items if one.row not in self._others]


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
