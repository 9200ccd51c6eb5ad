"""Rows: what a reader understood of a file, before anyone said what it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from geomap.model import issue
from geomap.model.issue import Issues


@dataclass(frozen=True, kw_only=True)
class Rows:
    """A file as text: every cell kept as written, NaN where there was nothing.

    `table` has the publisher's headers, all text; its index is 0..n-1 and row k of it
    is row k + 1 to a person. Geometry, where the format has one, is in the two float
    columns `@x` and `@y`, in the file's own coordinate system. `crs` is what the file
    says of it ("EPSG:3347"), None when it says nothing. `layout` records what was
    found: format, encoding, delimiter, sheet, header_row and so on.
    """

    table: pd.DataFrame
    format: str
    encoding: str | None = None
    crs: str | None = None
    layout: Mapping[str, object] = field(default_factory=dict)
    issues: Issues = field(default_factory=issue.none)

    def __len__(self) -> int:
        return len(self.table)
