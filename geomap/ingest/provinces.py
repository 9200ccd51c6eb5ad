"""Provinces: stated by the row, else told by its postal code or by its source."""

import pandas as pd

from geomap.ingest import columns
from geomap.model import vocabulary
from geomap.model.directory import TEXT
from geomap.model.source import Source


def filled(table: pd.DataFrame, source: Source) -> pd.DataFrame:
    """Return the table with the province of each row, where it is certain.

    X is the letter of two territories, so that it tells neither.
    """
    first = _of(table, "address_postal_code").str.slice(0, 1)
    letters = columns.distinct(of_postal_code, first)
    known = columns.first_known([_of(table, "address_province"), letters])
    code = source.jurisdiction.removeprefix("CA-")
    if code in vocabulary.terms("provinces"):
        known = known.fillna(code)
    return table.assign(address_province=known)


def of_postal_code(postal_code: str) -> str | None:
    """Return the province of a postal code's first letter.

    >>> of_postal_code("K1A 0B1"), of_postal_code("X0A 0H0")
    ('ON', None)
    """
    of = [
        code
        for code, term in vocabulary.terms("provinces").items()
        if postal_code[:1] in term.more["postal_letters"]
    ]
    return of[0] if len(of) == 1 else None


def _of(table: pd.DataFrame, name: str) -> pd.Series:
    if name in table:
        return table[name]
    return pd.Series(None, table.index, dtype=TEXT)
