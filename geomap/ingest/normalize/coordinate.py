"""Coordinates: one number as people write it, to plain decimal text."""

import math
import re

from geomap.ingest.normalize.reading import NOTHING, Reading

_PLAIN = re.compile(r"-?\d{1,9}(?:\.\d{1,20})?", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,12}(?:\.\d{0,25})?(?:[eE][+-]?\d{1,2})?", re.ASCII)
_GROUPED = re.compile(
    r"[+-]?\d{1,3}(?:([ ,'])\d{3})(?:\1\d{3}){0,3}(?:[.,]\d{1,12})?", re.ASCII
)
_DEGREES = re.compile(
    r"([+-]?)(\d{1,3}(?:\.\d{1,15})?)(?:\s?[°ºd˚*]\s?|\s)"
    r"(?:(\d{1,2}(?:\.\d{1,15})?)(?:\s?['’′m]\s?|\s|$))?"
    r"(?:(\d{1,2}(?:\.\d{1,15})?)\s?(?:\"|''|”|″|s)?)?",
    re.ASCII,
)
_HEMISPHERE = re.compile(
    r"(north|south|east|west|nord|sud|ouest|est|[nsewo])", re.IGNORECASE
)
_NEGATIVE = frozenset("swo")
_NOT_FINITE = frozenset(
    [
        "nan",
        "inf",
        "infinity",
        "-inf",
        "-infinity",
        "+inf",
        "null",
        "none",
        "1.#inf",
        "-1.#ind",
    ]
)


def read(text: str) -> Reading:
    r"""Return the number as plain decimal text, negative south and west.

    >>> read("45,4215").value, read("45°25'17\" N").value, read("75.7 W").value
    ('45.4215', '45.4213889', '-75.7')
    >>> (
    ...     read("5 033 245,12").value,
    ...     read("NaN").code,
    ...     read("４５").code,
    ...     read("here").code,
    ... )
    ('5033245.12', 'F052', 'F053', 'F053')
    """
    if _PLAIN.fullmatch(text):
        return Reading(text)
    text = text[:120].strip().replace("\u00a0", " ").replace("\u2212", "-")
    if not text:
        return NOTHING
    if text.casefold() in _NOT_FINITE:
        return Reading(None, "F052")
    bare, sign = _without_hemisphere(text)
    return _finite(_number(bare), sign)


def pair(text: str) -> tuple[Reading, Reading] | None:
    """Return the two numbers of a cell that holds both, in the order written.

    >>> [number.value for number in pair("45.42, -75.69")]
    ['45.42', '-75.69']
    >>> pair("45.42") is None
    True
    """
    parts = [
        part for part in re.split(r"[;|]|,\s|\s", text[:120].strip("() []")) if part
    ]
    if len(parts) == 1:
        parts = parts[0].split(",")
    if len(parts) != 2:
        return None
    first, second = read(parts[0].strip(",")), read(parts[1])
    return (first, second) if first.value and second.value else None


def _without_hemisphere(text: str) -> tuple[str, int]:
    """Split off a letter or word of direction, before or after the number."""
    head = _HEMISPHERE.match(text)
    rest = text[head.end() :] if head else text
    if head is None:
        words = re.search(r"[A-Za-z]{1,5}$", text)
        head = _HEMISPHERE.fullmatch(words[0]) if words else None
        rest = text[: -len(words[0])] if head and words else text
    if head is None:
        return text, 1
    return rest.strip(), -1 if head[0][0].lower() in _NEGATIVE else 1


def _number(text: str) -> float | None:
    if _GROUPED.fullmatch(text):
        return _grouped(text)
    plain = text.replace(",", ".") if text.count(",") == 1 and "." not in text else text
    if _NUMBER.fullmatch(plain):
        return float(plain)
    parts = _DEGREES.fullmatch(plain)
    return _sexagesimal(parts) if parts else None


def _grouped(text: str) -> float:
    """Read thousands apart: "5 033 245,12", "5,033,245.12"."""
    mark = "." if "." in text else ","
    # One comma and no other sign is a decimal comma: "45,421" is a latitude.
    whole, _, part = text.rpartition(mark) if text.count(mark) == 1 else (text, "", "0")
    return float(re.sub("[ ,']", "", whole or text) + "." + part)


def _sexagesimal(parts: re.Match[str]) -> float | None:
    degrees, minutes, seconds = (float(part or 0) for part in parts.group(2, 3, 4))
    if minutes >= 60 or seconds >= 60 or degrees > 180:
        return None
    size = round(degrees + minutes / 60 + seconds / 3600, 7)
    return -size if parts[1] == "-" else size


def _finite(value: float | None, sign: int) -> Reading:
    if value is None or abs(value) >= 1e9:
        return Reading(None, "F053")
    if not math.isfinite(value):
        return Reading(None, "F052")
    # "-75.7 W" is written by people who mean west once.
    signed = -abs(value) if sign < 0 else value
    shown = repr(signed)
    plain = f"{signed:.12f}".rstrip("0") if "e" in shown else shown
    return Reading(plain.removesuffix(".0").removesuffix("."))
