"""From the words of an address to a question; what is wrong is said, not guessed."""

import math
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

from geomap.errors import UserError
from geomap.finding.answer import Question
from geomap.model import vocabulary
from geomap.model.point import Point
from geomap.model.schema import Language

LIMIT_MAX = 50
TEXT_MAX = 120
# Two decimals of a degree: about a kilometre, enough to find a counter and too coarse
# to find a home.
_PRIVATE_DECIMALS = 2
_NUMBER = r"[+-]?\d{1,3}(?:\.\d{1,15})?"
_NEAR = re.compile(rf"\s*({_NUMBER})\s*,\s*({_NUMBER})\s*", re.ASCII)


def asked(query_string: bytes) -> dict[str, str]:
    """Return the first value of each parameter of an address.

    >>> sorted(asked(b"q=K1A+0B1&near=&q=x&lang=%66r").items())
    [('lang', 'fr'), ('near', ''), ('q', 'K1A 0B1')]
    """
    pairs = parse_qsl(
        query_string.decode("latin-1"), keep_blank_values=True, errors="replace"
    )
    return dict(reversed(pairs))


def question(
    asked: Mapping[str, str], reader: Language, *, limit: int, private: bool
) -> Question:
    """Return the question an address asks.

    `private` rounds the point to about a kilometre. Empty parameters are not asked.

    Raises:
        UserError: A parameter that is known has a value that cannot be used.
    """
    near = _point(asked.get("near"))
    return Question(
        text=_text(asked.get("q")),
        near=_rounded(near) if near and private else near,
        service=_code(asked.get("svc"), "services", "svc"),
        language=_code(asked.get("lng"), "languages", "lng"),
        kind=_code(asked.get("kind"), "location_types", "kind"),
        limit=_limit(asked.get("limit"), limit),
        reader=reader,
    )


def _text(value: str | None) -> str | None:
    # Control characters are never part of a name; a NUL would end one early.
    text = re.sub(r"[\x00-\x1f\x7f]", " ", value or "").strip()
    if len(text) > TEXT_MAX:
        raise UserError("query.long", {"most": TEXT_MAX})
    return text or None


def _point(value: str | None) -> Point | None:
    if not value:
        return None
    found = _NEAR.fullmatch(value)
    if not found:
        raise UserError("query.near")
    latitude, longitude = (float(number) for number in found.groups())
    if not (math.fabs(latitude) <= 90 and math.fabs(longitude) <= 180):
        raise UserError("query.near")
    return Point(latitude=latitude, longitude=longitude)


def _rounded(point: Point) -> Point:
    return Point(
        latitude=round(point.latitude, _PRIVATE_DECIMALS),
        longitude=round(point.longitude, _PRIVATE_DECIMALS),
    )


def _code(value: str | None, codes: str, parameter: str) -> str | None:
    if not value:
        return None
    if value not in vocabulary.terms(codes):
        raise UserError("query.code", {"parameter": parameter})
    return value


def _limit(value: str | None, default: int) -> int:
    if not value:
        return default
    if not re.fullmatch(r"[0-9]{1,3}", value) or not 1 <= int(value) <= LIMIT_MAX:
        raise UserError("query.limit", {"most": LIMIT_MAX})
    return int(value)
