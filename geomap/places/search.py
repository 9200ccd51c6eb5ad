"""From what a person types to places.

A postal code or the first half of one, coordinates, or a name with or without its
province, in either language, accents, case, hyphens and "Saint" as one likes. When no
place bears the name, the ones that look like it come back marked as suggestions.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz import fuzz, process

from geomap.model import vocabulary
from geomap.model.point import Point
from geomap.model.schema import Language
from geomap.places import names, postal_code
from geomap.places.gazetteer import Gazetteer
from geomap.places.place import Place
from geomap.spatial import distance

__all__ = ["Place", "search", "suggest"]

LIMIT = 10
_SUGGESTIONS = 5
_ALIKE = 80
_NUMBER = r"([-+]?\d{1,3}(?:[.,]\d+)?)"
_COORDINATES = re.compile(rf"\s*{_NUMBER}\s*°?\s*[,;\s]\s*{_NUMBER}\s*°?\s*")
_NO_RADIUS = 0.0
_COUNTRY = re.compile(r",?\s+canada$", re.IGNORECASE)


def search(gazetteer: Gazetteer, text: str, language: Language) -> tuple[Place, ...]:
    """Return the places a text names, most people first, at most LIMIT.

    The language only decides between names that mean different places in each.
    """
    found = exact(gazetteer, text) or within(gazetteer, text)
    return found or suggest(gazetteer, text, language)


def exact(gazetteer: Gazetteer, text: str) -> tuple[Place, ...]:
    """Return the places the whole text names: coordinates, a postal code, a name."""
    text = _COUNTRY.sub("", text.strip())
    point = _coordinates(text)
    if point is not None:
        return (point,)
    code = postal_code.tidy(text) or postal_code.tidy_fsa(text)
    found = _coded(gazetteer, code) if code else ()
    return found or next(_named(gazetteer, text), ())


def within(gazetteer: Gazetteer, text: str) -> tuple[Place, ...]:
    """Return the places of an address: its postal code, else what ends it."""
    text = _COUNTRY.sub("", text.strip())
    code = postal_code.found_in(text)
    if code:
        return _coded(gazetteer, code)
    # An address ends in its town: what follows each comma is tried in turn.
    parts = list(_parts(text))[1:]
    return next((rows for part in parts for rows in _named(gazetteer, part)), ())


def suggest(gazetteer: Gazetteer, text: str, _language: Language) -> tuple[Place, ...]:
    """Return places whose names look like the text, most alike first, so marked."""
    return tuple(place for place, _ in alike(gazetteer, text)[:_SUGGESTIONS])


def alike(gazetteer: Gazetteer, text: str) -> tuple[tuple[Place, float], ...]:
    """Return places whose names look like the text and how much, of 100; marked."""
    text = _COUNTRY.sub("", text.strip())
    typed, province = _split_province(names.fold(text))
    if len(typed) < 3:
        return ()
    choices = _names_of_length(gazetteer, len(typed))
    found = process.extract(
        typed, choices, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=4 * _SUGGESTIONS
    )
    likeness: dict[int, float] = {}
    for name, score, _ in sorted(found, key=lambda each: -each[1]):
        rows = _in_province(gazetteer, gazetteer.rows_by_name[name], province)
        for row in rows:
            likeness.setdefault(row, score)
    places = [
        (replace(gazetteer.place(row), is_suggestion=True), score)
        for row, score in likeness.items()
    ]
    towns = [pair for pair in places if pair[0].kind != "census_subdivision"]
    return tuple(towns or places)


def _coordinates(text: str) -> Place | None:
    match = _COORDINATES.fullmatch(text)
    if match is None:
        return None
    latitude, longitude = (float(n.replace(",", ".")) for n in match.groups())
    if not (41 <= latitude <= 84 and -142 <= longitude <= -52):
        return None
    name = f"{latitude:g}, {longitude:g}"
    return Place(
        kind="point",
        code=f"{latitude:g},{longitude:g}",
        name_en=name,
        name_fr=name,
        province=None,
        point=Point(latitude=latitude, longitude=longitude),
        radius=_NO_RADIUS,
    )


def _coded(gazetteer: Gazetteer, code: str) -> tuple[Place, ...]:
    """Return what a tidy postal code, or its first half, stands for.

    One nobody knows stands for its first half, then for the province of its letter:
    for both territories that begin with X.
    """
    place = gazetteer.postal_code(code)
    if place is not None:
        return (place,)
    row = gazetteer.rows_by_code.get(code[:3])
    if row is not None:
        return (gazetteer.place(row),)
    rows = (gazetteer.rows_by_code.get(p) for p in postal_code.provinces_of(code))
    return tuple(gazetteer.place(row) for row in rows if row is not None)


def _named(gazetteer: Gazetteer, text: str) -> Iterator[tuple[Place, ...]]:
    for typed, province in _readings(text):
        rows = _in_province(gazetteer, _rows_called(gazetteer, typed), province)
        if rows:
            places = tuple(gazetteer.place(row) for row in rows)
            yield without_doubles(places)[:LIMIT]
    row = gazetteer.rows_by_code.get(_provinces().get(names.fold(text), ""))
    if row is not None:
        yield (gazetteer.place(row),)


def _parts(text: str) -> Iterator[str]:
    while text:
        yield text
        _, _, text = text.partition(",")


def _readings(text: str) -> tuple[tuple[str, str | None], ...]:
    """Return the whole text first: "Quebec" is a name before it is a province."""
    folded = names.fold(text)
    return (folded, None), _split_province(folded)


def _rows_called(gazetteer: Gazetteer, typed: str) -> Sequence[int]:
    rows = gazetteer.rows_by_name
    shorter = (typed, names.without_prefix(typed), names.without_nation(typed))
    return next((rows[name] for name in shorter if name in rows), ())


def _in_province(
    gazetteer: Gazetteer, rows: Sequence[int], province: str | None
) -> list[int]:
    homes = gazetteer.named["province"]
    return [row for row in rows if province is None or homes[row] == province]


def _split_province(folded: str) -> tuple[str, str | None]:
    """Take a province's name, code or abbreviation off the end of a folded text."""
    words = folded.split()
    for count in range(min(5, len(words) - 1), 0, -1):
        province = _provinces().get(" ".join(words[-count:]))
        if province is not None:
            return " ".join(words[:-count]), province
    return folded, None


