"""The finder: answers questions from one snapshot, in memory."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

import numpy as np

from geomap.finding import facets, named, rings, serving, supplied, understanding
from geomap.finding.answer import Answer, Found, Outcome, Question
from geomap.finding.known import Known
from geomap.finding.nearby import Asker, Lister
from geomap.finding.offices import Offices
from geomap.finding.overview import Overview
from geomap.finding.schedules import Notices, Schedules, no_closures
from geomap.finding.understood import Understood
from geomap.hours.calendars import Calendars, no_calendars
from geomap.model.directory import Directory
from geomap.model.point import Point
from geomap.model.records import LocationRecord
from geomap.model.snapshot import Snapshot
from geomap.places.gazetteer import Gazetteer
from geomap.spatial.index import PointIndex

# Each index over part of the locations is built when first asked for; this many stay.
_KEPT_INDEXES = 64


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
        self.known = Known(snapshot, gazetteer, self.schedules)
        self.columns = self.known.columns
        self._index = lru_cache(maxsize=_KEPT_INDEXES)(self._build_index)
        self._index(None, None)

    def ask(self, question: Question) -> Answer:
        """Return the answer: what is near, or why that cannot be said.

        `items` are in order of how far they are known to be at most (`reach`), none
        farther than `within`; when nothing is that near, the nearest anyway.
        """
        asked = self.understand(question)
        if asked.rows:
            return named.answer(asked, question, self.columns)
        if asked.point is None:
            choices = asked.choices
            return Answer(outcome=asked.outcome, choices=choices, understood=asked)
        found = self._about(asked, asked.point, understanding.applied(asked, question))
        return replace(found, understood=asked)

    def understand(self, question: Question) -> Understood:
        """Return what is made of the words that were typed."""
        return understanding.understand(self.gazetteer, question, lambda: self.offices)

    def _about(self, asked: Understood, point: Point, question: Question) -> Answer:
        if _is_plain(question):
            return self._short(asked, point, question)
        if not question.is_counted and question.within is None:
            # Whoever does not want to know how many wants what is near, or the nearest.
            question = replace(question, within=rings.near(question.services))
        return self._whole(asked, point, question)

    def count(self, question: Question) -> int:
        """Return how many are near for a question about a place, 0 for none."""
        asked = self.understand(question)
        if asked.point is None:
            return 0
        return self._lister(asked, asked.point, question).count(question)

    def nearest(
        self, point: Point, question: Question
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows nearest to a point that the question admits, and metres."""
        index = self._index(question.service, question.kind)
        rows, metres = index.nearest(point, question.limit)
        return self.known.order[rows], metres

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
        order: str | None = None,
    ) -> list[int]:
        """Return every row there is to show of a province, for a service or of a kind.

        Without a service and a kind: the counters of governments, as in a search; with
        an order of government, only its own.
        """
        services, orders = (service,) if service else (), (order,) if order else ()
        filters = self.known.filters
        keep = filters.admitted(Question(services=services, kind=kind, orders=orders))
        if province:
            keep = keep & filters.provinces.has(province)
        rows: list[int] = np.sort(self.known.order[keep]).tolist()
        return rows

    def everything(self, *, province: str | None = None) -> list[int]:
        """Return every row there is to show, of any type, perhaps of one province."""
        keep = self.known.filters.shown
        if province:
            keep = keep & self.known.filters.provinces.has(province)
        rows: list[int] = np.sort(self.known.order[keep]).tolist()
        return rows

    def only(self, rows: Sequence[int]) -> Directory:
        """Return the directory of some rows."""
        keep = np.zeros(len(self.snapshot.directory), dtype=bool)
        keep[list(rows)] = True
        return self.snapshot.directory.only(keep)

    @cached_property
    def overview(self) -> Overview:
        """The whole country, by filters alone."""
        return Overview(self.known)

    @cached_property
    def offices(self) -> Offices:
        """The locations shown, by the words of their names and addresses."""
        rows = np.sort(self.known.order[self.known.filters.shown])
        return Offices(self.snapshot.directory.locations, rows, self.columns)

    @cached_property
    def supplied(self) -> Mapping[tuple[str, str], int]:
        """How many counters there are by province or territory and by order."""
        rows = np.flatnonzero(self.known.filters.admitted(Question()))
        return supplied.counts(self.known.table, rows)

    def _whole(self, asked: Understood, point: Point, question: Question) -> Answer:
        """Return the answer with all its numbers, from a look at every location."""
        lister = self._lister(asked, point, question)
        found = lister.listing(question)
        about = serving.provinces_about(point, asked.place, question.services)
        return Answer(
            outcome=_outcome(found.items or found.partly, found.total),
            point=point,
            place=asked.place,
            items=found.items,
            choices=asked.choices,
            total=found.total,
            sure=found.sure,
            page=found.page,
            within=found.within,
            near=lister.near(question),
            province=lister.asker.province,
            provinces=about,
            elsewhere=found.elsewhere,
            partly=found.partly,
            facets=facets.of(lister, question) if question.has_facets else {},
        )

    def _lister(self, asked: Understood, point: Point, question: Question) -> Lister:
        province = question.residence or serving.province_of(point, asked.place)
        asker = Asker(point=point, place=asked.place, province=province)
        return Lister(self.known, asker)

    def _short(self, asked: Understood, point: Point, question: Question) -> Answer:
        """Return the nearest few without counting, from an index."""
        items = self._ranked(point, question)
        near = question.within or rings.near(question.services)
        within = tuple(item for item in items if item.reach <= near)
        return Answer(
            outcome=_outcome(items, len(within)),
            point=point,
            place=asked.place,
            items=within or items,
            choices=asked.choices,
            near=near,
        )

    def _ranked(self, point: Point, question: Question) -> tuple[Found, ...]:
        index = self._index(question.service, question.kind)
        found = self._reached(index.few(point, question.limit))
        most = max((reach for reach, _, _ in found), default=0.0)
        if len(found) == question.limit and most > found[-1][1]:
            # No location farther than that can come before them, so none is missed.
            rows, metres = index.within(point, most)
            pairs = zip(metres.tolist(), rows.tolist(), strict=True)
            found = self._reached(pairs)
        ranked = sorted(found)[: question.limit]
        return tuple(self.known.found(row, far, reach) for reach, far, row in ranked)

    def _reached(
        self, found: Iterable[tuple[float, int]]
    ) -> list[tuple[float, float, int]]:
        """Return the reach, the metres and the row of each location of an index."""
        radii = self._radii
        return [(max(far, radii[row]), far, row) for far, row in found]

    @cached_property
    def _radii(self) -> memoryview:
        return memoryview(self.known.positions.radii)  # type: ignore[arg-type]

    def _build_index(self, service: str | None, kind: str | None) -> PointIndex:
        services = (service,) if service else ()
        admitted = self.known.filters.admitted(Question(services=services, kind=kind))
        rows, at = np.flatnonzero(admitted), self.known.positions
        return PointIndex(at.latitudes[rows], at.longitudes[rows], rows)


def _is_plain(question: Question) -> bool:
    """Whether an index of its one service and kind answers it whole."""
    is_narrowed = (
        question.orders
        or question.language
        or question.accessibility
        or question.open_at
        or len(question.services) > 1
        or serving.is_ruled(question.services)
    )
    is_paged = question.is_counted or question.has_facets or question.page > 1
    return not (is_narrowed or is_paged or question.sort != "distance")


def _outcome(items: tuple[Found, ...], near: int) -> Outcome:
    if not items:
        return "no_data"
    return "found" if near else "none_near"
