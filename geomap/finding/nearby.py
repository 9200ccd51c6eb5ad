"""The whole answer to a question: how many there are, and those of one page.

Every location is looked at, by columns, so that any combination of filters costs the
same and every number is the one that is found when it is followed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from geomap.finding import rings
from geomap.finding.answer import Found, Question
from geomap.finding.filters import Part
from geomap.finding.known import Known
from geomap.finding.schedules import CLOSED, OPEN
from geomap.finding.sweep import Sweep
from geomap.hours import zones

if TYPE_CHECKING:
    from geomap.model.point import Point
    from geomap.places.place import Place

# Locations of another province that are nearer, and those that offer only a part.
_ASIDE = 3
_PARTLY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Where somebody is, and the province whose services are theirs."""

    point: Point
    place: Place | None
    province: str | None

    def moment(self, when: datetime) -> datetime:
        """Return an instant; a time without a zone is by the clocks there."""
        if when.tzinfo is not None:
            return when
        # The clocks are those of the place, also for whoever lives elsewhere.
        there = self.place.province if self.place else self.province
        return when.replace(tzinfo=zones.clock(there, self.point) or UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What is near, as `Answer` says it; `total` is 0 when only the nearest are told.

    `sure` is how many of them are known to fit, None where nothing can be unknown.
    """

    items: tuple[Found, ...]
    total: int
    sure: int | None
    page: int
    within: float
    elsewhere: tuple[Found, ...]
    partly: tuple[Found, ...]


class Lister:
    """Looks from one point at everything that is known."""

    def __init__(self, known: Known, asker: Asker) -> None:
        self.known = known
        self.asker = asker
        self._sweep = Sweep(known.positions, asker.point)
        self._known_states: dict[datetime, np.ndarray] = {}

    def listing(self, question: Question) -> Listing:
        """Return the page asked for; when nothing is near, the nearest anyway."""
        radii = rings.radii(question)
        near = self.near(question)
        rows, ring = self.around(self.mine(question), radii)
        total, at = rings.settled(_within(ring, len(radii)), radii, near)
        sure = self.sure(question)
        if total:
            rows, page = rows[ring <= at], _page(question, total)
            items = tuple(self._page(rows, question, page, sure))
        else:
            rows, page = np.flatnonzero(self.mine(question)), 1
            items = tuple(self._nearest(rows, question.limit))
        return Listing(
            items=items,
            total=total,
            sure=int(sure[rows].sum()) if total and sure is not None else None,
            page=page,
            within=radii[at],
            elsewhere=self._elsewhere(question, items, near),
            partly=() if total else self._partly(question, near),
        )

    def count(self, question: Question) -> int:
        """Return how many there are near, without looking for any of them."""
        radii = rings.radii(question)
        _, ring = self.around(self.mine(question), radii)
        within = _within(ring, len(radii))
        return rings.settled(within, radii, self.near(question))[0]

    def near(self, question: Question) -> float:
        """Return how many metres are near enough for the question."""
        if question.within is not None:
            return question.within
        return rings.near(question.services)

    def mine(self, question: Question) -> np.ndarray:
        """Return which rows the question admits that serve whoever asks."""
        return self.without_others(self.admitted(question), question)

    def admitted(self, question: Question, but: Part | None = None) -> np.ndarray:
        """Return which rows the question admits, and are not known to be closed."""
        keep = self.known.filters.admitted(question, but=but)
        states = self._states(question.open_at)
        return keep if states is None else keep & (states != CLOSED)

    def sure(self, question: Question) -> np.ndarray | None:
        """Return which rows are known to fit, None where nothing can be unknown."""
        sure = self.known.filters.sure(question)
        states = self._states(question.open_at)
        if states is None:
            return sure
        is_open = states == OPEN
        return is_open if sure is None else sure & is_open

    def _states(self, when: datetime | None) -> np.ndarray | None:
        if when is None:
            return None
        if when not in self._known_states:
            self._known_states[when] = self.known.states(self.asker.moment(when))
        return self._known_states[when]

    def without_others(self, keep: np.ndarray, question: Question) -> np.ndarray:
        """Return the rows kept without those that serve others."""
        others = self._others(question)
        return keep if others is None else keep & ~others

    def around(
        self, keep: np.ndarray, radii: Sequence[float]
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows kept within the widest radius, and the ring of each."""
        ring = self._sweep.rings(tuple(radii))
        rows = np.flatnonzero(keep & (ring < len(radii)))
        return rows, ring[rows]

    def _others(self, question: Question) -> np.ndarray | None:
        asker = self.asker
        return self.known.serving.others(question.services, asker.province, asker.place)

    def _page(
        self, rows: np.ndarray, question: Question, page: int, sure: np.ndarray | None
    ) -> Iterator[Found]:
        start, stop = (page - 1) * question.limit, page * question.limit
        if question.sort == "name":
            named = self.known.by_name(rows, question.reader)[start:stop]
            return self._found(named, *self._sweep.measured(named))
        # Those who do not say whether they fit come after those who do.
        tiers = [rows] if sure is None else [rows[sure[rows]], rows[~sure[rows]]]
        firsts = [self._sweep.first(tier, stop) for tier in tiers]
        rows, metres, far = map(np.concatenate, zip(*firsts, strict=True))
        return self._found(rows[start:stop], metres[start:stop], far[start:stop])

    def _nearest(self, rows: np.ndarray, count: int) -> Iterator[Found]:
        placed = rows[np.isfinite(self.known.positions.latitudes[rows])]
        return self._found(*self._sweep.first(placed, count))

    def _elsewhere(
        self, question: Question, items: tuple[Found, ...], near: float
    ) -> tuple[Found, ...]:
        """Return what is nearer than the first item, but serves others."""
        others = self._others(question)
        if others is None:
            return ()
        admitted = self.admitted(question)
        rows, _ = self.around(admitted & others, (near,))
        first = min((item.reach for item in items), default=near)
        found = self._found(*self._sweep.first(rows, _ASIDE))
        return tuple(item for item in found if item.reach <= first)

    def _partly(self, question: Question, near: float) -> tuple[Found, ...]:
        """Return what is near and offers most of several services, the most first."""
        if len(question.services) < 2:
            return ()
        offered = self.known.filters.offering_most(question)
        keep = self.without_others(offered > 0, question)
        rows, _ = self.around(keep, (near,))
        most = offered[rows].max(initial=0)
        return tuple(self._nearest(rows[offered[rows] == most], _PARTLY))

    def _found(
        self, rows: np.ndarray, metres: np.ndarray, far: np.ndarray
    ) -> Iterator[Found]:
        columns = (each.tolist() for each in (rows, metres, far))
        return map(self.known.found, *columns)


def _within(ring: np.ndarray, count: int) -> list[int]:
    within: list[int] = np.bincount(ring, minlength=count).cumsum().tolist()
    return within


def _page(question: Question, total: int) -> int:
    """Return the page asked for, the last one where there are fewer."""
    return min(question.page, math.ceil(total / question.limit))
