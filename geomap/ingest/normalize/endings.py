"""The end of an address: country, postal code and province, split off the rest."""

import re
from typing import NamedTuple

from geomap.ingest.normalize import postal_code, province
from geomap.ingest.normalize.folding import squeeze
from geomap.model import vocabulary

_COUNTRY = re.compile(r"[\s,]+canada\.?$", re.IGNORECASE)
_TOKEN = re.compile(r"[^\s,()]+")
# A direction before it is a province.
_NEVER = frozenset({"ne"})
_EDGES = " ,;()"
_LONGEST = 4


class Ending(NamedTuple):
    """The rest of the address, and what stood at its end."""

    rest: str
    province: str | None
    postal_code: str | None


def split(text: str) -> Ending:
    """Return the address without country, postal code and province.

    >>> split("10 Main St, Thompson, Manitoba R8N 1N2 Canada")
    Ending(rest='10 Main St, Thompson', province='MB', postal_code='R8N 1N2')
    >>> split("12 Centre St NE"), split("3 rue Ontario").province
    (Ending(rest='12 Centre St NE', province=None, postal_code=None), None)
    """
    rest, code = _without_postal_code(_COUNTRY.sub("", text))
    tokens = list(_TOKEN.finditer(rest))
    for size in range(min(_LONGEST, len(tokens)), 0, -1):
        start = tokens[-size].start()
        letters = province.spellings().get(squeeze(rest[start:]))
        if letters and _is_meant(rest, start, code):
            return Ending(rest[:start].strip(_EDGES), letters, code)
    return Ending(rest, None, code)


def _without_postal_code(text: str) -> tuple[str, str | None]:
    matches = list(postal_code.INSIDE.finditer(text))
    if not matches:
        return text, None
    last = matches[-1]
    rest = text[: last.start()].rstrip(_EDGES) + " " + text[last.end() :].strip(_EDGES)
    return _COUNTRY.sub("", rest.strip()), f"{last[1]} {last[2]}".upper()


def _is_meant(rest: str, start: int, code: str | None) -> bool:
    """Tell whether the words from `start` on are the province, not part of a street."""
    word, before = rest[start:].strip(_EDGES), rest[:start].rstrip()
    if squeeze(word) in _NEVER or not before:
        return False
    if before[-1] in ",(":
        return True
    if code is None:
        in_capitals = word in vocabulary.terms("provinces") and not rest.isupper()
        return in_capitals and before.count(" ") >= 2
    # "1 rue Québec G1A 1A1" is on Québec street.
    return before.rsplit(" ", 1)[-1].lower() not in ("rue", "avenue", "boulevard")
