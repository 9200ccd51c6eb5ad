"""XLSX: locations as text and numbers, never formulas; the sources on a sheet."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter

from geomap.errors import UserError
from geomap.export import formulas
from geomap.export.content import Content
from geomap.model import schema

# What one sheet holds below its header, and one cell.
MOST_ROWS = 1_048_575
_LONGEST_CELL = 32_767
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# The same directory gives the same file on any day.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - spreadsheets know no time zones
_COMMENT = {"author": "geomap"}


def write(content: Content, path: Path) -> None:
    """Write the locations and the sources; comments say what the columns mean.

    Raises:
        UserError: More locations than a sheet has rows.
    """
    if len(content.locations) > MOST_ROWS:
        raise UserError("export.too_many_rows", {"most": MOST_ROWS})
    book = xlsxwriter.Workbook(str(path), _OPTIONS)
    book.set_properties({"created": _CREATED, "title": "geomap"})
    _sheet(book, "Locations", content.locations)
    _sheet(book, "Sources", content.credits)
    book.close()


def _sheet(book: Any, name: str, table: pd.DataFrame) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    _header(sheet, list(table.columns))
    safe = formulas.neutralized(table)
    for number, values in enumerate(_rows(safe), 1):
        _row(sheet, number, values)


def _header(sheet: Any, columns: Sequence[str]) -> None:
    _row(sheet, 0, columns)
    declared = schema.by_column()
    for place, column in enumerate(columns):
        if column in declared:
            said = declared[column].label
            sheet.write_comment(0, place, f"{said['en']} / {said['fr']}", _COMMENT)


def _rows(table: pd.DataFrame) -> Iterable[Sequence[object]]:
    return table.astype(object).itertuples(index=False, name=None)


def _row(sheet: Any, number: int, values: Sequence[object]) -> None:
    for column, value in enumerate(values):
        if isinstance(value, str):
            sheet.write_string(number, column, _cell(value))
        elif value == value and value is not None:
            sheet.write_number(number, column, value)


def _cell(text: str) -> str:
    if len(text) <= _LONGEST_CELL:
        return text
    return text[: _LONGEST_CELL - 1] + "…"
