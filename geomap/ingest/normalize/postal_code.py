"""Postal codes: any spelling to "A1A 1A1"; slips of O/0 and I/1 are suggested."""

import re

from geomap.ingest.normalize.reading import NOTHING, Reading

_CODE = re.compile(
    r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d", re.ASCII
)
# A postal code within other text: its two halves.
INSIDE = re.compile(
    r"(?<![A-Za-z0-9])([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])[ -]?"
    r"(\d[ABCEGHJ-NPRSTV-Z]\d)(?![A-Za-z0-9])",
    re.ASCII | re.IGNORECASE,
)
# What a spreadsheet or its user wraps around a value to keep it text.
_EXCEL = re.compile(r"""'\s*([^'"]{6,9})|="([^"]{6,9})"|"([^"]{6,9})\"""")
_NOT_SIGNS = re.compile(r"[\W_]+")
_AS_DIGIT = {
    "O": "0",
    "Q": "0",
    "D": "0",
    "I": "1",
    "L": "1",
    "S": "5",
    "B": "8",
    "Z": "2",
}
_AS_LETTER = {"5": "S", "8": "B", "2": "Z", "6": "G", "0": "C", "4": "A"}


def read(text: str) -> Reading:
    """Return the postal code in the form "A1A 1A1".

    >>> read("k1a0b1").value, read("H2B-1Z4").value, read("Ottawa K1A 0B1").value
    ('K1A 0B1', 'H2B 1Z4', 'K1A 0B1')
    >>> read("K1A OB1")
    Reading(value=None, code='A301', suggestion='K1A 0B1')
    >>> read('="K1A0B1"').code, read("90210").code
    ('F008', 'A301')
    """
    if len(text) == 7 and text[3] == " " and _CODE.fullmatch(text):
        return Reading(text)
    text = text[:200].strip()
    if not text:
        return NOTHING
    signs = _NOT_SIGNS.sub("", text).upper()
    if _CODE.fullmatch(signs):
        code = "F008" if _EXCEL.fullmatch(text) else None
        return Reading(f"{signs[:3]} {signs[3:]}", code)
    inside = {f"{a} {b}".upper() for a, b in INSIDE.findall(text)}
    return (
        Reading(inside.pop())
        if len(inside) == 1
        else Reading(None, "A301", _likely(signs))
    )


def _likely(signs: str) -> str | None:
    """Return the code with letters and digits put where each belongs, if that helps."""
    if len(signs) != 6:
        return None
    meant = "".join(
        sign
        if sign.isdigit() == place % 2
        else (_AS_DIGIT if place % 2 else _AS_LETTER).get(sign, sign)
        for place, sign in enumerate(signs)
    )
    return f"{meant[:3]} {meant[3:]}" if _CODE.fullmatch(meant) else None
