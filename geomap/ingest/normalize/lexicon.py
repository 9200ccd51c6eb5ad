"""Lexicons: the spellings of a vocabulary, for exact, contained and near matches."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from geomap.ingest.normalize.folding import fold, singular


@dataclass(frozen=True)
class Lexicon:
    """Codes by folded, singular spelling; `longest` counts the words of the longest."""

    codes: Mapping[str, str]
    longest: int

    def exact(self, text: str) -> str | None:
        """Return the code of this very spelling."""
        return self.codes.get(key(text))

    def inside(self, text: str) -> Iterator[str]:
        """Yield the code of each spelling found in the text, the longest ones first."""
        words = key(text).split(" ")
        start = 0
        while start < len(words):
            size, code = self._at(words, start)
            if code:
                yield code
            start += size

    def nearest(self, text: str, likeness: float) -> str | None:
        """Return the code of the nearest spelling, at least this like (0-100)."""
        folded = key(text)
        if len(folded) < 4:
            return None
        found = process.extractOne(
            folded, self.codes.keys(), scorer=fuzz.ratio, score_cutoff=likeness
        )
        return self.codes[found[0]] if found else None

    def _at(self, words: list[str], start: int) -> tuple[int, str | None]:
        for size in range(min(self.longest, len(words) - start), 0, -1):
            code = self.codes.get(" ".join(words[start : start + size]))
            if code:
                return size, code
        return 1, None


def of(spellings: Iterable[tuple[str, str]]) -> Lexicon:
    """Return the lexicon of (spelling, code) pairs; the first code of a spelling stays.

    >>> lexicon = of([("Driver's licence", "driver"), ("Health card", "health")])
    >>> lexicon.exact("drivers licences"), list(lexicon.inside("new health cards here"))
    (None, ['health'])
    """
    codes: dict[str, str] = {}
    for spelling, code in spellings:
        if folded := key(spelling):
            codes.setdefault(folded, code)
    return Lexicon(codes, max((k.count(" ") + 1 for k in codes), default=1))


def key(text: str) -> str:
    """Return what two spellings of one thing have in common.

    >>> key("Driver's Licences")
    'driver s licence'
    """
    return singular(fold(text))
