"""What somebody who is still typing may mean: places, services, offices, codes."""

from collections.abc import Callable
from dataclasses import dataclass

from geomap.finding import tasks, wording
from geomap.finding.offices import Offices
from geomap.places import completing, search
from geomap.places.gazetteer import Gazetteer
from geomap.places.place import Place

MOST = 7
_SHORTEST = 2
# Of so many at most, when there are some of each.
_PLACES, _SERVICES = 4, 2
_SHORTEST_NAME, _SHORTEST_ALIKE = 3, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """At most MOST in all; `head` is the task typed before a place, with its space."""

    places: tuple[Place, ...] = ()
    services: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    head: str = ""


def suggest(
    gazetteer: Gazetteer, text: str, find_offices: Callable[[], Offices]
) -> Suggestions:
    """Return what a text may become."""
    text = text.lstrip()
    if len(text.strip()) < _SHORTEST:
        return Suggestions()
    if completing.is_code_begun(text):
        return Suggestions(places=completing.codes(gazetteer, text, MOST))
    head, rest = _apart(text)
    if head:
        return Suggestions(places=_places(gazetteer, rest), head=head)
    return _of_each(gazetteer, text, find_offices)


def _of_each(
    gazetteer: Gazetteer, text: str, find_offices: Callable[[], Offices]
) -> Suggestions:
    words = wording.words(text)
    places, services = _places(gazetteer, text), tasks.starting(words, MOST)
    is_name = len(text) >= _SHORTEST_NAME
    rows = find_offices().starting(words, MOST) if is_name else ()
    kept_services = services[: max(_SERVICES, MOST - len(places) - len(rows))]
    room = MOST - len(kept_services)
    kept_places = places[: max(_PLACES, room - len(rows))]
    return Suggestions(
        places=kept_places,
        services=kept_services,
        rows=rows[: room - len(kept_places)],
    )


def _places(gazetteer: Gazetteer, text: str) -> tuple[Place, ...]:
    found = completing.places(gazetteer, text, MOST)
    if found or len(text) < _SHORTEST_ALIKE:
        return found
    return search.suggest(gazetteer, text, "en")


def _apart(text: str) -> tuple[str, str]:
    """Return a task and the space after it, and the place that is being typed."""
    found = tasks.find(wording.words(text))
    last = found.rest[-1] if found.services and len(found.rest) == 1 else ()
    told = [word for word in last if not word.is_empty]
    if not told or last[-1].end != len(text.rstrip(" ,.")):
        return "", text
    return text[: told[0].start], text[told[0].start :]
