"""The offices a trip may stop at: none is left out that could make it better."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from geomap.finding.answer import Found
from geomap.finding.trip import tour
from geomap.finding.trip.cover import Cover
from geomap.finding.trip.tour import Offices
from geomap.spatial import distance


class Candidate(NamedTuple):
    """An office that does at least one of the tasks, which are bits of `offer`.

    `radius` is how far its point may be from its door, in metres; `doubts` is how much
    else about it is not sure.
    """

    offer: int
    found: Found
    latitude: float
    longitude: float
    radius: float
    doubts: int


def counted(candidates: Sequence[Candidate]) -> Counter[int]:
    """Return how many offices offer each set of tasks."""
    return Counter(candidate.offer for candidate in candidates)


def worth(
    candidates: Sequence[Candidate], tasks: int, cover: Cover
) -> tuple[Candidate, ...]:
    """Return those that may be on the best trip, nearest first.

    Left out are offices on no trip of the fewest stops, those so far that going there
    and back is longer than a whole trip that is known, and those behind whose door
    another office does as much with as few doubts.
    """
    most = cover.size(tasks) - 1
    useful = [one for one in candidates if cover.size(tasks & ~one.offer) <= most]
    useful.sort(key=lambda one: (one.found.reach, one.found.metres, one.found.row))
    bound = _bound(useful, tasks, cover)
    near = [one for one in useful if 2 * _steps(one) <= bound]
    return tuple(_without_doubles(near))


def numbers(candidates: Sequence[Candidate]) -> Offices:
    """Return the candidates as the numbers a tour is made of.

    A leg from or to a point that stands for a town counts as the radius of the town at
    least: nobody is sent across it before a door that is known to be near.
    """
    north = np.array([one.latitude for one in candidates])
    east = np.array([one.longitude for one in candidates])
    first, second = np.triu_indices(len(candidates), k=1)
    metres = distance.pairwise(north[first], east[first], north[second], east[second])
    radii = np.array([one.radius for one in candidates])
    between = np.maximum(radii[:, None], radii[None, :])
    farther = np.maximum(between[first, second], metres)
    between[first, second] = between[second, first] = farther
    return Offices(
        offers=tuple(one.offer for one in candidates),
        doubts=np.array([one.doubts for one in candidates], dtype=np.int64),
        out=np.array([one.found.reach for one in candidates]),
        between=between,
    )


def _bound(useful: Sequence[Candidate], tasks: int, cover: Cover) -> int:
    """Return the hundreds of metres of one trip of the fewest stops."""
    few = _star(useful, tasks, cover)
    offices = numbers(few)
    stops = tour.shortest(offices, tasks, Cover(offices.offers))
    return offices.hundreds(stops)


def _star(
    useful: Sequence[Candidate], tasks: int, cover: Cover
) -> tuple[Candidate, ...]:
    """Return the fewest offices, those with the least way to each from the start."""
    nearest: dict[int, Candidate] = {}
    for one in useful:
        nearest.setdefault(one.offer, one)

    @cache
    def best(left: int) -> tuple[float, tuple[Candidate, ...]]:
        if not left:
            return 0.0, ()
        options = []
        for offer, one in nearest.items():
            rest = left & ~offer
            if offer & left & -left and cover.size(rest) < cover.size(left):
                metres, others = best(rest)
                options.append((metres + one.found.reach, (one, *others)))
        return min(options, key=lambda option: option[0])

    return best(tasks)[1]


def _without_doubles(near: Sequence[Candidate]) -> Iterator[Candidate]:
    """Leave out offices at whose very place another does at least as much."""
    kept: dict[tuple[float, float, float], list[Candidate]] = {}
    for one in near:
        place = (one.latitude, one.longitude, one.radius)
        there = kept.setdefault(place, [])
        if not any(_is_no_worse(other, one) for other in there):
            there.append(one)
            yield one


def _is_no_worse(other: Candidate, one: Candidate) -> bool:
    return one.offer & ~other.offer == 0 and other.doubts <= one.doubts


def _steps(one: Candidate) -> int:
    return int(tour.steps(np.array(one.found.reach)))
