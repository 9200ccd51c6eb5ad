"""The directory's columns, read one row at a time and only where looked at."""

from collections.abc import Iterable
from functools import lru_cache
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
        held = {name: _array(table[name]) for name in table.columns}
        self._arrays = {k: v for k, v in held.items() if v.null_count < len(v)}
        self._ids = directory.ids
        self.record = lru_cache(maxsize=_KEPT_RECORDS)(self._record)

    def values(self, row: int, names: Iterable[str] | None = None) -> dict[str, Any]:
        """Return the known values of a row by column, of these columns or of all."""
        arrays = self._arrays
        wanted = arrays if names is None else [name for name in names if name in arrays]
        found = ((name, arrays[name][row].as_py()) for name in wanted)
        return {name: value for name, value in found if value is not None}

    def row_of(self, location_id: str) -> int | None:
        """Return the row of a location, None when there is none of that id."""
        found = self._ids.get_indexer_for(pd.Index([location_id]))
        return int(found[0]) if len(found) and found[0] >= 0 else None

    def _record(self, row: int) -> LocationRecord:
        return records.location(self.values(row))


def _array(column: Any) -> pa.Array:  # noqa: ANN401 - pandas is untyped here
    if column.dtype == np.float64:
        return pa.array(column.to_numpy(), from_pandas=True)
    array = pa.array(column)
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
