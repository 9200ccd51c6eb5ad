"""The less sure readings: another spelling, or only what of it is understood."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geomap.finding import choosing, offices, tasks
from geomap.finding.asked import Asked, noted
from geomap.finding.readings import WHERE, somewhere, tasks_alone
from geomap.finding.understood import Understood
from geomap.finding.wording import Word
from geomap.places import search

_SHORTEST_PLACE = 4


def _place_spelt_otherwise(asked: Asked) -> Understood | None:
    alike = search.alike(asked.gazetteer, asked.text)
    place = choosing.like(alike)
    if place is None or all(word.is_joining for word in asked.words):
        return None
    meant = replace(place, is_suggestion=False)
    found = Understood(outcome="found", point=meant.point, place=meant)
    return noted(found, "place", asked.text)


def _tasks_spelt_otherwise(asked: Asked) -> Understood | None:
    found = tasks.find_mended(asked.text, asked.words)
    if not found.mended:
        return None
    if found.is_whole:
        answer: Understood | None = tasks_alone(found)
    else:
        answer = somewhere(asked, found, (*WHERE, _place_spelt_otherwise))
    typed = " ".join(word for word, _ in found.mended)
    return answer and noted(answer, "task", typed)


def _tasks_somewhere_spelt_otherwise(asked: Asked) -> Understood | None:
    return somewhere(asked, asked.tasks, (*WHERE, _place_spelt_otherwise))


def _what_is_understood(asked: Asked) -> Understood | None:
    """Return a place, or a task and a place, that part of the words name."""
    found = asked.tasks
    runs = found.rest if found.services else (asked.words,)
    for run in runs:
        for part in _parts(run):
            text = asked.part(part).text
            places = search.exact(asked.gazetteer, text)
            if places and len(text) >= _SHORTEST_PLACE:
                where = choosing.among(places)
                where = replace(where, services=found.services, where=text)
                return _named_near(asked, where, _without(runs, part))
    return None


def _named_near(
    asked: Asked, where: Understood, left: Sequence[Word]
) -> Understood | None:
    """Return the offices of a name near a place, else the place without the name."""
    rows = () if where.services else asked.offices.all_called(left)
    if rows and where.point:
        return replace(where, rows=rows)
    texts = " ".join(asked.text[word.start : word.end] for word in left)
    is_street = any(word.key in offices.street_words() for word in left)
    return noted(where, "town_only" if is_street else "ignored", texts)


def _parts(run: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Return the ends of the words, then their beginnings, the longest first."""
    for size in range(len(run) - 1, 0, -1):
        yield run[-size:]
        yield run[:size]


def _without(runs: Sequence[Sequence[Word]], part: Sequence[Word]) -> list[Word]:
    """Return the words that say something, without those of one part."""
    left = [word for run in runs for word in run if word not in part]
    return [word for word in left if not word.is_joining]


LESS_SURE = (
    _tasks_spelt_otherwise,
    _tasks_somewhere_spelt_otherwise,
    _place_spelt_otherwise,
    _what_is_understood,
)
