"""From the words of an address to a question; what is wrong is said, not guessed.

`svc`, `order` and `acc` may be repeated; of any other parameter the first one that is
not empty counts. Parameters nobody knows are ignored.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from geomap.errors import UserError
from geomap.finding.answer import Question, Served, Sort, View
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
_NUMBER = r"[+-]?\d{1,3}(?:\.\d{1,15})?"
_NEAR = re.compile(rf"\s*({_NUMBER})\s*,\s*({_NUMBER})\s*", re.ASCII)
_SORTS: Mapping[str, Sort] = {"distance": "distance", "name": "name"}
_VIEWS: Mapping[str, View] = {"list": "list", "map": "map"}
_SERVED: Mapping[str, Served] = {"offered": "offered", "on_request": "on_request"}

Asked = Mapping[str, Sequence[str]]


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
    near = _point(first(asked, "near"))
    return Question(
        text=_text(first(asked, "q")),
        exact=first(asked, "exact") == "1",
        near=_rounded(near) if near and private else near,
        services=_codes(asked, "svc", vocabulary.terms("services")),
        orders=_codes(asked, "order", vocabulary.terms("orders_of_government")),
        language=_one(asked, "lng", vocabulary.terms("languages")),
        served=_SERVED.get(_one(asked, "lngm", _SERVED) or ""),
        accessibility=_codes(asked, "acc", FACTS),
        kind=_one(asked, "kind", vocabulary.terms("location_types"), GROUPS),
        open_at=moments.read(first(asked, "open"), now),
        within=_radius(first(asked, "r")),
        residence=_one(asked, "res", vocabulary.terms("provinces")),
        sort=_SORTS[_one(asked, "sort", _SORTS) or "distance"],
        view=_VIEWS[_one(asked, "view", _VIEWS) or "list"],
        page=_whole(first(asked, "page"), 1, PAGE_MAX, "query.page"),
        limit=_whole(first(asked, "limit"), limit, LIMIT_MAX, "query.limit"),
        now=datetime.datetime.fromtimestamp(now, tz=datetime.UTC) if now else None,
        reader=reader,
    )


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


def _one(asked: Asked, parameter: str, *known: Mapping[str, object]) -> str | None:
    value = first(asked, parameter)
    if value and not any(value in each for each in known):
        raise UserError("query.code", {"parameter": parameter})
    return value or None


def _codes(
    asked: Asked, parameter: str, known: Mapping[str, object]
) -> tuple[str, ...]:
    """Return each value that is not empty once, in the order given."""
    if parameter not in asked:
        return ()
    values = tuple(dict.fromkeys(value for value in asked[parameter] if value))
    if not all(value in known for value in values):
        raise UserError("query.code", {"parameter": parameter})
    if len(values) > _SEVERAL_MAX:
        raise UserError("query.several", {"parameter": parameter, "most": _SEVERAL_MAX})
    return values


def _radius(value: str) -> float | None:
    """Return kilometres as metres."""
    if not value:
        return None
    is_number = re.fullmatch(r"\d{1,4}(?:\.\d{1,3})?", value, re.ASCII)
    if not is_number or not 0 < float(value) <= RADIUS_MAX_KM:
        raise UserError("query.radius", {"most": RADIUS_MAX_KM})
    return float(value) * 1_000


def _whole(value: str, default: int, most: int, key: str) -> int:
    if not value:
        return default
    if not re.fullmatch(r"[0-9]{1,4}", value) or not 1 <= int(value) <= most:
        raise UserError(key, {"most": most})
    return int(value)
