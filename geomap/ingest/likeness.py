"""Likeness: which rows of two directories may be one location, and how alike."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import fuzz, process
from scipy.spatial import cKDTree

from geomap.ingest import columns
from geomap.ingest.normalize.folding import fold
from geomap.spatial import distance

# Points coarser than this many metres say nothing of two rows being one building.
EXACT_M = 250.0
# A block larger than this is no evidence (one toll-free number for a whole province).
_BLOCK_MAX = 40
_NEAREST = 8
_OTHER_NUMBER = 0.8
KEYS = ("name_place", "address", "postal", "phone")


@dataclass(frozen=True)
class Traits:
    """What rows are recognized by, folded, with points only where they are exact."""

    table: pd.DataFrame

    def __len__(self) -> int:
        return len(self.table)


def traits(locations: pd.DataFrame) -> Traits:
    """Return what the rows of a directory are recognized by."""
    name = _folded(locations, "name")
    line = _folded(locations, "address_line")
    place = _folded(locations, "address_locality")
    radius = locations["position_radius"].fillna(0).to_numpy()
    exact = (radius <= EXACT_M) & locations["latitude"].notna().to_numpy()
    return Traits(
        pd.DataFrame(
            {
                "name": name,
                "name_place": name + "|" + place,
                "address": line + "|" + place,
                "line": line,
                "place": place,
                "numbers": _numbers(name),
                "postal": locations["address_postal_code"].reset_index(drop=True),
                "phone": locations["phone_voice"].reset_index(drop=True),
                "province": locations["address_province"].reset_index(drop=True),
                "key": locations["external_id"].reset_index(drop=True),
                "organization": _folded(locations, "organization_name"),
                "order": locations["organization_order"].reset_index(drop=True),
                "type": locations["type"].reset_index(drop=True),
                "latitude": np.where(exact, locations["latitude"], np.nan),
                "longitude": np.where(exact, locations["longitude"], np.nan),
            }
        )
    )


def pairs(
    left: Traits, right: Traits, *, within: float, keys: Sequence[str] = KEYS
) -> pd.DataFrame:
    """Return the rows (left, right) that share a trait or lie within so many metres."""
    found = [_sharing(left, right, key) for key in keys]
    found.append(_near(left.table, right.table, within))
    return pd.concat(found, ignore_index=True).drop_duplicates(ignore_index=True)


def compared(left: Traits, right: Traits, which: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs with how alike they are.

    `name` and `line` are 0 to 1, `metres` NaN where a point is missing; `same_*` are
    true, false, or missing where one side is not known.
    """
    a = left.table.iloc[which["left"]].reset_index(drop=True)
    b = right.table.iloc[which["right"]].reset_index(drop=True)
    metres = distance.pairwise(
        *(
            side[axis].to_numpy()
            for side in (a, b)
            for axis in ("latitude", "longitude")
        )
    )
    named = _alike(a["name"], b["name"])
    # "Fire Hall 8" and "Fire Hall 9" are two, however alike they look.
    other_number = (a["numbers"].fillna("") != b["numbers"].fillna("")).to_numpy()
    made = which.reset_index(drop=True).assign(
        name=np.where(other_number, np.minimum(named, _OTHER_NUMBER), named),
        line=_alike(a["line"], b["line"]),
        organization=_alike(a["organization"], b["organization"]),
        metres=metres,
    )
    for trait in ("place", "postal", "phone", "order", "type", "province", "key"):
        known = a[trait].notna() & b[trait].notna()
        made[f"same_{trait}"] = (a[trait] == b[trait]).where(known).astype("boolean")
    return made


def one_to_one(candidates: pd.DataFrame) -> pd.DataFrame:
    """Return at most one pair for each row of either side, the best first.

    `score` decides; what is alike is decided by the rows' numbers.
    """
    order = ["score", "left", "right"]
    left_over = candidates.sort_values(order, ascending=[False, True, True])
    chosen = []
    while len(left_over):
        first = ~left_over["left"].duplicated() & ~left_over["right"].duplicated()
        best = left_over[first]
        chosen.append(best)
        free = ~left_over["left"].isin(best["left"])
        free &= ~left_over["right"].isin(best["right"])
        left_over = left_over[free]
    return pd.concat(chosen) if chosen else candidates


