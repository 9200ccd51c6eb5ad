"""The whole country at a glance: how many locations there are, and where."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from geomap.finding.answer import Question
from geomap.finding.known import Known
from geomap.spatial.cells import Cells

# Each grid over part of the locations is built when first asked for; this many stay.
_KEPT_GRIDS = 64


class Overview:
    """What a question without a place admits, as a grid and by province."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._cells = lru_cache(maxsize=_KEPT_GRIDS)(self._build)

    def cells(self, question: Question) -> Cells:
        """Return the grid of everything the question's filters admit."""
        return self._cells(_filters_of(question))

    def count(self, question: Question) -> int:
        """Return how many there are, also of those whose position nobody knows."""
        admitted = self._known.filters.admitted(_filters_of(question))
        return int(np.count_nonzero(admitted))

    def by_province(self, question: Question) -> Mapping[str, int]:
        """Return how many there are in each province or territory with any."""
        admitted = self._known.filters.admitted(_filters_of(question))
        provinces = self._known.table["address_province"][admitted].dropna()
        return {str(code): int(n) for code, n in provinces.value_counts().items()}

    def _build(self, question: Question) -> Cells:
        rows = np.flatnonzero(self._known.filters.admitted(question))
        at = self._known.positions
        return Cells(at.latitudes[rows], at.longitudes[rows], self._known.order[rows])


def _filters_of(question: Question) -> Question:
    """Return only what narrows the whole country, so that as many grids are alike."""
    return Question(
        services=tuple(sorted(question.services)),
        orders=tuple(sorted(question.orders)),
        kind=question.kind,
    )
