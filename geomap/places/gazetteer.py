"""The gazetteer: where postal codes and places are, as far as public data tell.

The file is one Parquet file written by geomap.places.build. Its first row group holds
the named places, the others the postal codes (number, position, radius, place).
"""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from geomap.places import locating
from geomap.places.register import NAMED, POSTAL, Register


class Gazetteer(Register):
    """A register that also puts locations without a point at their best place."""

    def locate(
        self,
        postal_codes: Sequence[object],
        localities: Sequence[object],
        provinces: Sequence[object],
    ) -> pd.DataFrame:
        """Return the best position of each row, with its quality and radius in metres.

        Columns: latitude, longitude, quality (codes/position_quality.csv), radius,
        origin (codes/position_origins.csv), census_subdivision; all missing where
        nothing is known. Names are folded; provinces are two-letter codes.
        """
        return locating.locate(self, postal_codes, localities, provinces)


def load(path: Path | str) -> Gazetteer:
    """Read the gazetteer; FileNotFoundError says how to build one."""
    path = Path(path)
    if not path.exists():
        message = f"There is no gazetteer at {path}: run `make gazetteer`."
        raise FileNotFoundError(message)
    file = pq.ParquetFile(path, memory_map=True, pre_buffer=False)
    # One thread: several would each keep a pool of memory for this one reading.
    first = file.read_row_group(0, columns=list(NAMED), use_threads=False)
    groups = list(range(1, file.num_row_groups))
    rest = file.read_row_groups(groups, columns=list(POSTAL), use_threads=False)
    named = first.to_pydict()
    numbers, north, east, reach, places = (rest.column(n).to_numpy() for n in POSTAL)
    pa.default_memory_pool().release_unused()
    return Gazetteer(named, numbers, north, east, reach, places)
