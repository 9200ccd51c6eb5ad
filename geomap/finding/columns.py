"""The directory's columns, read one row at a time and only where looked at."""

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from geomap.model import records
from geomap.model.directory import Directory
from geomap.model.records import LocationRecord

# A page shows ten or twenty records; this many keep a busy city's in memory.
_KEPT_RECORDS = 4_096


class Columns:
    """The columns that hold anything at all, without a copy of their values."""

    def __init__(self, directory: Directory) -> None:
        table = directory.locations
        self._ids = directory.ids
        self._columns = {
            str(name): _column(table[name])
            for name in table
            if table[name].notna().any()
        }
        self.record = lru_cache(maxsize=_KEPT_RECORDS)(self._record)

    def values(self, row: int) -> dict[str, Any]:
        """Return the known values of a row by column."""
        found = ((name, column.at(row)) for name, column in self._columns.items())
        return {name: value for name, value in found if value is not None}

    def reader(self, name: str) -> Callable[[int], Any] | None:
        """Return what reads one column's value in a row, None for an empty column."""
        column = self._columns.get(name)
        return column.at if column else None

    def row_of(self, location_id: str) -> int | None:
        """Return the row of a location, None when there is none of that id."""
        return self._rows.get(location_id)

    @cached_property
    def _rows(self) -> dict[str, int]:
        # pandas takes a millisecond to find one id, as long as it takes to draw a page.
        # Backwards, so that the first of several rows with one id is the one found.
        last = len(self._ids) - 1
        return {each: last - at for at, each in enumerate(reversed(self._ids))}

    def _record(self, row: int) -> LocationRecord:
        return records.location(self.values(row))


class _Numbers:
    """A column of numbers; NaN is not known."""

    __slots__ = ("_values",)

    def __init__(self, column: pd.Series) -> None:
        self._values = column.to_numpy()

    def at(self, row: int) -> float | None:
        value = self._values.item(row)
        return value if value == value else None


class _Texts:
    """A column of text, read straight out of Arrow's buffers.

    Several times quicker than asking Arrow for one value at a time. No text is empty
    in a directory, so one without letters is one not known.
    """

    __slots__ = ("_ends", "_letters")

    def __init__(self, column: pd.Series) -> None:
        array = pa.array(column)
        if isinstance(array, pa.ChunkedArray):
            array = array.combine_chunks()
        _, ends, letters = array.cast(pa.large_string()).buffers()
        self._ends = memoryview(ends).cast("q")[array.offset :]
        self._letters = memoryview(letters)

    def at(self, row: int) -> str | None:
        start, end = self._ends[row], self._ends[row + 1]
        return str(self._letters[start:end], "utf-8") if start < end else None


def _column(column: pd.Series) -> _Numbers | _Texts:
    return _Numbers(column) if column.dtype == np.float64 else _Texts(column)
