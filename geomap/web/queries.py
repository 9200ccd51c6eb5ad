"""From the words of an address to a question; what is wrong is said, not guessed.

`svc`, `order` and `acc` may be repeated; of any other parameter the first one that is
not empty counts. Parameters nobody knows are ignored.
"""

import datetime
import re
from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from geomap.errors import UserError
from geomap.finding.answer import Question
from geomap.finding.filters import FACTS, GROUPS
from geomap.model import vocabulary
from geomap.model.point import Point
from geomap.model.schema import Language
from geomap.places import postal_code
from geomap.web import moments

# How many a page shows, unless the address says.
SHOWN = 10
LIMIT_MAX = 50
PAGE_MAX = 9_999
RADIUS_MAX_KM = 2_000
TEXT_MAX = 120
# Nobody does more at once; every one of them costs a look over all locations.
_SEVERAL_MAX = 8
# Two decimals of a degree: about a kilometre, enough to find a counter and too coarse
# to find a home.
_PRIVATE_DECIMALS = 2
_DEGREES = r"[+-]?\d{1,3}(?:\.\d{1,15})?"
_NEAR = re.compile(rf"\s*({_DEGREES})\s*,\s*({_DEGREES})\s*", re.ASCII)

Asked = Mapping[str, Sequence[str]]
Reads = Callable[[Asked, str], Any]
# A vocabulary by its name, or the few codes themselves.
Codes = str | tuple[str, ...]


def asked(query_string: bytes) -> dict[str, list[str]]:
    """Return all values of each parameter of an address.

    >>> sorted(asked(b"q=K1A+0B1&near=&q=x&lang=%66r").items())
    [('lang', ['fr']), ('near', ['']), ('q', ['K1A 0B1', 'x'])]
    """
    pairs = parse_qsl(
        query_string.decode("latin-1"), keep_blank_values=True, errors="replace"
    )
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def first(asked: Asked, name: str) -> str:
    """Return the first value of a parameter that is not empty, else the empty text.

    >>> first({"q": ["", "a", "b"]}, "q"), first({}, "q")
    ('a', '')
    """
    return next(filter(None, asked.get(name, ())), "")


def question(
    asked: Asked, reader: Language, *, limit: int, private: bool, now: float = 0.0
) -> Question:
    """Return the question an address asks.

    `private` rounds the point to about a kilometre; `now` is what "open now" means, in
    seconds since 1970. Empty parameters are not asked.

    Raises:
        UserError: A parameter that is known has a value that cannot be used.
    """
    read = {
        field: value
        for name, (field, reads) in PARAMETERS.items()
        if name in asked and (value := reads(asked, name))
    }
    if private and "near" in read:
        read["near"] = _rounded(read["near"])
    if "open" in asked:
        read["open_at"] = moments.read(first(asked, "open"), now)
    instant = datetime.datetime.fromtimestamp(now, tz=datetime.UTC) if now else None
    return Question(**{"limit": limit, **read}, now=instant, reader=reader)


def _text(value: str) -> str | None:
    # Control characters are never part of a name; a NUL would end one early.
    text = re.sub(r"[\x00-\x1f\x7f]", " ", value).strip()
    if len(text) > TEXT_MAX:
        raise UserError("query.long", {"most": TEXT_MAX})
    if postal_code.is_malformed(text):
        raise UserError("query.postal")
    return text or None


def _point(value: str) -> Point | None:
    if not value:
        return None
    found = _NEAR.fullmatch(value)
    if not found:
        raise UserError("query.near")
    latitude, longitude = (float(number) for number in found.groups())
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise UserError("query.near")
    return Point(latitude=latitude, longitude=longitude)


def _rounded(point: Point) -> Point:
    return Point(
        latitude=round(point.latitude, _PRIVATE_DECIMALS),
        longitude=round(point.longitude, _PRIVATE_DECIMALS),
    )


def _one(*vocabularies: Codes) -> Reads:
    """Return what reads a code of one of the vocabularies."""

    def read(asked: Asked, name: str) -> str | None:
        value = first(asked, name)
        if value and not any(value in _terms(each) for each in vocabularies):
            raise UserError("query.code", {"parameter": name})
        return value or None

    return read


def _several(codes: Codes) -> Reads:
    """Return what reads each code that is not empty once, in the order given."""

    def read(asked: Asked, name: str) -> tuple[str, ...]:
        values = tuple(dict.fromkeys(value for value in asked[name] if value))
        if not all(value in _terms(codes) for value in values):
            raise UserError("query.code", {"parameter": name})
        if len(values) > _SEVERAL_MAX:
            raise UserError("query.several", {"parameter": name, "most": _SEVERAL_MAX})
        return values

    return read


def _terms(codes: Codes) -> Container[str]:
    return vocabulary.terms(codes) if isinstance(codes, str) else codes


def _number(key: str, most: int) -> Reads:
    """Return what reads a whole number from 1 up to `most`."""

    def read(asked: Asked, name: str) -> int | None:
        value = first(asked, name)
        if not value:
            return None
        if not re.fullmatch(r"[0-9]{1,4}", value) or not 1 <= int(value) <= most:
            raise UserError(key, {"most": most})
        return int(value)

    return read


def _radius(value: str) -> float | None:
    """Return kilometres as metres."""
    if not value:
        return None
    is_number = re.fullmatch(r"\d{1,4}(?:\.\d{1,3})?", value, re.ASCII)
    if not is_number or not 0 < float(value) <= RADIUS_MAX_KM:
        raise UserError("query.radius", {"most": RADIUS_MAX_KM})
    return float(value) * 1_000


# Each parameter with the field of the question it is, and what reads it. `open` is read
# apart, because it turns on the instant of asking.
PARAMETERS: Mapping[str, tuple[str, Reads]] = {
    "q": ("text", lambda asked, name: _text(first(asked, name))),
    "exact": ("exact", lambda asked, name: first(asked, name) == "1"),
    "near": ("near", lambda asked, name: _point(first(asked, name))),
    "svc": ("services", _several("services")),
    "order": ("orders", _several("orders_of_government")),
    "lng": ("language", _one("languages")),
    "lngm": ("served", _one(("offered", "on_request"))),
    "acc": ("accessibility", _several(tuple(FACTS))),
    "kind": ("kind", _one("location_types", tuple(GROUPS))),
    "r": ("within", lambda asked, name: _radius(first(asked, name))),
    "area": ("is_area", lambda asked, name: first(asked, name) == "1"),
    "res": ("residence", _one("provinces")),
    "sort": ("sort", _one(("distance", "name"))),
    "view": ("view", _one(("list", "map"))),
    "page": ("page", _number("query.page", PAGE_MAX)),
    "limit": ("limit", _number("query.limit", LIMIT_MAX)),
}
