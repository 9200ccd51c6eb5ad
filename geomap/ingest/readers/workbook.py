"""XLSX, through calamine, once the sheet inside has been measured."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetVisibleEnum,
)

from geomap.errors import RefusedFile
from geomap.ingest.readers import coordinates, headers, tidying
from geomap.ingest.readers.archive import Archive
from geomap.ingest.readers.found import Found, Problem, from_columns, problem
from geomap.ingest.readers.headers import Header
from geomap.ingest.readers.limits import Limits
from geomap.ingest.readers.task import Task

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_CELL = re.compile(rb'<(?:\w+:)?c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')
# A formula without a remembered result, or a cell that holds an error such as #REF!.
_NO_VALUE = re.compile(
    rb"</(?:\w+:)?f>(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
    rb'|<(?:\w+:)?c [^>]*?\bt="e"'
)
_ENTITY = (b"<!DOCTYPE", b"<!ENTITY")
_LONG_NUMBER = 1e9
_OVERLAP = 200


def read(task: Task) -> Found:
    """Read one sheet: the named one, else the fullest of the visible ones."""
    with Archive(task.path, task.limits) as archive:
        problems = _measure(archive, task.limits)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(Path(task.path).read_bytes()))
        sheet = _chosen(book, task.layout.sheet)
        cells = sheet.to_python(skip_empty_area=True)
    except (CalamineError, OSError, ValueError):
        raise RefusedFile("F001") from None
    rows = [[_text(value) for value in row] for row in cells]
    above = sheet.start[0] if sheet.start else 0
    given = task.layout.header_row and task.layout.header_row - above
    header = headers.find(rows[: headers.LOOKED_AT], given)
    body = header.last + 1
    sheets = {
        "sheet": sheet.name,
        "sheets": _visible(book),
        "hidden_sheets": [n for n in book.sheet_names if n not in _visible(book)]
        or None,
        "header_row": header.first + 1 + above,
    }
    found = _found(header, cells[body:], rows[body:])
    found = replace(found, layout=sheets, problems=problems + found.problems)
    return coordinates.located(found, task.layout)


def _found(
    header: Header, cells: Sequence[Sequence[Any]], rows: Sequence[Sequence[str]]
) -> Found:
    columns = {
        name: [row[place] or None for row in rows]
        for place, name in enumerate(header.names)
    }
    table, tidied = tidying.tidy(from_columns(columns))
    damaged = _damaged(header.names, cells)
    problems = [*header.problems, *damaged, *tidied]
    return Found(table=table, format="xlsx", problems=problems)


def _measure(archive: Archive, limits: Limits) -> list[Problem]:
    """Refuse a sheet whose corners lie too far apart: all in between is laid out."""
    valueless = 0
    for name in archive.files:
        if not name.endswith((".xml", ".rels")):
            continue
        is_sheet, corners = bool(_SHEET.fullmatch(name)), _Corners(limits)
        rest = b""
        for block in archive.blocks(name):
            text = rest + block
            if any(mark in text for mark in _ENTITY):
                raise RefusedFile("F034")
            if is_sheet:
                corners.add(text)
                valueless += len(_NO_VALUE.findall(text)) - len(_NO_VALUE.findall(rest))
            rest = text[-_OVERLAP:]
    return [problem("F009", rows=valueless, value="=")] if valueless else []


class _Corners:
    """The first and last row and column of a sheet, as its cells come by."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._columns: set[bytes] = set()
        self._first, self._last = 10**9, 0

    def add(self, text: bytes) -> None:
        """Take in the cells of a piece of the sheet; refuse it (F025) when too big."""
        found = _CELL.findall(text)
        if not found:
            return
        self._columns.update(column for column, _ in found)
        numbers = [int(number) for _, number in (found[0], found[-1])]
        self._first = min(self._first, *numbers)
        self._last = max(self._last, *numbers)
        places = [_place(column) for column in self._columns]
        width = max(places) - min(places) + 1
        height = self._last - self._first + 1
        limits = self._limits
        if (
            width > limits.columns
            or height > limits.rows
            or width * height > limits.cells
        ):
            raise RefusedFile("F025", {"limit": limits.columns})


def _place(column: bytes) -> int:
    place = 0
    for letter in column:
        place = place * 26 + letter - ord("A") + 1
    return place


def _chosen(book: CalamineWorkbook, named: str | None) -> CalamineSheet:
    if named is not None:
        if named not in book.sheet_names:
            facts = {"layer": named, "layers": ", ".join(book.sheet_names)}
            raise RefusedFile("F047", facts)
        return book.get_sheet_by_name(named)
    sheets = [book.get_sheet_by_name(name) for name in _visible(book)]
    if not sheets:
        raise RefusedFile("F045")
    return max(sheets, key=lambda sheet: sheet.height * min(sheet.width, 50))


def _visible(book: CalamineWorkbook) -> list[str]:
    return [
        s.name for s in book.sheets_metadata if s.visible == SheetVisibleEnum.Visible
    ]


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return (
            str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        )
    return _moment(value)


def _moment(value: Any) -> str:
    if isinstance(value, datetime):
        at_midnight = value.time() == time()
        return (
            value.date().isoformat() if at_midnight else value.isoformat(" ", "minutes")
        )
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return str(value)


def _damaged(names: Sequence[str], cells: Sequence[Sequence[Any]]) -> list[Problem]:
    """Report what Excel did to cells: keys turned into numbers, text into dates."""
    problems: list[Problem] = []
    for place, name in enumerate(names):
        column = [row[place] for row in cells]
        kinds = Counter(type(value) for value in column if value != "")
        problems += _numeric_keys(name, column)
        if kinds[str] > 2 * (kinds[date] + kinds[datetime]):
            problems += [
                problem("F008", row, column=name, value=_moment(value))
                for row, value in enumerate(column, 1)
                if isinstance(value, date)
            ]
    return problems


def _numeric_keys(name: str, column: Sequence[Any]) -> list[Problem]:
    return [
        problem("F054", row, column=name, value=_text(value))
        for row, value in enumerate(column, 1)
        if isinstance(value, float)
        and value.is_integer()
        and abs(value) >= _LONG_NUMBER
    ]
