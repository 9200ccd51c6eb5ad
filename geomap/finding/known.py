"""What is known of every location of one snapshot, ready to be asked.

Rows here are in the order of the locations' ids, so that nothing an answer says
depends on the order in which sources were published.
"""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

import numpy as np

from geomap.finding import reach
from geomap.finding.answer import Found
from geomap.finding.columns import Columns
from geomap.finding.filters import Filters
from geomap.finding.listing import key
from geomap.finding.schedules import Schedules
from geomap.finding.serving import Serving
from geomap.finding.sweep import Positions
from geomap.model.schema import Language
from geomap.model.snapshot import Snapshot
from geomap.places.register import Register

_COLUMNS = (
    "id", "same_as", "type", "status", "latitude", "longitude", "position_quality",
    "position_radius", "position_census_subdivision", "address_locality_en",
    "address_locality_fr", "address_province", "organization_order",
    "organization_jurisdiction", "offer_services", "language_offered",
    "language_on_request", "accessibility_wheelchair", "accessibility_parking",
    "accessibility_washroom", "accessibility_hearing_loop",
)  # fmt: skip


class Known:
    """The columns a question looks at, and how to show what it finds."""

    def __init__(
        self, snapshot: Snapshot, register: Register, schedules: Schedules
    ) -> None:
        table = snapshot.directory.locations
        self._schedules = schedules
        self.columns = Columns(snapshot.directory)
        self.order = np.argsort(table["id"].to_numpy(dtype=object), kind="stable")
        self._rows = memoryview(self.order)  # type: ignore[arg-type]
        self.table = table[list(_COLUMNS)].take(self.order).reset_index(drop=True)
        self.filters = Filters(self.table)
        self.serving = Serving(self.table, self.filters, register)
        self.positions = Positions(
            self.table["latitude"].to_numpy(),
            self.table["longitude"].to_numpy(),
            reach.radii(self.table),
        )

    def states(self, when: datetime) -> np.ndarray:
        """Return which rows are open then: 1 open, 0 closed, -1 not known."""
        return self._schedules.states(self.order, when)

    def found(self, row: int, metres: float, far: float) -> Found:
        """Return one location as it is told, by its row in the directory."""
        return Found(self._rows[row], metres, far, self.columns)

    def by_name(self, rows: np.ndarray, reader: Language) -> np.ndarray:
        """Return the rows in order of their names as the reader sees them."""
        mine, other = ("fr", "en") if reader == "fr" else ("en", "fr")
        readers = [self.columns.reader(f"name_{each}") for each in (mine, other)]
        names = [_folded(_first(readers, self._rows[row])) for row in rows]
        return rows[sorted(range(len(rows)), key=lambda at: (names[at], rows[at]))]


# A search by name folds the same few thousand names again and again.
_folded = lru_cache(maxsize=65_536)(key)


def _first(readers: list[Callable[[int], str | None] | None], row: int) -> str:
    names = (read(row) for read in readers if read)
    return next((name for name in names if name), "")
