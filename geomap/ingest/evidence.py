"""Evidence: what the values of a column say about its meaning."""

import re
from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd

from geomap.ingest.normalize import (
    coordinate,
    date,
    kind,
    languages,
    offers,
    phone,
    postal_code,
    province,
    text,
    web,
    yesno,
)
from geomap.model import schema

_SAMPLE, _ROWS = 200, 5_000
_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_PAIR = re.compile(r"\s*\(?(-?\d{1,3}\.\d+)\s*[,; ]\s*(-?\d{1,3}\.\d+)\)?\s*")
_DIGITS = re.compile(r"\d")

Test = Callable[[str], bool]


def sample(column: pd.Series) -> tuple[str, ...]:
    """Return some of a column's distinct known values."""
    known = column.dropna().head(_ROWS).astype(str).str.strip()
    distinct = known[known != ""].drop_duplicates().head(_SAMPLE)
    return tuple(value for value in distinct if not text.is_filler(value))


def share(values: Sequence[str], base: str) -> float | None:
    """Return which share of the values can be this field; None if any text can."""
    test = _test(base)
    if test is None or not values:
        return None
    return sum(map(test, values)) / len(values)


def told(values: Sequence[str]) -> str | None:
    """Return the field that nearly all values give away by their form alone."""
    if len(values) < 3:
        return None
    for base, test in _TELLING.items():
        if sum(map(test, values)) >= 0.9 * len(values):
            return base
    return None


def order_of_pairs(values: Sequence[str]) -> str | None:
    """Return which number comes first in "lon,lat" cells: longitude or latitude."""
    pairs = [match for match in map(_PAIR.fullmatch, values) if match]
    if not values or len(pairs) < 0.9 * len(values):
        return None
    first = sum(float(pair[1]) < -50 and float(pair[2]) > 40 for pair in pairs)
    second = sum(float(pair[2]) < -50 and float(pair[1]) > 40 for pair in pairs)
    if max(first, second) < 0.9 * len(pairs):
        return None
    return "longitude" if first > second else "latitude"


def is_key(column: pd.Series) -> bool:
    """Tell whether nearly every row has a value of its own."""
    known = column.dropna()
    enough = len(known) >= 0.98 * len(column)
    return bool(len(known)) and enough and known.nunique() >= 0.98 * len(known)


def distinction(column: pd.Series) -> float:
    """Return which share of the rows have a value of their own."""
    return float(column.nunique() / max(len(column), 1))


def are_short_words(values: Sequence[str]) -> bool:
    """Tell whether the values can be names: words, not too many, no links."""
    if not values or sum(map(len, values)) > 80 * len(values):
        return False
    return sum(map(_is_words, values)) >= 0.9 * len(values)


def are_numbered(values: Sequence[str]) -> bool:
    """Tell whether most values hold a number, as whole addresses do."""
    return sum(bool(_DIGITS.search(v)) for v in values) > len(values) / 2


def _reads(read: Callable[..., object], value: str) -> bool:
    return getattr(read(value), "value", None) is not None


def _is_web(value: str) -> bool:
    return _WEB.match(value) is not None or _reads(web.url, value)


def _is_words(value: str) -> bool:
    return _LETTERS.search(value) is not None and not _WEB.match(value)


def _is_phone(value: str) -> bool:
    digits = len(_DIGITS.findall(value))
    return digits >= 7 and bool(
        phone.each(value) or _reads(phone.read, value) or digits == 7
    )


def _is_address(value: str) -> bool:
    return _is_words(value) and "@" not in value


def _is_number(value: str) -> bool:
    return _reads(coordinate.read, value)


_TELLING: dict[str, Test] = {
    "address.postal_code": partial(_reads, postal_code.read),
    "contact.email": partial(_reads, web.email),
    "contact.url": lambda value: _WEB.match(value) is not None,
    "phone.voice": lambda value: bool(phone.each(value)) and len(value) < 40,
}
_BY_BASE: dict[str, Test] = {
    "location.name": _is_words,
    "organization.name": _is_words,
    "address.line": _is_address,
    "address.locality": _is_words,
    "address.province": partial(_reads, province.read),
    "address.postal_code": partial(_reads, postal_code.read),
    "location.latitude": _is_number,
    "location.longitude": _is_number,
    "offer.services": partial(_reads, offers.read),
    "language.offered": partial(_reads, languages.read),
    "language.on_request": partial(_reads, languages.read),
}
_BY_TYPE: dict[str, Test] = {
    "phone": _is_phone,
    "url": _is_web,
    "email": lambda value: "@" in value,
    "date": partial(_reads, date.read),
    "yesno": partial(_reads, yesno.read),
    "number": _is_number,
    "integer": _is_number,
}


def _test(base: str) -> Test | None:
    if base in _BY_BASE:
        return _BY_BASE[base]
    field = schema.by_path().get(base) or schema.by_path()[f"{base}.en"]
    if field.type == "code" and field.codes:
        return partial(_reads, partial(kind.read, name=field.codes))
    return _BY_TYPE.get(field.type)
