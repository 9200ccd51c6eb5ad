"""The directory: one wide, typed, immutable table of locations.

One row is one location. Fields with several values hold sorted codes joined by ";".
Unknown is missing (NaN), never the empty string.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import pandas as pd

from geomap.model import schema

TEXT = pd.StringDtype(storage="pyarrow", na_value=np.nan)
SEPARATOR = ";"


@dataclass(frozen=True)
class Directory:
    """A set of locations, indexed 0..n-1, with every column of the schema."""

    locations: pd.DataFrame

    def __len__(self) -> int:
        return len(self.locations)

    @cached_property
    def ids(self) -> pd.Index:
        """The locations' identifiers, in row order."""
        return pd.Index(self.locations["id"])

    def only(self, keep: Sequence[bool] | np.ndarray) -> "Directory":
        """Return the directory of the rows marked true."""
        return Directory(self.locations[np.asarray(keep)].reset_index(drop=True))

    def records(self) -> Iterator[dict[str, object]]:
        """Yield each location as a dict of its known fields only."""
        for values in self.locations.to_dict("records"):
            yield {str(k): v for k, v in values.items() if v == v and v is not None}


def of(table: pd.DataFrame) -> Directory:
    """Return a directory of the table: columns added, ordered and typed as declared.

    Columns the schema does not know are a programming error (KeyError).
    """
    unknown = set(table.columns) - set(schema.by_column())
    if unknown:
        raise KeyError(sorted(unknown))
    rows = table.reset_index(drop=True)
    # One column of nothing serves all that are absent.
    nothing = pd.Series(np.nan, rows.index, dtype=TEXT)
    columns = {
        name: _typed(rows.get(name, nothing), field)
        for name, field in schema.by_column().items()
    }
    return Directory(pd.DataFrame(columns, copy=False))


@cache
def empty() -> Directory:
    """Return a directory without locations."""
    return of(pd.DataFrame({"id": pd.Series([], dtype=TEXT)}))


def together(parts: Sequence[Directory]) -> Directory:
    """Return one directory holding the rows of all, in order."""
    filled = [part.locations for part in parts if len(part)]
    if not filled:
        return empty()
    return Directory(pd.concat(filled, ignore_index=True))


def _typed(values: pd.Series, field: schema.Field) -> pd.Series:
    if field.is_number:
        return values.astype("float64")
    text = values.astype(TEXT)
    blank = text == ""
    return text.mask(blank) if blank.any() else text
