"""What the checks look at: one built directory and everything it is held against."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from geomap.ingest.locating import Locator
from geomap.model.directory import Directory
from geomap.model.source import Source


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A built directory, with the rows of the file it came from.

    `row_numbers[k]` is the row in their file, numbered from 1, of location k.
    `fields` is the mapped text before normalizing, one line per row of their file and
    schema columns only: row number n is its line n - 1. `headers` gives the publisher's
    own header of a schema column, where there is one. `before` is what is published of
    this source now, None for the first time. `today` is the day of the check.
    """

    directory: Directory
    row_numbers: np.ndarray
    fields: pd.DataFrame
    source: Source
    today: datetime.date
    before: Directory | None = None
    gazetteer: Locator | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def table(self) -> pd.DataFrame:
        """The locations, as columns."""
        return self.directory.locations

    @property
    def is_given(self) -> np.ndarray:
        """Which locations have a point that came from the publisher."""
        origin = self.table["position_origin"].isin(["publisher", "converted"])
        return (origin & self.table["latitude"].notna()).to_numpy(dtype=bool)
