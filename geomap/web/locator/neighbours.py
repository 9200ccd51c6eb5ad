"""What else is near a location: in its building, around it, and for what it lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.finding import listing
from geomap.finding.answer import Found, Question
from geomap.finding.finder import Finder
from geomap.model.records import LocationRecord
from geomap.web.shown import Shown

NEARBY = 3
# More than are shown, since those of the same building are told apart.
_LOOKED_AT = 12
# Farther than this, nobody goes instead to where the same is done.
_INSTEAD_M = 100_000.0
# Two doors of one building, as two sources measured them.
_SAME_BUILDING_M = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """Other locations; distances are from this one."""

    in_building: tuple[Shown, ...] = ()
    others: tuple[Shown, ...] = ()

    @property
    def nearby(self) -> tuple[Shown, ...]:
        """The few nearest that are not in its building."""
        return self.others[:NEARBY]


def of(finder: Finder, item: Shown) -> Neighbours:
    """Return the counters around a location, those of its building apart."""
    place = item.location
    if place.point is None:
        return Neighbours()
    question = Question(limit=_LOOKED_AT)
    rows, metres = (each.tolist() for each in finder.nearest(place.point, question))
    found = [
        Found(row, far, far, finder.columns)
        for row, far in zip(rows, metres, strict=True)
        if finder.columns.record(row).id != place.id
    ]
    inside = [each for each in found if _is_same_building(place, each)]
    around = [each for each in found if each not in inside]
    return Neighbours(in_building=_shown(inside, item), others=_shown(around, item))


def offering(finder: Finder, item: Shown, service: str) -> Shown | None:
    """Return the nearest location that offers a service this one does not.

    Asked as anybody would ask, so that nobody is sent to another province for what
    their own one issues.
    """
    point = item.location.point
    if point is None:
        return None
    question = Question(near=point, services=(service,), reader=item.language)
    found = [
        each
        for each in finder.ask(question).items
        if each.location.id != item.location.id
    ]
    return next(iter(_shown(found[:1], item)), None)


def instead(finder: Finder, item: Shown) -> tuple[Shown, ...]:
    """Return the nearest three for a location that has closed.

    Those near enough that do something of what it did come first.
    """
    around = of(finder, item)
    found = (*around.in_building, *around.others)
    done = set(item.location.services)
    first = [
        each
        for each in found
        if done.intersection(each.location.services)
        and each.found is not None
        and each.found.metres <= _INSTEAD_M
    ]
    rest = [each for each in found if each not in first]
    return tuple([*first, *rest][:NEARBY])


def _is_same_building(place: LocationRecord, found: Found) -> bool:
    other = found.location
    if _has_same_address(place, other):
        return True
    is_exact = not (place.is_approximate or other.is_approximate)
    return is_exact and found.metres <= _SAME_BUILDING_M


def _has_same_address(place: LocationRecord, other: LocationRecord) -> bool:
    if not place.postal_code or place.postal_code != other.postal_code:
        return False
    mine, theirs = place.address, other.address
    return any(
        a and b and listing.key(a) == listing.key(b)
        for a, b in ((mine.en, theirs.en), (mine.fr, theirs.fr))
    )


def _shown(found: Sequence[Found], item: Shown) -> tuple[Shown, ...]:
    return tuple(
        Shown(each.location, item.language, item.today, found=each) for each in found
    )
