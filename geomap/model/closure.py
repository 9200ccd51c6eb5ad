"""A closure: one notice that shuts many locations for a time, such as in a storm."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from geomap.model.records import Text

# What a selector may name; the box is south, west, north, east in degrees.
SELECTORS = ("sources", "orders", "provinces", "ids", "box", "polygon")


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """A notice, whom it closes and for how long.

    `selector` names what must hold, all of it: lists of `sources`, `orders`,
    `provinces` or `ids`, a `box`, or a `polygon` of (latitude, longitude).
    """

    id: str
    selector: Mapping[str, tuple[object, ...]] = field(hash=False)
    starts: datetime
    ends: datetime
    notice: Text
    by: str
    made_at: datetime

    def is_on(self, when: datetime) -> bool:
        """Whether it holds at a moment."""
        return self.starts <= when < self.ends
