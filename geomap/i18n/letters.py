"""Letters without their accents, so that names can be compared, sorted and linked."""

import unicodedata

# What Unicode does not take apart.
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ł": "l", "ı": "i", "ø": "o", "đ": "d", "ŋ": "n"}
)


def plain(text: str) -> str:
    """Return a text in small letters, without accents.

    >>> plain("Cœur-à-l'Été"), plain("Łutsel K’e"), plain("Behchokǫ̀")
    ("coeur-a-l'ete", 'lutsel k’e', 'behchoko')
    """
    lower = text.lower()
    if lower.isascii():
        return lower
    apart = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
