"""Which of several places of one name, or of a like name, is meant."""

import math
from collections.abc import Sequence

from geomap.finding.understood import Understood
from geomap.places.place import Place
from geomap.spatial import distance

# Of two places of one name, the one with this many times the people is meant; the
# other is offered beside the answer. With less, the person chooses: two towns that
# people do travel to can be that different in size.
_CLEARLY_MEANT = 50
# A hamlet does not make a town of ten times its people ambiguous.
_HAMLET, _TOWN_OVER_HAMLET = 2_500, 10
# A town and the municipality around it bear one name; nearer than this they are one.
_SAME_PLACE_M = 30_000.0
_CHOICES = 8
# A misspelling is answered for when its best reading is this much better than the
# next, and known to more people than a hamlet is. A tenfold town counts as three more
# of the hundred points of likeness.
_CLEARLY_ALIKE, _TENFOLD, _KNOWN = 5.0, 3.0, 1_000


def among(places: Sequence[Place]) -> Understood:
    """Return which of the places of a name is meant, or that it must be chosen."""
    first, *others = apart(places)
    if others and not stands_out(first, others[0]):
        choices = (first, *others)[:_CHOICES]
        return Understood(outcome="ambiguous", choices=choices)
    return Understood(
        outcome="found",
        point=first.point,
        place=first,
        choices=tuple(others[:_CHOICES]),
    )


def like(found: Sequence[tuple[Place, float]]) -> Place | None:
    """Return the one place a misspelling must mean, None when that cannot be said.

    `found` are places and how much their names are like what was typed, of 100.
    """
    if not found:
        return None
    ranked = sorted(found, key=lambda pair: -_weight(*pair))
    first, likeness = ranked[0]
    rivals = [pair for pair in ranked[1:] if not _is_same(first, pair[0])]
    gap = _weight(first, likeness) - max((_weight(*r) for r in rivals), default=0.0)
    is_known = (first.population or 0) >= _KNOWN
    return first if is_known and gap >= _CLEARLY_ALIKE else None


def apart(places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the places without those that are the same town once more."""
    kept: list[Place] = []
    for place in places:
        if not any(_is_same(place, other) for other in kept):
            kept.append(place)
    return tuple(kept)


def _weight(place: Place, likeness: float) -> float:
    return likeness + _TENFOLD * math.log10(1 + (place.population or 0))


def _is_same(place: Place, other: Place) -> bool:
    near = distance.between(place.point, other.point) < _SAME_PLACE_M
    return place.province == other.province and near


def is_hamlet(place: Place) -> bool:
    """Return whether a place is a community that few people live in."""
    return place.kind in ("place", "remote") and (place.population or 0) < _HAMLET


def stands_out(first: Place, second: Place) -> bool:
    """Return whether the first place is meant rather than the second."""
    people, fewer = first.population or 0, second.population or 1
    least = _TOWN_OVER_HAMLET if fewer < _HAMLET else _CLEARLY_MEANT
    return people > least * fewer
