"""Duplicates in one file, neighbours under one roof, and locations that moved."""

import numpy as np
import pandas as pd

from geomap.ingest import diff, likeness
from geomap.ingest.build import Built
from geomap.ingest.likeness import Traits
from geomap.model import issue
from geomap.model.directory import Directory
from geomap.model.issue import Issues

_NEAR_M = 150.0
_SAME_NAME = 0.92
_SAME_LINE = 0.95
_MOVED_M = 1_000.0


def found(built: Built, before: Directory | None, others: Directory | None) -> Issues:
    """Return D701 (one place twice), D702 (building shared) and D703 (moved far)."""
    mine = likeness.traits(built.directory.locations)
    issues = _twice(mine, built) + _moved(built, before)
    if others is not None and len(others):
        issues += _sharing(mine, built, others)
    return issues


def _twice(mine: Traits, built: Built) -> Issues:
    if len(mine) < 2:
        return issue.none()
    pairs = likeness.pairs(mine, mine, within=_NEAR_M, keys=("name_place",))
    pairs = likeness.compared(mine, mine, pairs[pairs["left"] < pairs["right"]])
    near = (pairs["metres"] <= _NEAR_M) | (pairs["line"] >= _SAME_LINE)
    same = (pairs["name"] >= _SAME_NAME) & near & ~(pairs["line"] < _SAME_LINE)
    same &= ~(pairs["organization"] < _SAME_NAME)
    twice = pairs[same]
    first, second = (built.row_numbers[twice[side]] for side in ("left", "right"))
    facts = [
        {"rows": f"{min(a, b)}, {max(a, b)}"}
        for a, b in zip(first, second, strict=True)
    ]
    return issue.found("D701", np.maximum(first, second), facts=facts)


def _sharing(mine: Traits, built: Built, others: Directory) -> Issues:
    source = built.directory.locations["source"].unique()
    theirs = others.locations[~others.locations["source"].isin(source)]
    if not len(theirs):
        return issue.none()
    other = likeness.traits(theirs)
    pairs = likeness.compared(
        mine, other, likeness.pairs(mine, other, within=_NEAR_M, keys=("address",))
    )
    building = (pairs["line"] >= _SAME_LINE) & ~pairs["same_place"].eq(other=False)
    building = building.fillna(value=False).astype(bool) & ~(pairs["metres"] > 2_000)
    pairs = pairs[building & (pairs["organization"] < _SAME_NAME)]
    pairs = pairs.drop_duplicates("left")
    names = theirs["name_en"].fillna(theirs["name_fr"]).to_numpy(dtype=object)
    known = built.directory.locations["same_as"].to_numpy(dtype=object)
    pairs = pairs[pd.isna(known[pairs["left"]])]
    facts = [{"name": str(name)} for name in names[pairs["right"]]]
    return issue.found("D702", built.row_numbers[pairs["left"]], facts=facts)


def _moved(built: Built, before: Directory | None) -> Issues:
    if before is None or not len(before):
        return issue.none()
    changes = diff.moved(before, built.directory)
    far = changes[changes["metres"] > _MOVED_M]
    rows = built.row_numbers[built.directory.ids.get_indexer(pd.Index(far["id"]))]
    days = before.locations.set_index("id")["provenance_date"].reindex(far["id"])
    facts = [
        {"km": round(metres / 1000, 1), "date": "—" if day != day else day}
        for metres, day in zip(far["metres"], days, strict=True)
    ]
    return issue.found("D703", rows, facts=facts)
