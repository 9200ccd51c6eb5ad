"""Checks of each row: what a location cannot be without."""

import pandas as pd

from geomap.ingest.checks import marking
from geomap.ingest.checks.checked import Checked
from geomap.model import schema
from geomap.model.issue import Issues


def required_blank(checked: Checked) -> Issues:
    """R102: a field that every location must have is blank.

    Who runs a place is often not known of places beside the counters.
    """
    parts = []
    for base, columns in _required().items():
        if base == "organization.name" and checked.source.layer != "service":
            continue
        blank = checked.table[columns].isna().all(axis="columns")
        parts.append(marking.rows(checked, "R102", blank, facts={"field": base}))
    return marking.together(parts)


def is_blank(column: pd.Series) -> pd.Series:
    """Return where a column of mapped text says nothing."""
    if column.dtype == "float64":
        return column.isna()
    return column.isna() | (column.str.strip() == "")


def _required() -> dict[str, list[str]]:
    """Return the columns of each field that is required and not made by geomap."""
    found: dict[str, list[str]] = {}
    for field in schema.fields():
        if field.required and not field.derived:
            found.setdefault(field.base or field.path, []).append(field.column)
    return found
