"""Formulas: text a spreadsheet would run is marked as text, with an apostrophe."""

import pandas as pd

# What spreadsheets take for the start of a formula, full-width forms included.
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PATTERN = r"^\s*[=+\-@＝＋－＠\t\r\n]"


def neutral(text: str) -> str:
    """Return the text with an apostrophe before what could be a formula.

    >>> neutral("=1+1"), neutral("1-800-622-6232")
    ("'=1+1", '1-800-622-6232')
    """
    return f"'{text}" if text.lstrip(" \N{NO-BREAK SPACE}").startswith(STARTS) else text


def neutralized(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with every text column neutral; numbers stay numbers."""
    changed = {name: _column(table[name]) for name in table.columns}
    return pd.DataFrame(changed)


def _column(values: pd.Series) -> pd.Series:
    if values.dtype == "float64":
        return values
    risky = values.str.match(_PATTERN).fillna(value=False).astype(bool)
    if not risky.any():
        return values
    return values.mask(risky, "'" + values)
