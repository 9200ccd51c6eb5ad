"""Where the person means: a point they gave, or one place of the name they typed."""

from dataclasses import dataclass

from geomap.finding.answer import Outcome, Question
from geomap.model.point import Point
from geomap.places import search
from geomap.places.gazetteer import Gazetteer
from geomap.places.search import Place
from geomap.spatial import distance

# Of two places of one name, the one with this many times the people is meant; the
# other is offered beside the answer.
_CLEARLY_MEANT = 10
# A town and the municipality around it bear one name; nearer than this they are one.
_SAME_PLACE_M = 30_000.0
_CHOICES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPlace:
    """What was understood; without a point, `outcome` says why."""

    point: Point | None = None
    place: Place | None = None
    outcome: Outcome = "found"
    choices: tuple[Place, ...] = ()


def understand(gazetteer: Gazetteer, question: Question) -> AskedPlace:
    """Return the one point meant, or the choices the person has."""
    if question.near is not None:
        return AskedPlace(point=question.near)
    text = (question.text or "").strip()
    places = search.search(gazetteer, text, question.reader) if text else ()
    return among(places)


def among(places: tuple[Place, ...]) -> AskedPlace:
    """Return which of the places that were found is meant, if one is."""
    named = _apart(tuple(place for place in places if not place.is_suggestion))
    if not named:
        return AskedPlace(outcome="not_understood", choices=_apart(places))
    first, *others = named
    if others and not _stands_out(first, others[0]):
        return AskedPlace(outcome="ambiguous", choices=named[:_CHOICES])
    return AskedPlace(point=first.point, place=first, choices=tuple(others[:_CHOICES]))


def _apart(places: tuple[Place, ...]) -> tuple[Place, ...]:
    kept: list[Place] = []
    for place in places:
        if not any(_is_same(place, other) for other in kept):
            kept.append(place)
    return tuple(kept)


def _is_same(place: Place, other: Place) -> bool:
    near = distance.between(place.point, other.point) < _SAME_PLACE_M
    return place.province == other.province and near


def _stands_out(first: Place, second: Place) -> bool:
    return (first.population or 0) > _CLEARLY_MEANT * (second.population or 1)
