"""What every table of cells needs: blank columns and rows, totals, damaged letters."""

import re
from collections.abc import Collection

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geomap.ingest.readers.found import Problem, problem

_TOTAL = re.compile(
    r"(?:sous-|sub-?|grand )?tota(?:l|ux|ls)\b.*", re.IGNORECASE | re.DOTALL
)
_UNNAMED = re.compile(r"column \d+")
_MOST_REPORTED = 1_000


def tidy(
    table: pa.Table, reported: Collection[int] = ()
) -> tuple[pa.Table, list[Problem]]:
    """Drop nameless empty columns and blank rows at the end; report what is odd.

    Blank rows in between stay, so that a row keeps the number a person counts; so do
    the rows `reported` already, numbered from 1, which only look blank.
    """
    nameless = [n for n in table.column_names if _UNNAMED.fullmatch(n)]
    hollow = [n for n in nameless if table[n].null_count == len(table)]
    table = table.drop_columns(hollow) if hollow else table
    blank = [row for row in _blank_rows(table).tolist() if row + 1 not in reported]
    while blank and blank[-1] == len(table) - 1:
        table, blank = table.slice(0, len(table) - 1), blank[:-1]
    problems = [problem("F010", row + 1) for row in blank[:_MOST_REPORTED]]
    return table, problems + _totals(table)


def _blank_rows(table: pa.Table) -> np.ndarray:
    """Return the rows, from 0, in which no cell holds anything."""
    candidates = np.arange(len(table))
    for name in table.column_names:
        if not len(candidates):
            break
        cells = (
            table[name]
            if len(candidates) == len(table)
            else table[name].take(candidates)
        )
        blank = pc.fill_null(
            pc.equal(pc.utf8_trim_whitespace(cells), ""), fill_value=True
        )
        candidates = candidates[np.asarray(blank.combine_chunks())]
    return candidates


def _totals(table: pa.Table) -> list[Problem]:
    """Report a last row that sums up the others instead of describing a location."""
    if len(table) < 3:
        return []
    last = len(table) - 1
    cells = [table[name][last].as_py() for name in table.column_names]
    first = next((cell.strip() for cell in cells if cell and cell.strip()), "")
    known = sum(bool(cell) for cell in cells)
    if _TOTAL.fullmatch(first) and known <= max(2, len(cells) // 2):
        return [problem("F055", last + 1, value=first[:80])]
    return []
