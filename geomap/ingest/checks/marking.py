"""Marking: issues out of the rows a check has found."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from geomap.ingest.checks.checked import Checked
from geomap.model import issue
from geomap.model.issue import Issue, Issues

# Whole columns, or one value for all of them.
Facts = Mapping[str, object]
_COLUMN = (np.ndarray, pd.Series)


def rows(
    checked: Checked,
    code: str,
    found: np.ndarray | pd.Series,
    *,
    column: str | None = None,
    facts: Facts | None = None,
) -> Issues:
    """Return one issue for each location marked true.

    With a column, the issue names the publisher's own header and the value there.
    Facts that are arrays are as long as the directory.
    """
    places = np.flatnonzero(np.asarray(found, dtype=bool))
    values = None if column is None else checked.table[column].iloc[places].tolist()
    return issue.found(
        code,
        checked.row_numbers[places],
        column=header(checked, column),
        values=values,
        facts=_each(facts or {}, places),
    )


def whole(
    checked: Checked,
    code: str,
    *,
    column: str | None = None,
    value: str | None = None,
    facts: Facts | None = None,
) -> Issues:
    """Return one issue about the whole file."""
    about = Issue(
        code=code, column=header(checked, column), value=value, facts=facts or {}
    )
    return issue.of([about])


def together(parts: Sequence[Issues]) -> Issues:
    """Return the issues of all parts, in order."""
    filled = [part.table for part in parts if len(part)]
    return Issues(pd.concat(filled, ignore_index=True)) if filled else issue.none()


def header(checked: Checked, column: str | None) -> str | None:
    """Return what the publisher calls a column, our own name where unknown."""
    return None if column is None else checked.headers.get(column, column)


def _each(facts: Facts, places: np.ndarray) -> list[Mapping[str, object]] | None:
    if not facts or not len(places):
        return None
    if not any(isinstance(values, _COLUMN) for values in facts.values()):
        return [facts] * len(places)
    columns = [_taken(values, places) for values in facts.values()]
    return [dict(zip(facts, row, strict=True)) for row in zip(*columns, strict=True)]


def _taken(values: object, places: np.ndarray) -> list[object]:
    if isinstance(values, _COLUMN):
        return list(np.asarray(values, dtype=object)[places])
    return [values] * len(places)
