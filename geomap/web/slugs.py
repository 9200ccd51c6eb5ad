"""A name as it stands at the end of an address: for people, never to be looked up."""

import re
import unicodedata

_LONGEST = 60
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ł": "l", "đ": "d", "ø": "o", "’": " ", "'": " "}
)
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(name: str | None) -> str:
    """Return a name in plain letters and hyphens, empty when it has none of those.

    >>> slug("Comptoir d'Ottawa – Édifice Jeanne-Mance"), slug("ᐃᖃᓗᐃᑦ"), slug(None)
    ('comptoir-d-ottawa-edifice-jeanne-mance', '', '')
    """
    lower = (name or "")[: 4 * _LONGEST].lower().translate(_LETTERS)
    apart = unicodedata.normalize("NFKD", lower)
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    made = _OTHER.sub("-", plain).strip("-")
    if len(made) <= _LONGEST:
        return made
    return made[: _LONGEST + 1].rpartition("-")[0] or made[:_LONGEST]
