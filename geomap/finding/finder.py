"""The finder: answers questions from one snapshot, in memory."""

from collections.abc import Mapping
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from geomap.finding import asked_place, reach, supplied
from geomap.finding.answer import (
    DEFAULT_WITHIN_M,
    Answer,
    Found,
    Outcome,
    Question,
)
from geomap.finding.columns import Columns
from geomap.finding.membership import Membership
from geomap.finding.schedules import Notices, Schedules, no_closures
from geomap.hours.calendars import Calendars, no_calendars
from geomap.model import vocabulary
from geomap.model.point import Point
from geomap.model.records import LocationRecord
from geomap.model.snapshot import Snapshot
from geomap.places.gazetteer import Gazetteer
from geomap.spatial.index import PointIndex

# Each index over part of the locations is built when first asked for; this many stay.
_KEPT_INDEXES = 64
_GONE = ("permanently_closed", "planned")


class Finder:
    """Everything needed to answer about one snapshot; immutable, safe over threads."""

    def __init__(
        self,
        snapshot: Snapshot,
        gazetteer: Gazetteer,
        calendars: Calendars | None = None,
        notices: Notices = no_closures,
    ) -> None:
        self.snapshot = snapshot
        self.gazetteer = gazetteer
        self.schedules = Schedules(
            snapshot.directory.locations, calendars or no_calendars(), notices
        )
        self.columns = Columns(snapshot.directory)
        self._table = snapshot.directory.locations
        self._latitudes = self._table["latitude"].to_numpy()
        self._longitudes = self._table["longitude"].to_numpy()
        self._index = lru_cache(maxsize=_KEPT_INDEXES)(self._build_index)
        self._index(None, None, None)

    def ask(self, question: Question) -> Answer:
        """Return the answer: what is near, or why that cannot be said.

        `items` are in order of how far they are known to be at most (`reach`), none
        farther than `within`; when nothing is that near, the nearest anyway.
        """
        asked = asked_place.understand(self.gazetteer, question)
        if asked.point is None:
            return Answer(outcome=asked.outcome, choices=asked.choices)
        items = self._ranked(asked.point, question)
        within = DEFAULT_WITHIN_M if question.within is None else question.within
        near = tuple(item for item in items if item.reach <= within)
        return Answer(
            outcome=_outcome(items, near),
            point=asked.point,
            place=asked.place,
            items=near or items,
            choices=asked.choices,
        )

    def nearest(
        self, point: Point, question: Question
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows nearest to a point that the question admits, and metres."""
        index = self._index(question.service, question.language, question.kind)
        return index.nearest(point, question.limit)

    def location(self, location_id: str) -> LocationRecord | None:
        """Return the location of an id, None when the snapshot has none."""
        row = self.columns.row_of(location_id)
        return None if row is None else self.columns.record(row)

    def rows(
        self,
        *,
        province: str | None = None,
        service: str | None = None,
        kind: str | None = None,
    ) -> list[int]:
        """Return every row there is to show of a province, for a service or of a kind.

        Without a service and a kind: the counters of governments, as in a search.
        """
        keep = self._shown
        if province:
            keep = keep & self._provinces.has(province)
        if service:
            keep = keep & self._services.has(service)
        if kind or not service:
            keep = keep & self._of_kind(kind)
        found: list[int] = np.flatnonzero(keep).tolist()
        return found

    @cached_property
    def supplied(self) -> Mapping[tuple[str, str], int]:
        """How many counters there are by province or territory and by order."""
        rows = np.flatnonzero(self._shown & self._of_kind(None))
        return supplied.counts(self._table, rows)

    def _ranked(self, point: Point, question: Question) -> tuple[Found, ...]:
        # Lists: for a handful of rows, numpy takes longer to start than to finish.
        rows, metres = (each.tolist() for each in self.nearest(point, question))
        radii, columns = self._radii, self.columns
        items = [
            Found(row, far, max(far, radii[row]), columns)
            for row, far in zip(rows, metres, strict=True)
        ]
        most = max((item.reach for item in items), default=0.0)
        if not items or most == metres[-1]:
            return tuple(reach.ranked(items))
        if len(items) == question.limit:
            items = self._within(point, question, most)
        return tuple(reach.ranked(items)[: question.limit])

    def _within(self, point: Point, question: Question, most: float) -> list[Found]:
        """Return everything within the largest reach among the nearest so many.

        No location farther than that can come before them, so none is missed.
        """
        index = self._index(question.service, question.language, question.kind)
        rows, metres = (each.tolist() for each in index.within(point, most))
        pairs = zip(rows, metres, strict=True)
        return [
            Found(row, far, max(far, self._radii[row]), self.columns)
            for row, far in pairs
        ]

    def _build_index(
        self, service: str | None, language: str | None, kind: str | None
    ) -> PointIndex:
        keep = self._shown
        keep = keep & (self._services.has(service) if service else self._of_kind(kind))
        if service and kind:
            keep = keep & self._of_kind(kind)
        if language:
            keep = keep & self._may_speak(language)
        rows = np.flatnonzero(keep)
        return PointIndex(self._latitudes[rows], self._longitudes[rows], rows)

    def _of_kind(self, kind: str | None) -> np.ndarray:
        """Return which rows are of a type; without one, the counters of governments."""
        if kind:
            return self._types.has(kind)
        return self._types.has(*_counters()) & ~self._orders.has("community")

    def _may_speak(self, language: str) -> np.ndarray:
        """Return which rows serve in a language or do not say: unknown is not no."""
        spoken = self._languages.has(language) | self._on_request.has(language)
        return spoken | ~self._languages.is_known

    @cached_property
    def _shown(self) -> np.ndarray:
        return ~self._statuses.has(*_GONE) & ~_doubles(self._table)

    @cached_property
    def _radii(self) -> memoryview:
        return memoryview(reach.radii(self._table))  # type: ignore[arg-type]

    @cached_property
    def _services(self) -> Membership:
        return Membership(self._table["offer_services"])

    @cached_property
    def _provinces(self) -> Membership:
        return Membership(self._table["address_province"])

    @cached_property
    def _types(self) -> Membership:
        return Membership(self._table["type"])

    @cached_property
    def _orders(self) -> Membership:
        return Membership(self._table["organization_order"])

    @cached_property
    def _statuses(self) -> Membership:
        return Membership(self._table["status"])

    @cached_property
    def _languages(self) -> Membership:
        return Membership(self._table["language_offered"])

    @cached_property
    def _on_request(self) -> Membership:
        return Membership(self._table["language_on_request"])


def _outcome(items: tuple[Found, ...], near: tuple[Found, ...]) -> Outcome:
    if not items:
        return "no_data"
    return "found" if near else "none_near"


def _counters() -> tuple[str, ...]:
    types = vocabulary.terms("location_types")
    return tuple(code for code, term in types.items() if term.more["counter"] == "yes")


def _doubles(table: pd.DataFrame) -> np.ndarray:
    """Return which rows describe a location that another row stands for.

    Of two rows that name each other, the one with the smaller id stays.
    """
    other = table["same_as"]
    doubles = np.zeros(len(table), dtype=bool)
    said = np.flatnonzero(other.notna())
    targets = dict(zip(table["id"].iloc[said], other.iloc[said], strict=True))
    present = set(table["id"][table["id"].isin(list(targets.values()))])
    for row, (mine, target) in zip(said, targets.items(), strict=True):
        is_mutual = targets.get(target) == mine
        doubles[row] = target in present and not (is_mutual and mine < target)
    return doubles
