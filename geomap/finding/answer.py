"""A question, the answer to it, and what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from geomap.hours import zones
from geomap.model.schema import Language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from geomap.finding.columns import Columns
    from geomap.finding.understood import Understood
    from geomap.model.point import Point
    from geomap.model.records import LocationRecord
    from geomap.places.place import Place

# found: locations near the place. ambiguous: several places of that name, choose one.
# not_understood: no such place, perhaps one of the choices. none_near: nothing within
# reach, the nearest anyway. no_data: nobody has supplied a location of that sort.
# no_place: what for is understood, and where is to be asked. named: locations of the
# name that was typed; without a point they are near nothing in particular.
Outcome = Literal[
    "found", "ambiguous", "not_understood", "none_near", "no_data", "no_place", "named"
]
Sort = Literal["distance", "name"]
# What is shown first; the other is there too.
View = Literal["list", "map"]
# How a language is served: at the counter, or by appointment or an interpreter.
Served = Literal["offered", "on_request"]
DEFAULT_WITHIN_M = 50_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What someone wants to know: near what, offering what, in which language.

    `text` is what was typed; `near` wins over it. `services`, `orders`, `language`,
    `accessibility` and `kind` are codes: of services, of orders of government, of
    languages of service, of accessibility facts, of location types or groups of them.
    `open_at` is an instant, or a local time of the place asked about when it has no
    zone; `now` is the instant of asking, None when nothing depends on it. `within` is
    in metres, None for as far as it takes to find a few. `limit` is the size of a page.
    `residence` is the province whose services are asked for, that of the place when
    None. `is_area` says that `near` is the middle of a map and nobody's position.
    `is_counted` asks for the number of all that is found and `has_facets` for the
    numbers behind every filter: both take longer.
    """

    text: str | None = None
    exact: bool = False
    near: Point | None = None
    services: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    language: str | None = None
    served: Served | None = None
    accessibility: tuple[str, ...] = ()
    kind: str | None = None
    open_at: datetime | None = None
    now: datetime | None = None
    within: float | None = None
    residence: str | None = None
    sort: Sort = "distance"
    page: int = 1
    limit: int = 10
    is_counted: bool = False
    has_facets: bool = False
    view: View = "list"
    is_area: bool = False
    reader: Language = "en"

    @property
    def service(self) -> str | None:
        """The first service asked for, None when none was."""
        return self.services[0] if self.services else None


class Found(NamedTuple):
    """One location of an answer and how far it is, in metres on the ellipsoid.

    A tuple, since many are made for every answer. `reach` is how far it is at most to
    what its position stands for: the larger of `metres` and the position's radius;
    `metres` itself where the position is exact. Neither is a number where a location
    was asked for by its name and not from anywhere.
    """

    row: int
    metres: float
    reach: float
    columns: Columns

    @property
    def location(self) -> LocationRecord:
        """The location's record, built when first looked at."""
        return self.columns.record(self.row)

    @property
    def is_approximate(self) -> bool:
        """Whether the position, and so the distance, is only approximate."""
        return self.location.is_approximate


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is told back. `choices` are places: to choose from, or suggestions.

    `items` are those of the page asked for; `total` is how many are near over all
    pages, None when nobody asked, 0 when only the nearest are told. `sure` is how many
    of them are known to fit, None where nothing can be unknown. `within` is the radius
    in metres that holds them, `near` the one that would have been near enough.
    `province` is whose services were looked for, `provinces` whose may be meant too.
    `elsewhere` are nearer but serve others, `partly` offer only some of the services.
    `understood` is what was made of the text; `facets` the numbers behind each filter,
    by filter and value.
    """

    outcome: Outcome
    point: Point | None = None
    place: Place | None = None
    items: tuple[Found, ...] = ()
    choices: tuple[Place, ...] = ()
    total: int | None = None
    sure: int | None = None
    page: int = 1
    within: float | None = None
    near: float = DEFAULT_WITHIN_M
    province: str | None = None
    provinces: tuple[str, ...] = ()
    elsewhere: tuple[Found, ...] = ()
    partly: tuple[Found, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    understood: Understood | None = None

    @property
    def clock(self) -> ZoneInfo | None:
        """The clock of the place that was asked about, None where it is not known."""
        there = self.place.province if self.place else self.province
        return zones.clock(there, self.point)

    @property
    def is_widened(self) -> bool:
        """Whether one had to look farther than is near."""
        return self.within is not None and self.within > self.near
