"""The words somebody typed: made comparable, each with where it stands in the text."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geomap.i18n import letters

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_SPELLINGS = {
    "license": "licence", "licenses": "licence", "center": "centre", "saint": "st",
    "sainte": "ste", "drivers": "driver",
}  # fmt: skip
# What carries no meaning in either language: what is left of elisions, articles, and
# the words that join a task to a place.
_JOINING = """
a an the my your our for of in at on to from near by around and or with s
d l j m n t c qu un une le la les des de du au aux mon ma mes notre et ou en dans
pour pres proche chez sur vers
"""
# What people do with a document, or how they ask: it tells no task by itself.
_ASKING = """
i im me we you can could do does how what where when which who is are there want need
would like get getting find finding renew renewing renewal replace replacement lost
lose stolen expired apply applying application new update change changing help please
office closest nearest nearby close service counter location open now today
je jai ai nous vous on puis peut peux comment que quoi quand quel quelle est sont veux
voudrais besoin obtenir avoir trouver renouveler renouvellement remplacer remplacement
perdu perdue vole volee expire expiree demander demande nouveau nouvelle modifier
changer faire aide bureau comptoir ouvert maintenant plus aller
"""


class Word(NamedTuple):
    """One word: how it is compared, and where it starts and ends in the text."""

    key: str
    start: int
    end: int

    @property
    def is_joining(self) -> bool:
        """Whether it only joins other words."""
        return self.key in JOINING

    @property
    def is_empty(self) -> bool:
        """Whether it tells neither a task nor a place by itself."""
        return self.key in JOINING or self.key in _ASKED


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order.

    >>> [word.key for word in words("Driver's licenses à l'Île")]
    ['driver', 's', 'licence', 'a', 'l', 'ile']
    """
    return tuple(
        Word(key(found.group()), found.start(), found.end())
        for found in _WORD.finditer(text)
    )


def first(text: str) -> str:
    """Return the first word of a text as it is compared, empty where it has none.

    >>> first("Élections Canada"), first("...")
    ('election', '')
    """
    found = _WORD.search(text)
    return key(found.group()) if found else ""


def keys(text: str) -> frozenset[str]:
    """Return the words of a text as they are compared, without those that only join.

    >>> sorted(keys("Bureau de Services Québec"))
    ['bureau', 'quebec', 'service']
    """
    return frozenset(map(key, _WORD.findall(text))) - JOINING


@lru_cache(maxsize=100_000)
def key(word: str) -> str:
    """Return a word as it is compared: no accents, no case, no plural.

    >>> key("Bibliothèques"), key("Œuvre"), key("bus"), key("access")
    ('bibliotheque', 'oeuvre', 'bus', 'access')
    """
    plain = letters.plain(word)
    plain = _SPELLINGS.get(plain, plain)
    is_plural = len(plain) > 3 and plain[-1] in "sx" and plain[-2] != "s"
    return plain[:-1] if is_plural else plain


def between(text: str, kept: Sequence[Word]) -> str:
    """Return the text from the first of the words to the end of the last.

    >>> between("passport in St. John's", words("passport in St. John's")[2:])
    "St. John's"
    """
    return text[kept[0].start : kept[-1].end] if kept else ""


JOINING = frozenset(map(key, _JOINING.split()))
_ASKED = frozenset(map(key, _ASKING.split()))
