"""Find the row of headers, which is not always the first and not always one row."""

import re
import statistics
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from geomap.errors import RefusedFile
from geomap.ingest.readers.found import Problem, problem
from geomap.model import schema

LOOKED_AT = 60
_VALUE = re.compile(
    r"[+-]?\d+[.,]\d+|[A-Za-z]\d[A-Za-z][ -]?\d[A-Za-z]\d|[\d() .+-]{10,}|\S+@\S+\.\S+"
    r"|(?:https?://|www\.)\S+|\d{4}-\d\d-\d\d.*|POINT ?\(.*",
    re.DOTALL | re.IGNORECASE,
)
_LANGUAGE = re.compile(
    r"\(?(?:en|fr|eng|fra|e|f|english|french|anglais|fran[cç]ais|angl\.?|fr\.)\)?",
    re.IGNORECASE,
)
_TOO_MANY_VALUES = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The headers, unique; `first` and `last` are the rows they stand in, from 0.

    `last` is -1 where the file has no header row at all.
    """

    names: tuple[str, ...]
    first: int
    last: int
    problems: list[Problem] = field(default_factory=list)


def find(rows: Sequence[Sequence[str]], given: int | None) -> Header:
    """Return the header among the first rows; `given` counts rows from 1.

    Raises RefusedFile F002 when every row is blank.
    """
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    if not any(filled):
        raise RefusedFile("F002")
    if given is not None and not 1 <= given <= len(rows):
        raise RefusedFile("F059")
    first = given - 1 if given else _first(filled)
    if given is None and _holds_values(rows[first]):
        return _without(rows, first)
    parent = first - 1 if _groups(rows, filled, first) else first
    last = first + 1 if _continues(rows, first) else first
    names = _joined(rows[parent : last + 1])
    problems = _skipped(filled[:parent], parent)
    unique, doubled = _unique(names)
    return Header(names=unique, first=parent, last=last, problems=problems + doubled)


def fold(header: str) -> str:
    """Return a header without accents, case, spaces and punctuation.

    >>> fold("Code postal / N° civique")
    'codepostalncivique'
    """
    plain = unicodedata.normalize("NFKD", header.lower())
    return "".join(c for c in plain if c.isalnum() and c.isascii())


def _first(filled: list[int]) -> int:
    """Return the first row about as full as most rows are; titles are emptier."""
    usual = statistics.median([n for n in filled if n])
    enough = max(min(2, usual), 0.5 * usual)
    return next(i for i, n in enumerate(filled) if n >= enough)


def _holds_values(row: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in row if cell.strip()]
    values = sum(bool(_VALUE.fullmatch(cell)) for cell in cells)
    return values > _TOO_MANY_VALUES * len(cells)


def _without(rows: Sequence[Sequence[str]], first: int) -> Header:
    names = tuple(f"column {i + 1}" for i in range(len(rows[first])))
    return Header(names=names, first=first, last=first - 1, problems=[problem("F059")])


def _groups(rows: Sequence[Sequence[str]], filled: list[int], first: int) -> bool:
    """Whether the row above holds groups ("Address", "Hours") over repeated headers."""
    named = [cell.strip() for cell in rows[first] if cell.strip()]
    repeats = len(set(named)) < len(named)
    return first > 0 and repeats and filled[first - 1] >= 2


def _continues(rows: Sequence[Sequence[str]], first: int) -> bool:
    """Whether the row below is the header too: translated, or naming the languages."""
    if first + 1 >= len(rows):
        return False
    below = [cell.strip() for cell in rows[first + 1]]
    named = [cell for cell in below if cell]
    if len(named) < 2 or any(any(c.isdigit() for c in cell) for cell in named):
        return False
    if all(_LANGUAGE.fullmatch(cell) for cell in named):
        return True
    known = _known_headers()
    above = [cell for cell in rows[first] if cell.strip()]
    return (
        len(named) >= 0.8 * len(above)
        and _share(named, known) >= 0.5
        and _share(above, known) >= 0.3
    )


def _known_headers() -> frozenset[str]:
    """Return every header of the schema, folded, and our labels in both languages."""
    words: set[str] = set()
    for each in schema.fields():
        words.update(map(fold, each.headers))
        words.update(map(fold, each.label.values()))
    return frozenset(words)


def _share(cells: Sequence[str], known: frozenset[str]) -> float:
    return sum(fold(cell) in known for cell in cells) / len(cells) if cells else 0.0


def _joined(rows: Sequence[Sequence[str]]) -> list[str]:
    width = max(map(len, rows))
    names = [_tidy(cell) for cell in rows[0]] + [""] * (width - len(rows[0]))
    if len(rows) == 1:
        return names
    return [
        _pair(above, below)
        for above, below in zip(_carried(names), _under(rows[1:], width), strict=True)
    ]


def _under(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    columns = [
        [_tidy(row[i]) if i < len(row) else "" for row in rows] for i in range(width)
    ]
    return [" ".join(part for part in column if part) for column in columns]


def _carried(names: list[str]) -> list[str]:
    """Carry a group's name over the blank cells after it, as merged cells read."""
    carried, last = [], ""
    for name in names:
        last = name or last
        carried.append(last)
    return carried


def _pair(above: str, below: str) -> str:
    if not below or above == below:
        return above
    if not above:
        return below
    return f"{above} {below}" if _LANGUAGE.fullmatch(below) else f"{above} / {below}"


def _tidy(cell: str) -> str:
    return " ".join(cell.split())


def _skipped(filled: list[int], rows: int) -> list[Problem]:
    return [problem("F056", rows=rows)] if any(filled) else []


def _unique(names: Sequence[str]) -> tuple[tuple[str, ...], list[Problem]]:
    unique: list[str] = []
    seen: set[str] = set()
    problems = []
    for place, name in enumerate(names, 1):
        chosen = name or f"column {place}"
        if chosen.startswith("@") or chosen in seen:
            if name and chosen in seen:
                problems.append(problem("F005", column=name))
            chosen = _free(chosen.lstrip("@") or f"column {place}", seen)
        seen.add(chosen)
        unique.append(chosen)
    return tuple(unique), problems


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"
