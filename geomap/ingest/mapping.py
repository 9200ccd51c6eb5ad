"""Mapping: their columns become ours, as text, by what the source declares."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from geomap.ingest import columns, functions
from geomap.ingest.declaration import column_for
from geomap.ingest.functions import Compiled
from geomap.model import issue
from geomap.model.issue import Issue, Issues
from geomap.model.rows import Rows
from geomap.model.source import Source

# Where a reader puts geometry; never a publisher's own header.
GEOMETRY = ("@x", "@y")


def apply(source: Source, rows: Rows) -> tuple[pd.DataFrame, Issues]:
    """Return the wanted rows in our columns, as text, and what was not understood.

    The index is kept: line k is their data row k + 1. A column of theirs is mapped,
    ignored by name, or raises F006; one that the source names and the file lacks
    raises F004.
    """
    issues = _missing(source, rows.table) + _unknown(source, rows.table)
    table = _complete(source, rows.table)
    table = table[wanted(source, table)]
    made = {name: spec.values(table) for name, spec in _compiled(source).items()}
    for path, value in source.constants.items():
        made[_column(source, path)] = columns.constant(value, table.index)
    for axis in GEOMETRY:
        if axis in table:
            made[axis] = table[axis]
    return pd.DataFrame(made, index=table.index), issues


def headers(source: Source) -> Mapping[str, str]:
    """Return the publisher's own header of each of our columns, where it has one."""
    return {
        name: " + ".join(spec.headers)
        for name, spec in _compiled(source).items()
        if spec.headers
    }


def used_headers(source: Source) -> tuple[str, ...]:
    """Return every header the source reads a value, a filter or the identity from."""
    read = [header for spec in _compiled(source).values() for header in spec.headers]
    return tuple(dict.fromkeys([*read, *source.keep, *source.drop, *source.key]))


def wanted(source: Source, table: pd.DataFrame) -> pd.Series:
    """Return which rows the source keeps; the empty cell is told by an empty text."""
    chosen: pd.Series = pd.Series(np.ones(len(table), dtype=bool), table.index)
    for header, values in source.keep.items():
        chosen &= _is_one_of(table, header, values)
    for header, values in source.drop.items():
        chosen &= ~_is_one_of(table, header, values)
    return chosen


def _is_one_of(table: pd.DataFrame, header: str, values: tuple[str, ...]) -> pd.Series:
    folded = {value.strip().casefold() for value in values}
    cells = columns.text(table, header).str.casefold().fillna("")
    return cells.isin(folded).astype(bool)


def _compiled(source: Source) -> dict[str, Compiled]:
    return {
        _column(source, path): functions.compiled(spec)
        for path, spec in source.columns.items()
    }


def _column(source: Source, path: str) -> str:
    column = column_for(path, source.language)
    if column is None:
        raise KeyError(path)
    return column


def _complete(source: Source, table: pd.DataFrame) -> pd.DataFrame:
    absent = [h for h in used_headers(source) if h not in table]
    return table.reindex(columns=[*table.columns, *absent]) if absent else table


def _missing(source: Source, table: pd.DataFrame) -> Issues:
    absent = [header for header in used_headers(source) if header not in table]
    return issue.of(
        [Issue(code="F004", column=h, facts={"col": h, "column": h}) for h in absent]
    )


def _unknown(source: Source, table: pd.DataFrame) -> Issues:
    said = {*used_headers(source), *GEOMETRY}
    silent = [
        header
        for header in table.columns
        if header not in said and not _is_ignored(header, source.ignore)
    ]
    return issue.of(
        [Issue(code="F006", column=h, facts={"col": h, "column": h}) for h in silent]
    )


def _is_ignored(header: str, ignored: tuple[str, ...]) -> bool:
    return any(
        header == name or (name.endswith("*") and header.startswith(name[:-1]))
        for name in ignored
    )
