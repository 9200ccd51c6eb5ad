"""Differences between what is published and what was read, location by location."""

import numpy as np
import pandas as pd

from geomap.ingest import columns
from geomap.model import schema
from geomap.model.change import Changes
from geomap.model.directory import TEXT, Directory
from geomap.spatial import distance

MOVED_M = 25.0
COLUMNS = ("kind", "id", "field", "before", "after", "metres")
# The place is compared in metres; the day the facts were read changes every time.
_NOT_COMPARED = frozenset(
    {"id", "source", "same_as", "provenance_also", "provenance_date"}
    | {"latitude", "longitude", "position_radius"}
)
_NAMES = ("name_en", "name_fr")


def compare(before: Directory, after: Directory) -> Changes:
    """Return what was added, removed, moved (by over 25 m), renamed and changed."""
    old, new = before.locations, after.locations
    added = ~columns.is_in(new["id"], old["id"])
    removed = ~columns.is_in(old["id"], new["id"])
    parts = [
        _whole("added", new[added], "after"),
        _whole("removed", old[removed], "before"),
    ]
    if not added.all():
        pairs = _paired(old, new)
        parts += [_moved(*pairs), *(_field(name, *pairs) for name in _compared())]
    return Changes(pd.concat(parts, ignore_index=True))


def moved(before: Directory, after: Directory) -> pd.DataFrame:
    """Return the locations of both that moved by over 25 m, with the metres."""
    return _moved(*_paired(before.locations, after.locations))


def _paired(old: pd.DataFrame, new: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows of both that have one id, side by side."""
    places = pd.Index(old["id"]).get_indexer(new["id"])
    return (
        old.iloc[places[places >= 0]].reset_index(drop=True),
        new[places >= 0].reset_index(drop=True),
    )


def _whole(kind: str, rows: pd.DataFrame, side: str) -> pd.DataFrame:
    name = rows["name_en"].fillna(rows["name_fr"])
    return _table(kind, rows["id"], **{side: name})


def _moved(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    metres = distance.pairwise(
        *(
            side[axis].to_numpy()
            for side in (old, new)
            for axis in ("latitude", "longitude")
        )
    )
    far = np.nan_to_num(metres, nan=0.0) > MOVED_M
    return _table(
        "moved",
        new["id"][far],
        before=_written(old[far]),
        after=_written(new[far]),
        metres=np.round(metres[far], 1),
    )


def _written(rows: pd.DataFrame) -> pd.Series:
    latitude = rows["latitude"].round(6).astype(TEXT)
    return latitude + ", " + rows["longitude"].round(6).astype(TEXT)


def _field(name: str, old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    was, now = old[name], new[name]
    differs = ~((was == now) | (was.isna() & now.isna()))
    rows = differs.fillna(value=True).to_numpy(dtype=bool)
    kind = "renamed" if name in _NAMES else "changed"
    return _table(
        kind,
        new["id"][rows],
        field=name,
        before=was[rows].astype(TEXT),
        after=now[rows].astype(TEXT),
    )


def _table(kind: str, ids: pd.Series, **given: object) -> pd.DataFrame:
    table = pd.DataFrame({"kind": kind, "id": ids.astype(TEXT)})
    for name in COLUMNS[2:]:
        dtype = "float64" if name == "metres" else TEXT
        table[name] = pd.Series(given.get(name, np.nan), table.index, dtype=dtype)
    return table.astype({"kind": TEXT})


def _compared() -> tuple[str, ...]:
    return tuple(name for name in schema.by_column() if name not in _NOT_COMPARED)
