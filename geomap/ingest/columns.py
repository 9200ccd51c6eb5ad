"""Whole columns of text: applying a rule to distinct values, joining, choosing."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from geomap.hours import weekly
from geomap.model.directory import TEXT

# Stands between the days of a week while they are one text; no cell holds it.
_APART = "\x1f"
# Space at either end, of any kind, or nothing at all.
_EDGES = r"^[\s\p{Z}]|[\s\p{Z}]$|^$"


def text(table: pd.DataFrame, header: str) -> pd.Series:
    """Return a column of theirs, trimmed; blank is unknown."""
    column = table[header].astype(TEXT)
    edges = pc.match_substring_regex(_arrow(column), _EDGES)
    if not pc.any(edges).as_py():
        return column
    trimmed = column.str.strip()
    return trimmed.mask(trimmed == "")


def constant(value: str, index: pd.Index) -> pd.Series:
    """Return a column that says the same everywhere."""
    return pd.Series(value, index=index, dtype=TEXT)


def distinct(rule: Callable[[str], str | None], column: pd.Series) -> pd.Series:
    """Return the column with a rule applied once to each distinct value."""
    codes, values = factorized(column)
    return spread([rule(value) or None for value in values], codes, column.index)


def in_bulk(
    plain: Callable[[pa.Array], pa.Array], rule: Callable[[str], str], column: pd.Series
) -> pd.Series:
    """Return the column with a rule applied to all its plain ASCII text at once.

    `plain` does for a column of such text what `rule` does for any one text; the empty
    text that either makes is unknown.
    """
    cells = _arrow(column)
    made = plain(cells)
    done = _series(pc.if_else(pc.equal(made, ""), None, made), column.index)
    other = ~np.asarray(pc.fill_null(pc.string_is_ascii(cells), fill_value=True))
    if other.any():
        done = done.where(~other, distinct(rule, column[other]).reindex(column.index))
    return done


def spread(
    values: Sequence[str | None], codes: np.ndarray, index: pd.Index
) -> pd.Series:
    """Return the column in which each row has the value of its code (-1: none)."""
    taken = pa.array(codes, mask=codes < 0)
    return _series(pc.take(pa.array(values, pa.large_string()), taken), index)


def factorized(column: pd.Series) -> tuple[np.ndarray, list[str]]:
    """Return for each row which distinct value it has (-1: none), and those values."""
    codes, values = pd.factorize(column)
    # By way of numpy: Arrow hands out one value at a time thirty times as slowly.
    return codes, _arrow(values).to_numpy(zero_copy_only=False).tolist()


def told(
    asked: Callable[[pd.Series], pd.Series | np.ndarray], column: pd.Series
) -> np.ndarray:
    """Return what a question of yes or no says of each row, asked of distinct values.

    It is given the distinct values as one column; what is not known is a no.
    """
    codes, values = pd.factorize(column)
    distinct = pd.Series(values, dtype=column.dtype)
    return np.append(np.asarray(asked(distinct), dtype=bool), False)[codes]


def is_in(column: pd.Series, known: pd.Series) -> pd.Series:
    """Return which values are among the known ones, much sooner than pandas does."""
    found = pc.is_in(_arrow(column), value_set=_arrow(known))
    return pd.Series(np.asarray(found, dtype=bool), index=column.index)


def joined(columns: Sequence[pd.Series], separator: str) -> pd.Series:
    """Return the known values of each row, one after the other."""
    known = [column.fillna("") for column in columns]
    made = known[0]
    for column in known[1:]:
        apart = (made != "") & (column != "")
        made = made + constant(separator, made.index).where(apart, "") + column
    return made.mask(made == "")


def first_known(columns: Sequence[pd.Series]) -> pd.Series:
    """Return the first known value of each row."""
    chosen = pc.coalesce(*(_arrow(column) for column in columns))
    return _series(chosen, columns[0].index)


def captured(pattern: str, column: pd.Series) -> pd.Series:
    """Return what the pattern's first group holds in each value, found in linear time.

    RE2 does it, so that no pattern can make a file take for ever.
    """
    codes, values = pd.factorize(column)
    known = pa.array(values, pa.large_string())
    whole = rf"^(?s:.*?)(?:{pattern})(?s:.*)$"
    found = pc.replace_substring_regex(known, pattern=whole, replacement=r"\1")
    kept = pc.if_else(pc.match_substring_regex(known, pattern=pattern), found, None)
    parts = pd.array(kept, dtype=TEXT)
    made = pd.Series(_take(parts, codes), index=column.index).str.strip()
    return made.mask(made == "")


def hours(days: Sequence[str], columns: Sequence[pd.Series]) -> pd.Series:
    """Return the opening hours of one column for each day, each week read once.

    A week that cannot be read is written out by day, for a person to look at.
    """
    told = [column.fillna("") for column in columns]
    weeks = told[0]
    for column in told[1:]:
        weeks = weeks + _APART + column

    def week(text: str) -> str | None:
        by_day = dict(zip(days, text.split(_APART), strict=True))
        if not any(by_day.values()):
            return None
        reading = weekly.from_columns(by_day)
        written = "; ".join(f"{day} {said}" for day, said in by_day.items() if said)
        return reading.osm or written

    return distinct(week, weeks)


def _take(values: pd.api.extensions.ExtensionArray, codes: np.ndarray) -> object:
    return values.take(codes, allow_fill=True)


def _arrow(column: pd.Series | pd.Index) -> pa.Array | pa.ChunkedArray:
    return pa.array(column, pa.large_string(), from_pandas=True)


def _series(cells: pa.Array | pa.ChunkedArray, index: pd.Index) -> pd.Series:
    return pd.Series(pd.array(cells, dtype=TEXT), index=index)
