"""The examples of a declaration, run: what a row of theirs becomes."""

import pandas as pd

from geomap.ingest import build, mapping
from geomap.ingest.declaration import column_for
from geomap.model.rows import Rows
from geomap.model.source import Example, Source


def outcome(source: Source, example: Example) -> dict[str, object]:
    """Return what the example's row gives, for each path it speaks of.

    None is what is not known, or of a row that is left out. Headers the example does
    not mention are empty; `@x` and `@y` are its geometry.
    """
    headers = {*mapping.used_headers(source), *example.row}
    cells = {header: _column(header, example.row.get(header)) for header in headers}
    rows = Rows(table=pd.DataFrame(cells), format=source.file.format or "csv")
    fields, _ = mapping.apply(source, rows)
    made = build.directory(fields, source, rows).directory.locations
    told = {path: _value(made, path, source) for path in example.gives}
    # A number may be shown as the text it is written with.
    return {
        path: f"{value:.10g}"
        if isinstance(value, float) and isinstance(example.gives[path], str)
        else value
        for path, value in told.items()
    }


def _column(header: str, cell: object) -> pd.Series:
    if header in mapping.GEOMETRY:
        return pd.Series([cell], dtype="float64")
    return pd.Series([None if cell is None else str(cell)], dtype="str")


def _value(made: pd.DataFrame, path: str, source: Source) -> object:
    column = column_for(path, source.language)
    if column is None or not len(made):
        return None
    value = made[column].iloc[0]
    return None if value != value else value
