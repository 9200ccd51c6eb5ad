"""Addresses: one line taken apart where the parts have no column of their own."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from geomap.ingest import columns, streets
from geomap.ingest.normalize.address import Address
from geomap.model import issue
from geomap.model.directory import TEXT
from geomap.model.issue import Issues
from geomap.model.schema import LANGUAGES, Language

_PARTS = {
    "unit": "address_unit",
    "province": "address_province",
    "postal_code": "address_postal_code",
    "mailing": "address_mailing",
}


def taken_apart(
    table: pd.DataFrame, headers: Mapping[str, str]
) -> tuple[pd.DataFrame, Issues]:
    """Return the table with tidy address lines and what else they told.

    A part is filled only where nothing stated it; the locality is filled in the
    language of the line alone.
    """
    made, issues = table.copy(deep=False), issue.none()
    for language in LANGUAGES:
        name = f"address_line_{language}"
        if name not in made:
            continue
        made, met = _line(made, language, headers.get(name, name))
        issues += met
    return made, issues


def _line(
    table: pd.DataFrame, language: Language, header: str
) -> tuple[pd.DataFrame, Issues]:
    name = f"address_line_{language}"
    written = table[name]
    codes, distinct = columns.factorized(written)
    found = streets.read(distinct, language)

    def part(attribute: str) -> pd.Series:
        values = [getattr(each, attribute) for each in found]
        return pd.Series(pd.array([*values, None], dtype=TEXT).take(codes), table.index)

    table[name] = part("line")
    for attribute, column in _PARTS.items():
        table[column] = _filled(table, column, part(attribute))
    if not _has_locality(table):
        table[f"address_locality_{language}"] = part("locality")
    else:
        _fill_locality(table, language, part("locality"))
    return table, _odd(found, codes, written, header)


def _has_locality(table: pd.DataFrame) -> bool:
    return any(f"address_locality_{language}" in table for language in LANGUAGES)


def _fill_locality(table: pd.DataFrame, language: Language, told: pd.Series) -> None:
    stated = columns.first_known(
        [
            table[f"address_locality_{each}"]
            for each in LANGUAGES
            if f"address_locality_{each}" in table
        ]
    )
    name = f"address_locality_{language}"
    table[name] = _filled(table, name, told.where(stated.isna()))


def _filled(table: pd.DataFrame, column: str, told: pd.Series) -> pd.Series:
    return table[column].fillna(told) if column in table else told


def _odd(
    found: list[Address], codes: np.ndarray, written: pd.Series, header: str
) -> Issues:
    marks = pd.array([*(each.code for each in found), None], dtype=TEXT).take(codes)
    marked = pd.Series(marks, written.index).dropna()
    issues = issue.none()
    for code in marked.unique():
        here = marked.index[marked == code]
        issues += issue.found(
            code, here.to_numpy() + 1, column=header, values=list(written[here])
        )
    return issues
