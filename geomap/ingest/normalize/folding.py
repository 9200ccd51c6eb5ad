"""Fold text so that spellings can be compared: no accents, case or punctuation."""

import re
import unicodedata

_APART = re.compile(r"[\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})


class _Marks(dict[int, int | None]):
    """What becomes of each letter: combining marks go. Looked up once for each."""

    def __missing__(self, letter: int) -> int | None:
        kept = None if unicodedata.combining(chr(letter)) else letter
        self[letter] = kept
        return kept


_MARKS = _Marks()


def fold(text: str) -> str:
    """Return the words of the text in plain lower-case ASCII, one space apart.

    >>> fold("Bibliothèque  Saint-Sulpice (annexe)"), fold("Î.-P.-É.")
    ('bibliotheque saint sulpice annexe', 'i p e')
    """
    return _APART.sub(" ", without_accents(text.lower())).strip()


def squeeze(text: str) -> str:
    """Return the folded text without spaces, for codes and abbreviations.

    >>> squeeze("T.N.-O."), squeeze("n / a")
    ('tno', 'na')
    """
    return _APART.sub("", without_accents(text.lower()))


def without_accents(text: str) -> str:
    """Return the text with accents and ligatures taken apart.

    >>> without_accents("cœur d'été")
    "coeur d'ete"
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFKD", text.translate(_LIGATURES)).translate(_MARKS)


def singular(folded: str) -> str:
    """Return folded words without the plural s, so that lists and names meet.

    >>> singular("driver s licences"), singular("cartes sante"), singular("bus pass")
    ('driver s licence', 'carte sante', 'bus pass')
    """
    return " ".join(_singular(word) for word in folded.split(" "))


def _singular(word: str) -> str:
    plural = len(word) > 3 and word[-1] == "s" and word[-2] not in "su"
    return word[:-1] if plural else word
