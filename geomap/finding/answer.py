"""A question, the answer to it, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from geomap.model.schema import Language

if TYPE_CHECKING:
    from geomap.finding.columns import Columns
    from geomap.model.point import Point
    from geomap.model.records import LocationRecord
    from geomap.places.search import Place

# found: locations near the place. ambiguous: several places of that name, choose one.
# not_understood: no such place, perhaps one of the choices. none_near: nothing within
# reach, the nearest anyway. no_data: nobody has supplied a location of that sort.
Outcome = Literal["found", "ambiguous", "not_understood", "none_near", "no_data"]
DEFAULT_WITHIN_M = 50_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What someone wants to know: near what, offering what, in which language.

    `text` is what was typed; `near` wins over it. `service`, `language` and `kind` are
    codes of the catalogues: of services, of languages of service, of location types.
    `within` is in metres; `reader` is the language the question is asked in.
    """

    text: str | None = None
    near: Point | None = None
    service: str | None = None
    language: str | None = None
    kind: str | None = None
    limit: int = 10
    within: float = DEFAULT_WITHIN_M
    reader: Language = "en"


class Found(NamedTuple):
    """One location of an answer and how far it is, in metres on the ellipsoid.

    A tuple, since many are made for every answer. `reach` is how far it is at most to
    what its position stands for: the larger of `metres` and the position's radius;
    `metres` itself where the position is exact.
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
    """What is told back. `choices` are places: to choose from, or suggestions."""

    outcome: Outcome
    point: Point | None = None
    place: Place | None = None
    items: tuple[Found, ...] = ()
    choices: tuple[Place, ...] = ()
