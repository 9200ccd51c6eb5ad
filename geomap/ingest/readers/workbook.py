"""XLSX, through calamine, once the sheet inside has been measured."""

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
from geomap.ingest.readers import coordinates, headers, sheets, tidying
from geomap.ingest.readers.archive import Archive
from geomap.ingest.readers.found import Found, Problem, from_columns, problem
from geomap.ingest.readers.headers import Header
from geomap.ingest.readers.sheets import Place
from geomap.ingest.readers.task import Task

_LONG_NUMBER = 1e9


def read(task: Task) -> Found:
    """Read one sheet: the named one, else the fullest of the visible ones."""
    with Archive(task.path, task.limits) as archive:
        valueless = sheets.measure(archive, task.limits)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(Path(task.path).read_bytes()))
        sheet = _chosen(book, task.layout.sheet)
        cells = sheet.to_python(skip_empty_area=True)
    except (CalamineError, OSError, ValueError):
        raise RefusedFile("F001") from None
    above, left = sheet.start or (0, 0)
    given = task.layout.header_row and task.layout.header_row - above
    top = [[_text(value) for value in row] for row in cells[: headers.LOOKED_AT]]
    header = headers.find(top, given)
    body = header.last + 1
    found = _found(header, cells[body:])
    lost = _valueless(
        header, valueless.get(sheet.name, set()), first=(above + body, left)
    )
    layout = {"header_row": header.first + 1 + above, **_sheets(book, sheet.name)}
    found = replace(found, layout=layout, problems=found.problems + lost)
    return coordinates.located(found, task.layout)


def _sheets(book: CalamineWorkbook, chosen: str) -> dict[str, Any]:
    visible = _visible(book)
    hidden = [name for name in book.sheet_names if name not in visible]
    return {"sheet": chosen, "sheets": visible, "hidden_sheets": hidden or None}


def _valueless(header: Header, cells: set[Place], first: Place) -> list[Problem]:
    """Report errors and forgotten results in the cells from `first` on."""
    inside = [(row - first[0] + 1, column - first[1]) for row, column in sorted(cells)]
    return [
        problem("F009", row, column=header.names[place])
        for row, place in inside
        if row >= 1 and 0 <= place < len(header.names)
    ]


def _found(header: Header, cells: Sequence[Sequence[Any]]) -> Found:
    # Column by column: most hold one kind of value, and then need no look at each.
    columns = dict(zip(header.names, zip(*cells, strict=True), strict=False))
    texts = {name: _texts(column) for name, column in columns.items()}
    table, tidied = tidying.tidy(from_columns(texts))
    damaged = [p for name, column in columns.items() for p in _damaged(name, column)]
    problems = [*header.problems, *damaged, *tidied]
    return Found(table=table, format="xlsx", problems=problems)


def _texts(column: Sequence[Any]) -> list[str | None]:
    kinds = set(map(type, column))
    if kinds == {str}:
        return [value or None for value in column]
    if kinds == {float}:
        return [_number(value) for value in column]
    return [_text(value) or None for value in column]


def _chosen(book: CalamineWorkbook, named: str | None) -> CalamineSheet:
    if named is not None:
        if named not in book.sheet_names:
            facts = {"layer": named, "layers": ", ".join(book.sheet_names)}
            raise RefusedFile("F047", facts)
        return book.get_sheet_by_name(named)
    visible = [book.get_sheet_by_name(name) for name in _visible(book)]
    if not visible:
        raise RefusedFile("F045")
    return max(visible, key=lambda sheet: sheet.height * min(sheet.width, 50))


def _visible(book: CalamineWorkbook) -> list[str]:
    return [
        s.name for s in book.sheets_metadata if s.visible == SheetVisibleEnum.Visible
    ]


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return _number(value) if isinstance(value, float) else _moment(value)


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


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


def _damaged(name: str, column: Sequence[Any]) -> list[Problem]:
    """Report what Excel did to cells: keys turned into numbers, text into dates."""
    kinds = set(map(type, column))
    problems = _numeric_keys(name, column) if float in kinds else []
    if kinds.isdisjoint((date, datetime)):
        return problems
    counts = Counter(type(value) for value in column if value != "")
    if counts[str] > 2 * (counts[date] + counts[datetime]):
        problems += [
            problem("F060", row, column=name, value=_moment(value))
            for row, value in enumerate(column, 1)
            if isinstance(value, date)
        ]
    return problems


def _numeric_keys(name: str, column: Sequence[Any]) -> list[Problem]:
    return [
        problem("F054", row, column=name, value=_text(value))
        for row, value in enumerate(column, 1)
        if type(value) is float and abs(value) >= _LONG_NUMBER and value.is_integer()
    ]
