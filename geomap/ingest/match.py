"""Matching: one location keeps one id, and one office in two sources is told."""

import hashlib

import numpy as np
import pandas as pd

from geomap.ingest import columns, libraries, likeness
from geomap.model import directory as directories
from geomap.model.directory import Directory

_NEAR_M = 150.0
_DOOR_M = 30.0
_SAME_NAME = 0.92
_ALIKE_NAME = 0.85
_SOMEWHAT = 0.45
_SAME_LINE = 0.9
# Keys that most rows share with a row that looks like another location were dealt anew.
_TRUST = 0.5
_ENOUGH = 5
# More than all that likeness can score: one key is one location.
_SURE = 100


def keep_ids(after: Directory, before: Directory) -> Directory:
    """Return the new directory with the ids its locations had before.

    A location that was renamed or has moved is recognized by what did not change;
    where the publisher numbered everything anew, by content alone.
    """
    if not len(after) or not len(before):
        return after
    old, new = before.locations, after.locations
    if _keys_hold(old, new):
        free_new = np.flatnonzero(~columns.is_in(new["id"], old["id"]))
        free_old = np.flatnonzero(~columns.is_in(old["id"], new["id"]))
    else:
        free_new, free_old = np.arange(len(new)), np.arange(len(old))
    found = _recognized(new.iloc[free_new], old.iloc[free_old])
    ids = new["id"].to_numpy(dtype=object).copy()
    ids[free_new[found["left"]]] = old["id"].to_numpy(dtype=object)[
        free_old[found["right"]]
    ]
    matched = np.zeros(len(new), dtype=bool)
    matched[free_new[found["left"]]] = True
    return directories.of(new.assign(id=_apart(ids, matched)))


def same_as(directory: Directory, others: Directory) -> Directory:
    """Return the directory with `same_as` naming the same office in other sources.

    Offices of different organizations in one building are neighbours, not the same.
    """
    mine = directory.locations
    sources = set(mine["source"].dropna())
    theirs = others.locations[~others.locations["source"].isin(sources)]
    theirs = theirs[theirs["same_as"].isna()].reset_index(drop=True)
    if not len(mine) or not len(theirs):
        return directory
    a, b = likeness.traits(mine), likeness.traits(theirs)
    keys = (*likeness.KEYS, "key")
    pairs = likeness.compared(a, b, likeness.pairs(a, b, within=_NEAR_M, keys=keys))
    keyed = _shares_a_key(pairs, theirs["source"].to_numpy(dtype=object))
    branch = libraries.named_alike(a, b, pairs)
    is_same = keyed | _is_same_office(pairs, branch)
    is_same &= ~pairs["same_province"].eq(other=False)
    same = pairs[is_same.fillna(value=True).astype(bool)]
    score = _score(same) + _SURE * keyed[same.index]
    found = likeness.one_to_one(same.assign(score=score))
    told = np.full(len(mine), None, dtype=object)
    told[found["left"]] = theirs["id"].to_numpy(dtype=object)[found["right"]]
    return directories.of(mine.assign(same_as=told))


def _keys_hold(old: pd.DataFrame, new: pd.DataFrame) -> bool:
    """Tell whether rows that share an id look like one location."""
    places = pd.Index(old["id"]).get_indexer(new["id"])
    mine = np.flatnonzero(places >= 0)
    if len(mine) < _ENOUGH:
        return True
    pairs = pd.DataFrame({"left": mine, "right": places[mine]})
    pairs = likeness.compared(likeness.traits(new), likeness.traits(old), pairs)
    alike = (pairs["name"] >= _ALIKE_NAME) | (pairs["metres"] <= _NEAR_M)
    alike |= pairs["line"] >= _SAME_LINE
    return bool(alike.mean() >= _TRUST)


def _recognized(new: pd.DataFrame, old: pd.DataFrame) -> pd.DataFrame:
    a, b = likeness.traits(new), likeness.traits(old)
    pairs = likeness.compared(a, b, likeness.pairs(a, b, within=_NEAR_M))
    likely = pairs[_is_same_location(pairs)]
    return likeness.one_to_one(likely.assign(score=_score(likely)))


def _is_same_location(pairs: pd.DataFrame) -> pd.Series:
    """Tell which pairs are one location of one publisher, renamed, moved or neither."""
    here = _is_here(pairs)
    phone = _true(pairs["same_phone"])
    same_name = pairs["name"] >= _SAME_NAME
    moved = same_name & (here | phone | _true(pairs["same_place"]))
    at_the_door = (pairs["metres"] <= _DOOR_M) | (pairs["line"] >= _SAME_LINE)
    renamed = here & at_the_door & ((pairs["name"] >= _SOMEWHAT) | phone)
    return moved | renamed


def _is_same_office(pairs: pd.DataFrame, branch: pd.Series) -> pd.Series:
    """Tell which pairs are one office described by two publishers.

    `branch` marks those named alike as libraries are.
    """
    organization = pairs["organization"] >= _SAME_NAME
    kind = _true(pairs["same_type"]) & _true(pairs["same_order"])
    # Where nobody says who runs it, a clinic is still no library of the same name.
    unsaid = pairs["organization"].isna() & ~_true(~pairs["same_type"])
    whose = organization | unsaid | kind
    called = (branch | (pairs["name"] >= _ALIKE_NAME)) & _is_here(pairs)
    # Without a point on one side, the name and the town must say it all.
    unplaced = pairs["metres"].isna() & (pairs["name"] >= 0.99)
    unplaced &= _true(pairs["same_place"]) & ~(pairs["line"] < _SOMEWHAT)
    return whose & (called | unplaced)


def _is_here(pairs: pd.DataFrame) -> pd.Series:
    """Tell which pairs are in one place: near, or of one address."""
    near = pairs["metres"] <= _NEAR_M
    line = (pairs["line"] >= _SAME_LINE) & ~(pairs["same_place"].eq(other=False))
    postal = _true(pairs["same_postal"]) & ~(pairs["line"] < _SOMEWHAT)
    return near | _true(line) | postal


def _shares_a_key(pairs: pd.DataFrame, sources: np.ndarray) -> pd.Series:
    """Tell which pairs have one key of one organization, where its keys are trusted.

    Two lists of one organization may each count from 1: the keys they share are then
    of rows that look like different locations, most of the time.
    """
    keyed = _true(pairs["same_key"]) & (pairs["organization"] >= _SAME_NAME)
    alike = (pairs["name"] >= _ALIKE_NAME) | _is_here(pairs)
    trust = alike[keyed].groupby(sources[pairs.loc[keyed, "right"]]).transform("mean")
    return (trust >= _TRUST).reindex(pairs.index, fill_value=False)


def _score(pairs: pd.DataFrame) -> pd.Series:
    near = 1 - (pairs["metres"] / _NEAR_M).clip(upper=1)
    score = 4 * pairs["name"] + 2 * pairs["line"].fillna(0.5) + near.fillna(0.5)
    return score + _true(pairs["same_phone"]) + 0.5 * _true(pairs["same_postal"])


def _true(column: pd.Series) -> pd.Series:
    return column.fillna(value=False).astype(bool)


def _apart(ids: np.ndarray, matched: np.ndarray) -> np.ndarray:
    """Give a new id to an unmatched row whose own now belongs to another."""
    taken = set(ids[matched])
    for row in np.flatnonzero(~matched):
        id_ = ids[row]
        while ids[row] in taken:
            digest = hashlib.sha256(str(ids[row]).encode()).hexdigest()[:6]
            ids[row] = f"{id_}-{digest}"
        taken.add(ids[row])
    return ids
