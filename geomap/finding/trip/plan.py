"""What a trip is asked for, and what is told back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from geomap.finding.answer import DEFAULT_WITHIN_M, Found
from geomap.model.point import Point

# More tasks than this are not one errand any more, and would be slow to plan exactly.
MAX_TASKS = 8
# How to be served without travelling.
How = Literal["online", "phone"]
# none_near: somebody does it, farther away. closed: only by offices that are closed
# then. nobody: no organization has supplied a location that does it.
Why = Literal["none_near", "closed", "nobody"]
# Of a row: 1 open at some time, 0 closed all the time, -1 not known.
IsOpen = Callable[[int], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class TripQuestion:
    """Several tasks, from where, and how far one is ready to go, in metres.

    `services` are codes of the catalogue. `province` is the one whose services are
    asked for. `is_in_person` keeps tasks on the trip that could be done from home.
    """

    services: tuple[str, ...]
    point: Point
    within: float = DEFAULT_WITHIN_M
    language: str | None = None
    province: str | None = None
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
