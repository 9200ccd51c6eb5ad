"""What a trip is asked for, and what is told back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geomap.finding.answer import DEFAULT_WITHIN_M

if TYPE_CHECKING:
    from datetime import datetime

    from geomap.finding.answer import Found
    from geomap.model.point import Point
    from geomap.places.place import Place

# More tasks than this are not one errand any more, and would be slow to plan exactly.
MAX_TASKS = 8
# Farther than this nobody runs an errand, and there would be too much to compare.
MAX_WITHIN_M = 500_000.0
# How to be served without travelling.
How = Literal["online", "phone"]
# none_near: somebody does it, farther away. closed: only by offices that are closed
# then. nobody: no organization has supplied a location that does it.
Why = Literal["none_near", "closed", "nobody"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TripQuestion:
    """Several tasks, from where, and how far one is ready to go, in metres.

    `services` are codes of the catalogue. `place` is what the point is in, if known;
    `province` the one whose services are asked for. `open_at` is when the offices
    should be open: an instant, or a local time of the place when it has no zone.
    `is_in_person` keeps tasks on the trip that could be done from home.
    """

    services: tuple[str, ...]
    point: Point
    place: Place | None = None
    within: float = DEFAULT_WITHIN_M
    language: str | None = None
    province: str | None = None
    open_at: datetime | None = None
    is_in_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """A task nobody needs to travel for."""

    service: str
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One stop: what to do there, what else could be done there, and the way to it.

    `leg` is in metres from the stop before, or from the start.
    """

    found: Found
    services: tuple[str, ...]
    also: tuple[str, ...]
    leg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A task that cannot be done within reach, and the nearest that does it anyway."""

    service: str
    why: Why
    nearest: Found | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """The fewest stops that do all that can be done, in the order to visit them.

    `metres` is there and back in straight lines. `alternatives` is how many other sets
    of as few stops there are.
    """

    stops: tuple[Stop, ...] = ()
    remote: tuple[Remote, ...] = ()
    left: tuple[Left, ...] = ()
    metres: float = 0.0
    alternatives: int = 0
