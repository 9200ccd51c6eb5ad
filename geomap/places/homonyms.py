"""Which of several places of one name in one province is meant, if that can be said."""

from collections.abc import Sequence

from geomap.places.place import Place
from geomap.spatial import distance

# Metres. Places nearer than this are one place as far as a name can tell.
_TOGETHER_M = 25_000
# So many times more people live in the place that is meant without being named further.
_DOMINANT = 10


def meant(places: Sequence[Place]) -> Place | None:
    """Return the place a name means among those that bear it, None where it may be any.

    `places` are of one province, the preferred first. An address names a municipality
    or a remote community before a neighbourhood or a lake, and the large town before
    the hamlet.
    """
    if not places or not _others(places[0], places):
        return places[0] if places else None
    best = min(_rank(place) for place in places)
    known = [place for place in places if _rank(place) == best]
    first = max(known, key=lambda place: place.population or 0)
    if not all(_is_dominated(place, first) for place in _others(first, known)):
        return None
    return next(
        place for place in places if place in known and not _apart(first, place)
    )


def _rank(place: Place) -> int:
    """Return how readily an address means a place of this sort, 0 the most.

    0 for towns that are municipalities, and remote communities; 1 for municipalities
    without a town of their name; 2 for known places that are parts of others; 3 for
    what bears the name only on letters, or with a number that was left out (a reserve).
    """
    if place.access or (place.kind == "place" and place.census_subdivision):
        return 0
    if place.kind == "census_subdivision":
        return 1
    by_letters = place.kind == "reserve" or place.code.startswith("postal/")
    return 3 if by_letters else 2


def _is_dominated(place: Place, by: Place) -> bool:
    """Return whether far fewer people live in a place; of unknown numbers, no."""
    if place.population is None or by.population is None:
        return False
    return by.population >= _DOMINANT * max(place.population, 1)


def _others(first: Place, places: Sequence[Place]) -> list[Place]:
    return [place for place in places if _apart(first, place)]


def _apart(a: Place, b: Place) -> bool:
    """Return whether two places are apart, and neither is inside the other."""
    reach = max(_TOGETHER_M, a.radius, b.radius)
    return distance.between(a.point, b.point) > reach
