"""Offices by their own name or street address, as somebody types them.

Every word of the names, towns and addresses points to the rows that hold it. Built
from one snapshot when first asked for; nothing of the texts themselves is kept.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, reduce

import numpy as np
import pandas as pd

from geomap.finding import postings, wording
from geomap.finding.columns import Columns
from geomap.finding.postings import Postings
from geomap.finding.reach import EXACT
from geomap.finding.wording import Word
from geomap.model import vocabulary
from geomap.model.point import Point
from geomap.places.place import Place

# Says what sort of place it is, not which.
_NAMELESS = frozenset(
    ("centre", "office", "bureau", "point", "comptoir", "succursale", "branch")
)
_UNTELLING = _NAMELESS | wording.JOINING
_JOINED = re.compile(r"\b([A-Z][a-z]+)([A-Z][a-zA-Z]+)\b")
_NAMES = ("name_en", "name_fr")
_TOWNS = ("address_locality_en", "address_locality_fr")
_LINES = ("address_line_en", "address_line_fr")
_HALF_CODE = re.compile(r"[a-z]\d[a-z]|\d[a-z]\d")
_POSITION = ("latitude", "longitude")
_MORE = (
    "position_radius", "position_quality", "address_province", "address_postal_code",
)  # fmt: skip
_CHECKED = 200
_FEW = 50

_NO_ROWS = np.zeros(0, dtype=np.int64)
_LAST = chr(0x10FFFF)


class Offices:
    """The locations shown, by the words of their names and addresses."""

    def __init__(self, table: pd.DataFrame, rows: np.ndarray, columns: Columns) -> None:
        self._parts: dict[str, tuple[str, ...]] = {}
        self._names, self._towns, self._lines = (
            postings.of(table, columns_of, rows, self._keys_of)
            for columns_of in (_NAMES, _TOWNS, _LINES)
        )
        read = (*_NAMES, *_TOWNS, *_LINES, *_POSITION, *_MORE)
        self._read = {name: columns.reader(name) or _nothing for name in read}

    def called(self, words: Sequence[Word]) -> tuple[tuple[int, ...], bool]:
        """Return the rows whose name holds the words, and whether they are all of it.

        A word may also be of the office's town or province, but not all of them.
        """
        asked = self._asked(words)
        exact, others = [], []
        for row in self._holding(asked, self._names, self._towns):
            where = self._words_of(row, _TOWNS) | self._province(row)
            names = [self._words_of(row, (column,)) for column in _NAMES]
            told = [name for name in names if asked <= name | where and asked & name]
            if any(name and name <= asked for name in told):
                exact.append(row)
            elif any(asked - where for name in told):
                others.append((min(len(name) for name in told), row))
        found = exact or [row for _, row in sorted(others)]
        return tuple(found[:_FEW]), bool(exact)

    def all_called(self, words: Sequence[Word]) -> tuple[int, ...]:
        """Return every row whose name holds all of the words, in order of rows."""
        asked = self._asked(words)
        held = [self._names.of(key) for key in asked]
        found = reduce(np.intersect1d, held) if held else _NO_ROWS
        return tuple(found.tolist())

    def at_address(self, words: Sequence[Word]) -> tuple[int, ...]:
        """Return the rows at a street address: a number, its street and its town."""
        asked = self._asked(words) - street_words()
        numbers = {key for key in asked if key[0].isdigit()}
        if not numbers or len(asked) < 2:
            return ()
        found = []
        sought = {key for key in asked if not _HALF_CODE.fullmatch(key)}
        for row in self._holding(sought, self._lines, self._towns):
            line = self._words_of(row, _LINES)
            where = self._words_of(row, _TOWNS) | self._province(row)
            code = wording.keys(self._read["address_postal_code"](row) or "")
            is_there = asked <= line | where | code and len(asked & line) >= 2
            if is_there and numbers & line:
                found.append(row)
        return tuple(found[:_FEW])

    def address(self, row: int) -> Place | None:
        """Return the address of a row as a place, None without a position."""
        en, fr = (self._read[f"address_line_{each}"](row) for each in ("en", "fr"))
        town = [self._read[f"address_locality_{each}"](row) for each in ("en", "fr")]
        latitude, longitude = (self._read[each](row) for each in _POSITION)
        if latitude is None or longitude is None:
            return None
        names = [
            ", ".join(part for part in (line, where) if part)
            for line, where in (
                (en or fr, town[0] or town[1]),
                (fr or en, town[1] or town[0]),
            )
        ]
        return Place(
            kind="address",
            code=f"{latitude},{longitude}",
            name_en=names[0],
            name_fr=names[1],
            province=self._read["address_province"](row),
            point=Point(latitude=latitude, longitude=longitude),
            radius=self._read["position_radius"](row) or 0.0,
        )

    def is_exact(self, row: int) -> bool:
        """Return whether a row's point is at its door or on its street."""
        return self._read["position_quality"](row) in EXACT

    def starting(self, words: Sequence[Word], most: int) -> tuple[int, ...]:
        """Return rows whose name holds the words, the last one perhaps unfinished."""
        if not words:
            return ()
        asked, start = self._asked(words[:-1]), words[-1].key
        rows = self._beginning(start, _FEW if not asked else len(self._sorted))
        both = (self._names, self._towns)
        rows = reduce(np.intersect1d, (_in_any(key, both) for key in asked), rows)
        begun = words[0].key
        some = rows[:_CHECKED].tolist()
        return tuple(sorted(some, key=lambda row: self._rank(row, begun)))[:most]

    def _beginning(self, start: str, most: int) -> np.ndarray:
        """Return the rows of the first words that begin so."""
        first = bisect_left(self._sorted, start)
        end = bisect_left(self._sorted, start + _LAST)
        words = self._sorted[first : min(end, first + most)]
        both = (self._names, self._towns)
        held = [each.of(word) for word in words for each in both]
        return np.unique(np.concatenate(held)) if held else _NO_ROWS

    def _rank(self, row: int, begun: str) -> tuple[bool, int, int]:
        """Return how readily a row is meant: its name begins so, then is short."""
        names = [name for each in _NAMES if (name := self._read[each](row))]
        starts = any(wording.first(name).startswith(begun) for name in names)
        return not starts, min(map(len, names), default=0), row

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted({*self._names.words, *self._towns.words})

    def _asked(self, words: Iterable[Word]) -> frozenset[str]:
        keys = [word.key for word in words if not word.is_joining]
        whole = [part for key in keys for part in self._parts.get(key, (key,))]
        return frozenset(whole) - _NAMELESS

    def _holding(self, asked: Iterable[str], *indexes: Postings) -> list[int]:
        """Return the first rows that hold every word in one of the indexes.

        When there are none, a province may also be the one a row is in.
        """
        asked = frozenset(asked)
        first = self._first_holding(asked, *indexes)
        left = asked - _province_words()
        if first or left == asked:
            return first
        return self._first_holding(left, *indexes)

    @staticmethod
    def _first_holding(asked: Iterable[str], *indexes: Postings) -> list[int]:
        held = [_in_any(key, indexes) for key in asked]
        left = reduce(np.intersect1d, sorted(held, key=len)) if held else _NO_ROWS
        found: list[int] = left[:_CHECKED].tolist()
        return found

    def _keys_of(self, word: str) -> tuple[str, ...]:
        """Return what a word is looked up by: "ServiceOntario" by its two halves."""
        if word.isdigit():
            return (word,)
        joined = _JOINED.fullmatch(word)
        keys = tuple(map(wording.key, joined.groups() if joined else (word,)))
        if joined:
            self._parts.setdefault(wording.key(word), keys)
        return tuple(key for key in keys if key and key not in _UNTELLING)

    def _keys(self, text: str) -> frozenset[str]:
        return wording.keys(_JOINED.sub(r"\1 \2", text)) - _NAMELESS

    def _words_of(self, row: int, columns: Iterable[str]) -> frozenset[str]:
        texts = (self._read[column](row) for column in columns)
        return frozenset(key for text in texts if text for key in self._keys(text))

    def _province(self, row: int) -> frozenset[str]:
        return _words_of_province(self._read["address_province"](row) or "")


def _in_any(word: str, indexes: Sequence[Postings]) -> np.ndarray:
    held = [index.of(word) for index in indexes]
    return held[0] if len(held) == 1 else np.union1d(held[0], held[1])


def _nothing(_row: int) -> None:
    return None


@cache
def _words_of_province(code: str) -> frozenset[str]:
    term = vocabulary.terms("provinces").get(code)
    if term is None:
        return frozenset()
    names = (term.code, term.en, term.fr, *term.listed("synonyms"))
    found = {key for name in names for key in wording.keys(name)}
    return frozenset(found | {wording.key(name.replace(".", "")) for name in names})


@cache
def _province_words() -> frozenset[str]:
    provinces = vocabulary.terms("provinces")
    return frozenset().union(*(_words_of_province(code) for code in provinces))


@cache
def street_words() -> frozenset[str]:
    """Return the words that say what sort of street it is, which people leave out."""
    found: set[str] = set()
    for term in vocabulary.terms("street_types").values():
        short = (*term.listed("abbreviations_en"), *term.listed("abbreviations_fr"))
        for name in (term.en, term.fr, *short):
            found |= wording.keys(name)
    return frozenset(found)
