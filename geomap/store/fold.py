"""Compose one directory from several sources, without showing an office twice.

A row that says it is the `same_as` a row of another source is folded into that row: the
target keeps what it says, what it does not say is taken from the others, best source
first, and `provenance_also` names them. Where the target is not there, the row stands
alone.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from geomap.model import directory as directories
from geomap.model.directory import SEPARATOR, TEXT, Directory

# What says which row this is and where it is from: never taken from another row.
_OWN = {
    "id", "external_id", "source", "same_as",
    "provenance_url", "provenance_date", "provenance_note_en", "provenance_note_fr",
    "provenance_also",
}  # fmt: skip
# Columns that only make sense together: all from one row, or none.
_TOGETHER = (
    ("latitude", "longitude", "position_quality", "position_radius",
     "position_origin", "position_census_subdivision"),
    ("hours_osm", "hours_note_en", "hours_note_fr"),
    ("media_photo_url", "media_photo_alt_en", "media_photo_alt_fr",
     "media_photo_credit", "media_photo_date"),
)  # fmt: skip


def composed(parts: Sequence[Directory]) -> tuple[Directory, dict[str, str]]:
    """Return one directory of the parts, the best source first.

    Beside it, for the id of each row that was folded, the id it was folded into.
    """
    whole = directories.together(parts)
    target = targets(whole.locations["id"], whole.locations["same_as"])
    folded = np.flatnonzero(target != np.arange(len(target)))
    if not len(folded):
        return whole, {}
    ids = whole.locations["id"].to_numpy(dtype=object)
    pairs = zip(ids[folded].tolist(), ids[target[folded]].tolist(), strict=True)
    merged = {gone: stays for gone, stays in pairs if gone != stays}
    return Directory(_merged(whole.locations, target, folded)), merged


def targets(ids: pd.Series, same_as: pd.Series) -> np.ndarray:
    """Return for each row the row it is folded into: itself when it stands alone.

    Chains lead to their end. Rows that point at each other go to the first of them.
    """
    result = np.arange(len(ids))
    rows = np.flatnonzero(same_as.notna().to_numpy())
    if not len(rows):
        return result
    wanted = same_as.iloc[rows].to_numpy(dtype=object)
    named = np.flatnonzero(ids.isin(same_as.iloc[rows]).to_numpy())
    # Backwards, so that the first of several rows with one id is the one kept.
    names = ids.iloc[named].to_numpy(dtype=object)
    where = dict(zip(names[::-1], named[::-1], strict=True))
    found = np.array([where.get(name, -1) for name in wanted])
    known = (found >= 0) & (found != rows)
    return _ends(result, rows[known], found[known])


def _ends(result: np.ndarray, rows: np.ndarray, next_rows: np.ndarray) -> np.ndarray:
    size = len(result)
    links = coo_array((np.ones(len(rows)), (rows, next_rows)), shape=(size, size))
    members = np.union1d(rows, next_rows)
    _, labels = connected_components(links, directed=False)
    # A row that points on comes after those that do not; then the first row wins.
    points_on = np.isin(members, rows)
    order = np.lexsort((members, points_on, labels[members]))
    ordered = members[order]
    first = pd.Series(ordered).groupby(labels[ordered]).transform("first")
    result[ordered] = first.to_numpy()
    return result


def _merged(
    table: pd.DataFrame, target: np.ndarray, folded: np.ndarray
) -> pd.DataFrame:
    also = _also(table, target, folded)
    kept = np.flatnonzero(target == np.arange(len(target)))
    donors = pd.DataFrame({"donor": folded, "target": target[folded]})
    columns = {}
    for group in _groups(table.columns):
        taken = _taken(table, group, donors)
        rows = kept if taken is None else taken[kept]
        columns.update({name: table[name].take(rows).array for name in group})
    columns["provenance_also"] = also.take(kept).array
    return pd.DataFrame({name: columns[name] for name in table.columns})


def _groups(columns: pd.Index) -> list[tuple[str, ...]]:
    grouped = {name for group in _TOGETHER for name in group}
    alone = [(name,) for name in columns if name not in grouped]
    return [*_TOGETHER, *alone]


def _taken(
    table: pd.DataFrame, group: tuple[str, ...], donors: pd.DataFrame
) -> np.ndarray | None:
    """Return the row each row takes a group's values from, None if all keep theirs."""
    if group[0] in _OWN:
        return None
    worth = _worth(table, group)
    giving = worth[donors["donor"].to_numpy()]
    better = giving > worth[donors["target"].to_numpy()]
    if not better.any():
        return None
    offers = donors[better].assign(worth=giving[better])
    offers = offers.sort_values("worth", ascending=False, kind="stable")
    best = offers.drop_duplicates("target")
    rows = np.arange(len(table))
    rows[best["target"].to_numpy()] = best["donor"].to_numpy()
    return rows


def _worth(table: pd.DataFrame, group: tuple[str, ...]) -> np.ndarray:
    """Return 0 where nothing is said, 2 where a source says it.

    A position that geomap itself derived, from a postal code for example, is worth 1:
    it gives way to one a publisher gave.
    """
    said = table[group[0]].notna().to_numpy()
    for name in group[1:] if group[0] != "latitude" else ():
        said = said | table[name].notna().to_numpy()
    worth = np.where(said, 2, 0)
    if group[0] == "latitude":
        derived = table["position_origin"].str.startswith("gazetteer", na=False)
        worth[derived.to_numpy(dtype=bool) & said] = 1
    return worth


def _also(table: pd.DataFrame, target: np.ndarray, folded: np.ndarray) -> pd.Series:
    also = table["provenance_also"].to_numpy(dtype=object, copy=True)
    sources = table["source"].to_numpy(dtype=object)
    others: dict[int, set[str]] = {}
    for row, source in zip(target[folded], sources[folded], strict=True):
        others.setdefault(int(row), set()).add(source)
    for row, names in others.items():
        said = also[row]
        before = said.split(SEPARATOR) if isinstance(said, str) else []
        also[row] = SEPARATOR.join(sorted({*before, *names} - {sources[row]})) or np.nan
    return pd.Series(also, dtype=TEXT)