def _folded(locations: pd.DataFrame, base: str) -> pd.Series:
    either = columns.first_known([locations[f"{base}_en"], locations[f"{base}_fr"]])
    return _fold(either.reset_index(drop=True))


def _fold(column: pd.Series) -> pd.Series:
    return columns.in_bulk(_plain_folded, fold, column)


def _plain_folded(cells: pa.Array) -> pa.Array:
    """Fold text of plain ASCII, all at once."""
    apart = pc.replace_substring_regex(pc.ascii_lower(cells), r"[^0-9a-z]+", " ")
    return pc.ascii_trim(apart, " ")


def _numbers(names: pd.Series) -> pd.Series:
    """Return the words of folded names that are numbers."""
    return columns.in_bulk(_plain_numbers, _number_words, names)


def _plain_numbers(cells: pa.Array) -> pa.Array:
    kept = pc.replace_substring_regex(cells, r"(^| )[0-9]*[^0-9 ][^ ]*", "")
    return pc.ascii_trim(kept, " ")


def _number_words(name: str) -> str:
    return " ".join(word for word in name.split() if word.isdigit())


def _sharing(left: Traits, right: Traits, trait: str) -> pd.DataFrame:
    """Return the pairs that share a trait, told by numbers that stand for the texts."""
    here, there = left.table[trait], right.table[trait]
    if left is right:
        codes = others = pd.factorize(here)[0]
    else:
        both = pd.factorize(pd.concat([here, there], ignore_index=True))[0]
        codes, others = both[: len(here)], both[len(here) :]
    a, b = _in_blocks(codes, "left"), _in_blocks(others, "right")
    return a.merge(b, on="key")[["left", "right"]]


def _in_blocks(codes: np.ndarray, side: str) -> pd.DataFrame:
    """Return the rows whose value is known and not that of too many."""
    known = np.flatnonzero(codes >= 0)
    few = np.bincount(codes[known], minlength=1)[codes[known]] <= _BLOCK_MAX
    rows = known[few]
    return pd.DataFrame({"key": codes[rows], side: rows})


def _near(left: pd.DataFrame, right: pd.DataFrame, metres: float) -> pd.DataFrame:
    """Return the pairs within so many metres, the nearest few of each left row."""
    a, b = left["latitude"].notna(), right["latitude"].notna()
    if not a.any() or not b.any():
        return pd.DataFrame({"left": [], "right": []}, dtype=np.int64)
    tree = cKDTree(_vectors(right[b]))
    count = min(_NEAREST, int(b.sum()))
    chords, places = tree.query(
        _vectors(left[a]),
        k=list(range(1, count + 1)),
        distance_upper_bound=distance.chord_at_most(metres) * (1 + 1e-9),
    )
    hit = np.isfinite(chords)
    mine = np.repeat(np.flatnonzero(a), hit.sum(axis=1))
    return pd.DataFrame({"left": mine, "right": np.flatnonzero(b)[places[hit]]})


def _vectors(side: pd.DataFrame) -> np.ndarray:
    return distance.on_unit_sphere(
        side["latitude"].to_numpy(), side["longitude"].to_numpy()
    )


def _alike(a: pd.Series, b: pd.Series) -> np.ndarray:
    """Return how alike texts are, word order aside; NaN where one is not known."""
    known = (a.notna() & b.notna()).to_numpy()
    scores = np.full(len(a), np.nan)
    if known.any():
        scores[known] = _scores(list(a[known]), list(b[known]))
    return scores


def _scores(a: Sequence[str], b: Sequence[str]) -> np.ndarray:
    found = process.cpdist(a, b, scorer=fuzz.token_sort_ratio, dtype=np.float32)
    return np.asarray(found) / 100
