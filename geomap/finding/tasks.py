"""Tasks in plain words: which services of the catalogue a text names, if any.

"renew health card", "j'ai perdu mon permis de conduire": the catalogue's names and
synonyms in both languages, whatever the language of the page.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from geomap.finding import wording
from geomap.finding.wording import Word
from geomap.model import vocabulary

_ALIKE = 84
_SHORTEST_MENDED = 5
_SHORTEST_SYNONYM = 4
_ASIDE = re.compile(r"\s*\(.*?\)")
# Also the short form of a street: a task only when nothing else was typed.
_STREETS = frozenset({"ave"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tasks:
    """The services a text names, in its order, and the runs of words left over.

    `mended` are pairs of a word as typed and as it was read.
    """

    services: tuple[str, ...] = ()
    rest: tuple[tuple[Word, ...], ...] = ()
    mended: tuple[tuple[str, str], ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing but the tasks was typed."""
        return bool(self.services) and not self.rest


def find(words: Sequence[Word]) -> Tasks:
    """Return the tasks that words name; the longest names first, none twice."""
    told = [word for word in words if not word.is_joining]
    taken: dict[int, str] = {}
    for start, end, service in sorted(_matches(told), key=_longest_first):
        spots = [words.index(word) for word in told[start:end]]
        if not any(spot in taken for spot in spots):
            taken |= dict.fromkeys(range(spots[0], spots[-1] + 1), service)
    services = tuple(dict.fromkeys(taken[spot] for spot in sorted(taken)))
    return Tasks(services=services, rest=tuple(_runs(words, taken)))


def find_mended(text: str, words: Sequence[Word]) -> Tasks:
    """Return the tasks with each word that is not known read as the one it is like."""
    mended: list[tuple[str, str]] = []
    read: list[Word] = []
    for word in words:
        better = _better(word)
        if better:
            mended.append((text[word.start : word.end], better))
        read.append(word._replace(key=better) if better else word)
    found = find(read)
    left = {word for run in found.rest for word in run}
    used = tuple(
        pair for pair in mended if not any(word.key == pair[1] for word in left)
    )
    return Tasks(services=found.services, rest=found.rest, mended=used)


def starting(words: Sequence[Word], most: int) -> tuple[str, ...]:
    """Return the services one of whose names begins so, their own names first.

    A synonym counts from four letters on: with fewer, nobody would see why.
    """
    told = tuple(word.key for word in words if not word.is_joining)
    if not told:
        return ()
    is_telling = len("".join(told)) >= _SHORTEST_SYNONYM
    found = sorted(
        (phrase not in _own_names(service), len(phrase), service)
        for first, phrases in _phrases().items()
        if first.startswith(told[0])
        for phrase, service in phrases
        if _begins(phrase, told)
    )
    kept = (service for is_other, _, service in found if is_telling or not is_other)
    return tuple(dict.fromkeys(kept))[:most]


def _begins(phrase: tuple[str, ...], told: tuple[str, ...]) -> bool:
    *whole, last = told
    end = len(whole)
    is_long_enough = len(phrase) > end and phrase[:end] == tuple(whole)
    return is_long_enough and phrase[end].startswith(last)


def _better(word: Word) -> str | None:
    known = _vocabulary()
    if len(word.key) < _SHORTEST_MENDED or word.is_empty or word.key in known:
        return None
    found = process.extractOne(
        word.key, known, scorer=fuzz.ratio, score_cutoff=_ALIKE, processor=None
    )
    return found[0] if found else None


def _matches(told: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    phrases = _phrases()
    for start, word in enumerate(told):
        for phrase, service in phrases.get(word.key, ()):
            end = start + len(phrase)
            if tuple(each.key for each in told[start:end]) == phrase:
                is_street = phrase[0] in _STREETS and len(told) > 1
                if not is_street:
                    yield start, end, service


def _longest_first(match: tuple[int, int, str]) -> tuple[int, int]:
    start, end, _ = match
    return start - end, start


def _runs(words: Sequence[Word], taken: Iterable[int]) -> Iterator[tuple[Word, ...]]:
    """Return the runs of words between the tasks that may tell a place."""
    bounds = [-1, *sorted(taken), len(words)]
    for before, after in pairwise(bounds):
        run = tuple(words[before + 1 : after])
        if any(not word.is_empty for word in run):
            yield run


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the words of every name of a service by their first word."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for code, term in vocabulary.terms("services").items():
        synonyms = (*term.listed("synonyms_en"), *term.listed("synonyms_fr"))
        for phrase in (*_own_names(code), *map(_phrase, synonyms)):
            if phrase:
                found.setdefault(phrase[0], {}).setdefault(phrase, code)
    return {first: tuple(phrases.items()) for first, phrases in found.items()}


@cache
def _own_names(code: str) -> tuple[tuple[str, ...], ...]:
    term = vocabulary.terms("services")[code]
    return _phrase(term.en), _phrase(term.fr)


def _phrase(name: str) -> tuple[str, ...]:
    words = wording.words(_ASIDE.sub("", name))
    return tuple(word.key for word in words if not word.is_joining)


@cache
def _vocabulary() -> tuple[str, ...]:
    """Return every word of a name of a service that is long enough to be mended to."""
    words = {
        word
        for phrases in _phrases().values()
        for phrase, _ in phrases
        for word in phrase
    }
    return tuple(sorted(word for word in words if len(word) >= _SHORTEST_MENDED))
