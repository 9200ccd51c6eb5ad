"""From the beginning of a name or a postal code to the places it may become."""

import heapq
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from geomap.places import names, postal_code, search
from geomap.places.gazetteer import Gazetteer
from geomap.places.place import Place

_LAST = chr(0x10FFFF)
_CODE = re.compile(r"[A-Z]\d(?:[A-Z](?:\d(?:[A-Z]\d?)?)?)?")
_LOWEST, _HIGHEST = "A0A0A0", "Z9Z9Z9"
# A province has more people than any of its towns.
_PROVINCE = 100_000_000
_LOOKED_AT = 40


def places(gazetteer: Gazetteer, text: str, most: int) -> tuple[Place, ...]:
    """Return the places whose name begins so, most people first.

    After a whole name stands the beginning of a province: "Windsor, O".
    """
    start = names.fold(text)
    if len(start) < 2:
        return ()
    found = _towns(gazetteer, _rows_starting(gazetteer, start), "")
    return (found or _in_a_province(gazetteer, start))[:most]


def codes(gazetteer: Gazetteer, text: str, most: int) -> tuple[Place, ...]:
    """Return the postal codes, or their first halves, that begin so."""
    start = re.sub(r"[\s-]", "", text).upper()
    if not _CODE.fullmatch(start):
        return ()
    areas = _areas(gazetteer, start) if len(start) <= 3 else ()
    if len(start) < 3 or len(areas) >= most:
        return areas[:most]
    first, last = (
        postal_code.number(f"{code[:3]} {code[3:]}")
        for code in (start + _LOWEST[len(start) :], start + _HIGHEST[len(start) :])
    )
    return (*areas, *gazetteer.postal_codes(first, last, most - len(areas)))


def is_code_begun(text: str) -> bool:
    """Return whether a text can only become a postal code.

    >>> is_code_begun("k1"), is_code_begun("X0A 0"), is_code_begun("ki")
    (True, True, False)
    """
    return _CODE.fullmatch(re.sub(r"[\s-]", "", text).upper()) is not None


def _in_a_province(gazetteer: Gazetteer, text: str) -> tuple[Place, ...]:
    words = text.split()
    for end in range(len(words) - 1, 0, -1):
        rows = gazetteer.rows_by_name.get(" ".join(words[:end]))
        if rows:
            return _towns(gazetteer, rows, " ".join(words[end:]))
    return ()


def _towns(
    gazetteer: Gazetteer, rows: Sequence[int], province: str
) -> tuple[Place, ...]:
    found = search.without_doubles([gazetteer.place(row) for row in rows])
    kept = [place for place in found if _may_be_in(place, province)]
    return tuple(sorted(kept, key=lambda place: -_people(place)))


def _areas(gazetteer: Gazetteer, start: str) -> tuple[Place, ...]:
    rows = _rows_starting(gazetteer, start.lower())
    found = (gazetteer.place(row) for row in sorted(rows))
    return tuple(place for place in found if place.kind == "fsa")


def _rows_starting(gazetteer: Gazetteer, start: str) -> list[int]:
    known = gazetteer.sorted_names
    begin, end = bisect_left(known, start), bisect_right(known, start + _LAST)
    rows = {row for name in known[begin:end] for row in gazetteer.rows_by_name[name]}
    people, kinds = gazetteer.named["population"], gazetteer.named["kind"]
    return heapq.nlargest(
        _LOOKED_AT,
        rows,
        key=lambda row: _PROVINCE if kinds[row] == "province" else people[row] or 0,
    )


def _may_be_in(place: Place, wanted: str) -> bool:
    if place.kind == "fsa":
        return False
    return not wanted or any(
        name.startswith(wanted) for name in search.names_of_province(place.province)
    )


def _people(place: Place) -> int:
    return _PROVINCE if place.kind == "province" else place.population or 0