@cache
def names_of_province(code: str | None) -> frozenset[str]:
    """Return the folded names, codes and abbreviations of a province."""
    return frozenset(name for name, found in _provinces().items() if found == code)


@cache
def _provinces() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, term in vocabulary.terms("provinces").items():
        for name in (code, term.en, term.fr, *term.listed("synonyms")):
            found.setdefault(names.fold(name), code)
            found.setdefault(names.fold(name).replace(" ", ""), code)
    return found


def without_doubles(places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the places once each, most people first.

    A census subdivision is left out where the place of the same name is inside it, a
    reserve where the place is its community.
    """
    once = {place.code: place for place in places}.values()
    towns = [place for place in once if place.kind in ("place", "remote")]
    kept = [p for p in once if not any(_is_around(p, t) for t in towns if t is not p)]
    return tuple(sorted(kept, key=lambda place: -(place.population or 0)))


def _is_around(place: Place, town: Place) -> bool:
    if place.code == town.census_subdivision:
        return True
    if place.kind != "census_subdivision" or place.province != town.province:
        return False
    return distance.between(place.point, town.point) <= place.radius


def _names_of_length(gazetteer: Gazetteer, length: int) -> list[str]:
    """Return the names that are at most two letters longer or shorter."""
    lengths = gazetteer.names_by_length
    near = range(length - 2, length + 3)
    return [name for each in near for name in lengths.get(each, ())]
