"""Which rows hold a word: one column of texts or several, turned around.

The texts are taken apart by Arrow, and only the distinct words are looked at one by
one: a hundred thousand names in well under a second.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

# What `wording` takes for a word, in the regular expressions of Arrow.
_BETWEEN = r"[^\p{L}\p{N}\x{300}-\x{36f}]+"
_NONE = np.zeros(0, dtype=np.int64)


class Postings:
    """The rows of each word, sorted: one stretch of one array for every word."""

    def __init__(
        self, words: Sequence[str], ends: np.ndarray, rows: np.ndarray
    ) -> None:
        self._numbers = {word: number for number, word in enumerate(words)}
        self._ends = ends
        self._rows = rows

    @property
    def words(self) -> Iterable[str]:
        """Every word that occurs."""
        return self._numbers

    def of(self, word: str) -> np.ndarray:
        """Return the rows that hold a word, sorted; none where no row does."""
        number = self._numbers.get(word)
        if number is None:
            return _NONE
        return self._rows[self._ends[number] : self._ends[number + 1]]


def of(
    table: pd.DataFrame,
    columns: Sequence[str],
    rows: np.ndarray,
    keys_of: Callable[[str], Iterable[str]],
) -> Postings:
    """Return the postings of some rows; `keys_of` gives the words a word stands for."""
    known = [name for name in columns if name in table]
    pairs = [_words(table[name], rows) for name in known]
    numbers: dict[str, int] = {}
    parts = [
        part
        for words, where in pairs
        for part in _numbered(words, where, keys_of, numbers)
    ]
    if not parts:
        return Postings([], _NONE, _NONE)
    which, where = (np.concatenate(each) for each in zip(*parts, strict=True))
    order = np.lexsort((where, which))
    which, where = which[order], where[order]
    is_new = np.ones(len(which), dtype=bool)
    is_new[1:] = (which[1:] != which[:-1]) | (where[1:] != where[:-1])
    which, where = which[is_new], where[is_new]
    ends = np.searchsorted(which, np.arange(len(numbers) + 1))
    return Postings(list(numbers), ends, where)


def _words(column: pd.Series, rows: np.ndarray) -> tuple[pa.Array, np.ndarray]:
    """Return every word of a column and the row it is in."""
    texts = pa.array(column.to_numpy()[rows], type=pa.large_string(), from_pandas=True)
    split = pc.split_pattern_regex(pc.fill_null(texts, ""), pattern=_BETWEEN)
    parents = rows[pc.list_parent_indices(split).to_numpy()]
    return split.flatten(), parents


def _numbered(
    words: pa.Array,
    where: np.ndarray,
    keys_of: Callable[[str], Iterable[str]],
    numbers: dict[str, int],
) -> Iterable[tuple[np.ndarray, np.ndarray]]:
    """Yield the number of each word's keys with its row: first keys, second keys."""
    coded = words.dictionary_encode()
    stand_for = [tuple(keys_of(word)) for word in coded.dictionary.to_pylist()]
    which = coded.indices.to_numpy()
    for place in range(max(map(len, stand_for), default=0)):
        chosen = np.array(
            [
                numbers.setdefault(keys[place], len(numbers))
                if place < len(keys)
                else -1
                for keys in stand_for
            ]
        )[which]
        yield chosen[chosen >= 0], where[chosen >= 0]
