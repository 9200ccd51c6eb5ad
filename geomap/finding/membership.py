"""Which rows hold a code, in a column of several codes joined by ";"."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from geomap.model.directory import SEPARATOR


class Membership:
    """The codes of one column, looked up by code instead of by row.

    Columns of codes have few distinct values, so those are split once and each row
    only remembers which of them it holds.
    """

    def __init__(self, column: pd.Series) -> None:
        self._which, distinct = pd.factorize(column)
        self._holds: dict[str, list[int]] = {}
        for place, value in enumerate(distinct):
            for code in str(value).split(SEPARATOR):
                self._holds.setdefault(code, []).append(place)
        self._count = len(distinct)

    @property
    def codes(self) -> frozenset[str]:
        """Every code that occurs."""
        return frozenset(self._holds)

    @property
    def is_known(self) -> np.ndarray:
        """Which rows say anything at all."""
        return self._which >= 0

    def has(self, *codes: str) -> np.ndarray:
        """Return which rows hold at least one of the codes."""
        wanted = np.zeros(self._count + 1, dtype=bool)  # the last one is "not known"
        for code in codes:
            wanted[self._holds.get(code, [])] = True
        return wanted[self._which]

    def tally(
        self, rows: np.ndarray, rings: np.ndarray, count: int
    ) -> Mapping[str, np.ndarray]:
        """Return how many of these rows hold each code, ring by ring.

        `rings` gives the ring of each of the rows, from 0 up to `count`.
        """
        which = self._which[rows]
        known = which >= 0
        cells = which[known] * count + rings[known]
        table = np.bincount(cells, minlength=self._count * count)
        table = table.reshape(self._count, count)
        return {code: table[at].sum(axis=0) for code, at in self._holds.items()}
