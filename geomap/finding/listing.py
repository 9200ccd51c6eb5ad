"""What there is in a province or for a service, in order: to read and to count."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from geomap.finding.columns import Columns
from geomap.i18n import letters
from geomap.model.schema import Language

# What is not a letter is listed under this.
NO_LETTER = "#"
_APART = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """The locations of one municipality, by name; "" is where nobody said which."""

    name: str
    letter: str
    rows: tuple[int, ...]


def by_municipality(
    columns: Columns, rows: Sequence[int], language: Language
) -> tuple[Municipality, ...]:
    """Return the rows by municipality, both in the order of the alphabet."""
    town = _text(columns, "address_locality", language)
    name = _text(columns, "name", language)
    found = [(town(row), name(row), row) for row in rows]
    found.sort(key=lambda each: (not each[0], key(each[0]), key(each[1]), each[2]))
    return tuple(
        _municipality([(each[0], each[2]) for each in group])
        for _, group in groupby(found, key=lambda each: key(each[0]))
    )


def per_value(columns: Columns, rows: Sequence[int], column: str) -> Mapping[str, int]:
    """Return how many of the rows have each value of a column."""
    value = columns.reader(column) or _nothing
    return Counter(said for row in rows if (said := value(row)))


def key(name: str) -> str:
    """Return a name as it is put in order: accents and punctuation aside.

    >>> sorted(["Zurich", "Émile", "L'Île", "Lac"], key=key)
    ['Émile', 'Lac', "L'Île", 'Zurich']
    """
    plain = letters.plain(name)
    return _APART.sub(" ", plain.replace("'", "").replace("’", "")).strip()


def letter(name: str) -> str:
    """Return the letter a name is found under.

    >>> letter("Émile"), letter("100 Mile House"), letter("")
    ('E', '#', '#')
    """
    first = key(name)[:1].upper()
    return first if first.isalpha() else NO_LETTER


def _municipality(found: Sequence[tuple[str, int]]) -> Municipality:
    name = found[0][0]
    rows = tuple(row for _, row in found)
    return Municipality(name=name, letter=letter(name), rows=rows)


def _text(columns: Columns, name: str, language: Language) -> Callable[[int], str]:
    second = "en" if language == "fr" else "fr"
    mine = columns.reader(f"{name}_{language}") or _nothing
    other = columns.reader(f"{name}_{second}") or _nothing
    return lambda row: mine(row) or other(row) or ""


def _nothing(_row: int) -> Any:
    return None
