"""Civic numbers: suffixes, halves, ranges, and the unit written before them."""

import re
from typing import NamedTuple

from geomap.ingest.normalize import street

_CIVIC = re.compile(
    r"(?:no\.?\s|civic\s)?(\d{1,6})(?:\.0+)?(\s?(?:1/2|½)|\s[1-3]/[2-4])?(?:-?([A-Za-z])(?=[\s,–&/-]|$))?"
    r"(?:\s?([-–&/])\s?(\d{1,6})([A-Za-z]?))?(?=[\s,]|$),?\s*",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"([A-Z]{1,2}\d{0,4})\s?[-–]\s?(\d{1,6}[A-Za-z]?)(?=[\s,]),?\s*")
# Doors of one building are close together and on one side of the street.
_RANGE_MAX = 20


class Civic(NamedTuple):
    """The civic number, the unit written with it, and what follows: the street."""

    number: str | None
    unit: str | None
    rest: str


def split(text: str) -> Civic:
    """Return the civic number at the start of the text, tidied.

    >>> split("1541a bayview ave"), split("4139.00000000000 rue X").number
    (Civic(number='1541A', unit=None, rest='bayview ave'), '4139')
    >>> split("400-123 Main St")[:2], split("794-796 McArthur Dr")[:2]
    (('123', '400'), ('794-796', None))
    >>> (
    ...     split("12 1/2 Main St").number,
    ...     split("10025-106 Street"),
    ...     split("10e Rang").number,
    ... )
    ('12½', Civic(number='10025', unit=None, rest='106 Street'), None)
    """
    if lettered := _LETTERED.match(text):
        return Civic(lettered[2].upper(), lettered[1], text[lettered.end() :])
    match = _CIVIC.match(text)
    if match is None or _is_ordinal(match, text):
        return Civic(None, None, text)
    first = f"{int(match[1])}{_half(match[2])}{(match[3] or '').upper()}"
    rest = text[match.end() :]
    if match[5] is None:
        return Civic(first, None, rest)
    return _two(first, match, rest)


def _two(first: str, match: re.Match[str], rest: str) -> Civic:
    """Tell a range of doors from a unit and a door, and from a numbered street."""
    second = f"{int(match[5])}{match[6].upper()}"
    if street.plain(rest.split(" ")[0]) in ("street", "st", "avenue", "ave"):
        return Civic(first, None, f"{match[5]}{match[6]} {rest}")
    low, high = int(match[1]), int(match[5])
    is_range = low >= 10 and 0 < high - low <= _RANGE_MAX and (high - low) % 2 == 0
    if is_range or match[4] in "&/":
        return Civic(f"{first}-{second}", None, rest)
    return Civic(second, first, rest)


def _is_ordinal(match: re.Match[str], text: str) -> bool:
    """Tell whether the number is a street's own: "10e Rang", "2e Avenue"."""
    following = street.plain(text[match.end() :].split(" ")[0])
    return match[3] in ("e", "E") and following in street.types("fr")


def _half(written: str | None) -> str:
    if written is None:
        return ""
    return {"1/2": "½", "1/4": "¼", "3/4": "¾"}.get(written.strip(), "½")
