"""The sure readings of what was typed: each says what it is, or declines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geomap.finding import choosing
from geomap.finding.asked import Asked, Reading, noted, trimmed
from geomap.finding.tasks import Tasks
from geomap.finding.understood import NoteCode, Understood
from geomap.finding.wording import Word
from geomap.places import postal_code, search
from geomap.places.place import Place


def _code_or_place(asked: Asked) -> Understood | None:
    places = search.exact(asked.gazetteer, asked.text)
    if not places:
        return None
    found = _with_a_likelier(asked, choosing.among(places))
    code = postal_code.tidy(asked.text) or postal_code.tidy_fsa(asked.text)
    if code is None or places[0].kind == "postal_code" or places[0].code == code:
        return found
    is_area = places[0].kind == "fsa"
    return noted(found, "area" if is_area else "province", code)


def _with_a_likelier(asked: Asked, found: Understood) -> Understood:
    """Offer the town beside the hamlet whose name is a misspelling of the town's."""
    place = found.place
    if place is None or found.choices or not choosing.is_hamlet(place):
        return found
    others = [
        (other, likeness)
        for other, likeness in search.alike(asked.gazetteer, asked.text)
        if other.code != place.code
    ]
    town = choosing.like(others)
    is_larger = town is not None and choosing.stands_out(town, place)
    return replace(found, choices=(town,)) if town and is_larger else found


def _code_with_its_town(asked: Asked) -> Understood | None:
    """Return the postal code of a text that otherwise only tells its town."""
    code = postal_code.spot_in(asked.text)
    if code is None:
        return None
    rest = asked.text[: code.start()].strip(" ,") + asked.text[code.end() :]
    if rest.strip(" ,") and not search.exact(asked.gazetteer, rest):
        return None
    return _code_or_place(replace(asked, text=code.group()))


def _only_a_task(asked: Asked) -> Understood | None:
    if not asked.tasks.is_whole:
        return None
    return tasks_alone(asked.tasks)


def tasks_alone(found: Tasks) -> Understood:
    """Return tasks whose place is to be asked for."""
    return Understood(outcome="no_place", services=found.services, where="")


def _office(asked: Asked) -> Understood | None:
    rows, is_whole_name = _called(asked)
    return Understood(outcome="found", rows=rows) if is_whole_name else None


def _office_in_part(asked: Asked) -> Understood | None:
    rows, _ = _called(asked)
    return Understood(outcome="found", rows=rows) if rows else None


def _called(asked: Asked) -> tuple[tuple[int, ...], bool]:
    if not any(len(word.key) > 2 and not word.is_empty for word in asked.words):
        return (), False
    return asked.offices.called(asked.words)


def _address(asked: Asked) -> Understood | None:
    """Return the address of an office, or the offices where its point is coarse."""
    rows = asked.offices.at_address(asked.words)
    known = [(row, place) for row in rows if (place := asked.offices.address(row))]
    if not known:
        return None
    exact = [place for row, place in known if asked.offices.is_exact(row)]
    place = exact[0] if exact else known[0][1]
    is_one = len(choosing.apart([place for _, place in known])) == 1
    if is_one and exact:
        found = Understood(outcome="found", point=place.point, place=place)
    else:
        found = Understood(outcome="found", rows=rows, place=place if is_one else None)
    return noted(found, "street", asked.text)


def _tasks_somewhere(asked: Asked) -> Understood | None:
    return somewhere(asked, asked.tasks, WHERE)


def _coarser_address(asked: Asked) -> Understood | None:
    """Return the postal code or the town of an address nobody knows."""
    if not asked.words[0].key[0].isdigit():
        return None
    places = search.within(asked.gazetteer, asked.text) or _town_at_the_end(asked)
    if not places:
        return None
    is_code = places[0].kind in ("postal_code", "fsa", "province")
    code: NoteCode = "postal_only" if is_code else "town_only"
    return noted(choosing.among(places), code, asked.text)


def _town_at_the_end(asked: Asked) -> tuple[Place, ...]:
    ends = (asked.part(asked.words[at:]) for at in range(2, len(asked.words)))
    found = (search.exact(asked.gazetteer, end.text) for end in ends)
    return next((places for places in found if places), ())


def somewhere(
    asked: Asked, found: Tasks, readings: Sequence[Reading]
) -> Understood | None:
    """Return the tasks with the one place the words left over name."""
    if not found.services or not found.rest:
        return None
    runs = [found.rest[0]] if len(found.rest) == 1 else _joined(found.rest)
    where = next(_first(asked, runs, readings), None)
    return where and replace(where, services=found.services)


def _joined(rest: Sequence[tuple[Word, ...]]) -> list[tuple[Word, ...]]:
    """Return several runs of words as one, where only tasks that are words apart."""
    return [tuple(word for run in rest for word in run)]


def _first(
    asked: Asked, runs: Sequence[Sequence[Word]], readings: Sequence[Reading]
) -> Iterator[Understood]:
    for run in runs:
        for reading in readings:
            for words in trimmed(run):
                part = asked.part(words)
                found = reading(part)
                if found is not None:
                    yield replace(found, where=part.text)


WHERE = (_code_or_place, _code_with_its_town, _address, _coarser_address)
SURE = (
    _code_or_place,
    _code_with_its_town,
    _only_a_task,
    _office,
    _address,
    _tasks_somewhere,
    _coarser_address,
    _office_in_part,
)
