"""Sources and rows for the tests of the pipeline, typed by hand."""

import pandas as pd

from geomap.model import directory
from geomap.model.rows import Rows
from geomap.model.source import Source

BOTH = {"en": "Ontario", "fr": "Ontario"}


def source(**declared):
    said = {"jurisdiction": "CA", "order": "provincial", **declared}
    return Source(id="on/test", publisher=BOTH, licence="x", attribution=BOTH, **said)


def rows(crs=None, layout=None, **cells):
    table = pd.DataFrame(
        {
            name: pd.Series(values, dtype="float64" if name[0] == "@" else "str")
            for name, values in cells.items()
        }
    )
    return Rows(table=table, format="csv", crs=crs, layout=layout or {})


def located(*known):
    return directory.of(pd.DataFrame(list(known)))
