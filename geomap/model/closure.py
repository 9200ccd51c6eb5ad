"""A closure: one notice that shuts many locations for a time, such as in a storm."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from geomap.errors import UserError
from geomap.model import vocabulary
from geomap.model.records import Text

Selector = Mapping[str, tuple[object, ...]]
_CODES = {"orders": "orders_of_government", "provinces": "provinces"}
_LISTS = ("sources", "ids", *_CODES)
_BOX = 4
_CORNERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """A notice, whom it closes and for how long.

    `selector` names what must hold, all of it: lists of `sources`, `orders`,
    `provinces` or `ids`, a `box` of south, west, north and east in degrees, or a
    `polygon` of (latitude, longitude).
    """

    id: str
    selector: Selector = field(hash=False)
    starts: datetime
    ends: datetime
    notice: Text
    by: str
    made_at: datetime

    def is_on(self, when: datetime) -> bool:
        """Whether it holds at a moment."""
        return self.starts <= when < self.ends


def check(closure: Closure) -> None:
    """Raise UserError unless the closure says whom, how long and why, in both words."""
    if not (closure.notice.en and closure.notice.fr):
        raise UserError("closure.one_language")
    if closure.starts.tzinfo is None or closure.ends.tzinfo is None:
        raise UserError("closure.no_zone")
    if closure.starts >= closure.ends:
        raise UserError("closure.backwards")
    if not closure.selector:
        raise UserError("closure.nobody")
    for name, values in closure.selector.items():
        _check_part(name, values)


def _check_part(name: str, values: Sequence[object]) -> None:
    if name in _LISTS and values:
        terms = vocabulary.terms(_CODES[name]) if name in _CODES else values
        unknown = next((v for v in values if v not in terms), None)
        if unknown is not None:
            raise UserError("closure.unknown", {"value": unknown})
    elif name == "box" and len(values) == _BOX:
        south, west, north, east = (_degrees(v) for v in values)
        if south >= north or west >= east:
            raise UserError("closure.area")
    elif name == "polygon" and len(values) >= _CORNERS:
        for corner in values:
            _corner(corner)
    else:
        raise UserError("closure.unknown", {"value": name})


def _corner(corner: object) -> None:
    if not isinstance(corner, Sequence) or len(corner) != 2:
        raise UserError("closure.area")
    for value in corner:
        _degrees(value)


def _degrees(value: object) -> float:
    if not isinstance(value, int | float) or not math.fabs(value) <= 180:
        raise UserError("closure.area")
    return float(value)
