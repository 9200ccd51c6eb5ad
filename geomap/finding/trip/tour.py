"""The shortest round trip over the fewest offices that do all tasks, exactly.

Held and Karp's programme over (tasks done, last office), a layer a stop. Legs count in
whole hundreds of metres, rounded up: a straight line is not more precise than that, and
two offices on one block are equally far, so that what is certain decides between them.
Rounded up, no detour is shorter than the direct way, which leaving offices out needs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from geomap.finding.trip.cover import Cover

STEP_M = 100.0
# More than all doubts about the stops of one trip together.
_FAR = 1_000
_NEVER = np.iinfo(np.int64).max // 4


@dataclass(frozen=True, kw_only=True)
class Offices:
    """Candidates as numbers: what each offers, its doubts, and the metres of each leg.

    `out` is from the start to each office, `between` from office to office.
    """

    offers: tuple[int, ...]
    doubts: np.ndarray
    out: np.ndarray
    between: np.ndarray

    @cached_property
    def home(self) -> np.ndarray:
        """What the leg between the start and each office costs."""
        return steps(self.out) * _FAR

    @cached_property
    def legs(self) -> np.ndarray:
        """What each leg costs, the doubts about the office it leads to with it."""
        return steps(self.between) * _FAR + self.doubts[None, :]

    @cached_property
    def by_offer(self) -> dict[int, np.ndarray]:
        """The offices that offer the same, by what they offer."""
        offers = np.array(self.offers, dtype=np.int64)
        return {offer: np.flatnonzero(offers == offer) for offer in sorted({*offers})}

    def ways(self, stops: Sequence[int]) -> tuple[float, ...]:
        """Return the metres to each stop, from the start or from the one before."""
        first = float(self.out[stops[0]])
        return (first, *(float(self.between[a, b]) for a, b in pairwise(stops)))

    def length(self, stops: Sequence[int]) -> float:
        """Return the metres of a round trip over the stops in their order."""
        return sum(self.ways(stops)) + float(self.out[stops[-1]])

    def hundreds(self, stops: Sequence[int]) -> int:
        """Return the hundreds of metres of a round trip, each leg rounded up."""
        return self.cost(stops) // _FAR

    def cost(self, stops: Sequence[int]) -> int:
        """Return what is made least: hundreds of metres first, then doubts."""
        way = sum(int(self.legs[a, b]) for a, b in pairwise(stops))
        first = int(self.home[stops[0]] + self.doubts[stops[0]])
        return first + way + int(self.home[stops[-1]])


@dataclass(frozen=True, slots=True)
class _Layer:
    """By tasks done: the least cost for each last office, and the state before it."""

    costs: dict[int, np.ndarray]
    done_before: dict[int, np.ndarray]
    last_before: dict[int, np.ndarray]

    def start(self, done: int, count: int) -> None:
        """Make room for a set of tasks."""
        if done not in self.costs:
            self.costs[done] = np.full(count, _NEVER, dtype=np.int64)
            self.done_before[done] = np.zeros(count, dtype=np.int64)
            self.last_before[done] = np.full(count, -1, dtype=np.int64)


def steps(metres: np.ndarray) -> np.ndarray:
    """Return whole hundreds of metres, rounded up.

    >>> steps(np.array([0.0, 1.0, 100.0, 100.1])).tolist()
    [0, 1, 1, 2]
    """
    return np.ceil(np.asarray(metres) / STEP_M).astype(np.int64)


def shortest(offices: Offices, tasks: int, cover: Cover) -> tuple[int, ...]:
    """Return the offices of the best trip in order, empty if they cannot do it all.

    The best has the fewest stops; of those it is the shortest, and of equally short
    ones the one with the fewest doubts; of those always the same one.
    """
    size = cover.size(tasks)
    layers = [_first(offices, tasks, cover)]
    for number in range(2, size + 1):
        layers.append(_next(layers[-1], offices, tasks, cover, size - number))
    if tasks not in layers[-1].costs:
        return ()
    last = int(np.argmin(layers[-1].costs[tasks] + offices.home))
    return _one_way(_traced(layers, tasks, last), offices)


def _first(offices: Offices, tasks: int, cover: Cover) -> _Layer:
    layer = _Layer({}, {}, {})
    most = cover.size(tasks) - 1
    costs = offices.home + offices.doubts
    for offer, places in offices.by_offer.items():
        done = offer & tasks
        if done and cover.size(tasks & ~done) <= most:
            layer.start(done, len(costs))
            layer.costs[done][places] = costs[places]
    return layer


def _next(
    layer: _Layer, offices: Offices, tasks: int, cover: Cover, most: int
) -> _Layer:
    """Return the layer after one: `most` is how many stops may still follow it."""
    found = _Layer({}, {}, {})
    for done, costs in layer.costs.items():
        live = np.flatnonzero(costs < _NEVER)
        arriving = costs[live, None] + offices.legs[live]
        last, arrived = live[arriving.argmin(axis=0)], arriving.min(axis=0)
        for offer, places in offices.by_offer.items():
            more = (done | offer) & tasks
            if more != done and cover.size(tasks & ~more) <= most:
                found.start(more, len(costs))
                nearer = places[arrived[places] < found.costs[more][places]]
                found.costs[more][nearer] = arrived[nearer]
                found.done_before[more][nearer] = done
                found.last_before[more][nearer] = last[nearer]
    return found


def _traced(layers: list[_Layer], done: int, place: int) -> tuple[int, ...]:
    stops = [place]
    for layer in layers[:0:-1]:
        state = layer.done_before[done][place], layer.last_before[done][place]
        done, place = int(state[0]), int(state[1])
        stops.append(place)
    return tuple(reversed(stops))


def _one_way(stops: tuple[int, ...], offices: Offices) -> tuple[int, ...]:
    """Return the stops from the end nearer to the start: both ways are equally long."""
    ends = [(offices.out[end], end) for end in (stops[0], stops[-1])]
    return stops if ends[0] <= ends[1] else stops[::-1]
