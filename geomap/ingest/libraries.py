"""Libraries: one branch under the short name of a compiler and its city's long one."""

import numpy as np
import pandas as pd

from geomap.ingest.likeness import Traits

# What the names of most libraries say, and small words.
_COMMON = frozenset(
    {
        *("library", "libraries", "public", "branch", "township", "town", "city"),
        *("bibliotheque", "bibliotheques", "publique", "municipale", "succursale"),
        *("a", "and", "at", "of", "the", "d", "de", "des", "du", "et", "l", "la", "le"),
    }
)
# What stands beside a library under its name.
_BESIDE = frozenset({"parking", "stationnement"})
_SAINTS = {"st": "saint", "ste": "sainte"}
_CLOSE_M = 50.0
_SAME_LINE = 0.97


def named_alike(left: Traits, right: Traits, pairs: pd.DataFrame) -> pd.Series:
    """Return which pairs are libraries of which one's name is within the other's.

    "Champlain Heights" is within "Vancouver Public Library – Champlain Heights". A name
    that says nothing of its own, such as "Public Library", is within one that is close.
    """
    found = np.zeros(len(pairs), dtype=bool)
    a, b = (side.table["type"].eq("library").to_numpy() for side in (left, right))
    both = np.flatnonzero(a[pairs["left"]] & b[pairs["right"]])
    some = pairs.iloc[both]
    mine = left.table[["name", "place"]].iloc[some["left"]].fillna("")
    theirs = right.table[["name", "place"]].iloc[some["right"]].fillna("")
    close = (some["metres"] <= _CLOSE_M) | (some["line"] >= _SAME_LINE)
    found[both] = [
        _is_within(own(x[0]), own(y[0]), is_close=bool(c))
        or _is_within(own(*x), own(*y), is_close=bool(c))
        for x, y, c in zip(mine.to_numpy(), theirs.to_numpy(), close, strict=True)
    ]
    return pd.Series(found, pairs.index)


def own(name: str, place: str = "") -> frozenset[str]:
    """Return the words of a folded name that not every library's name has.

    The town is left out unless it is all that the name says.

    >>> sorted(own("ottawa public library st laurent branch", "ottawa"))
    ['laurent', 'saint']
    >>> sorted(own("ottawa public library", "ottawa"))
    ['ottawa']
    """
    words = frozenset(_SAINTS.get(word, word) for word in name.split()) - _COMMON
    return words - frozenset(place.split()) or words


def _is_within(a: frozenset[str], b: frozenset[str], *, is_close: bool) -> bool:
    if not a or not b:
        return is_close
    if (a ^ b) & _BESIDE:
        return False
    return a <= b or b <= a
