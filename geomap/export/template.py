"""The template: an empty file with our columns, explained in both languages."""

import csv
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from geomap.model import schema, vocabulary
from geomap.model.schema import Field

# Rows of a column that offer a drop-down list.
ROWS = 5_000
_WIDTH = 22
_LISTS = "Codes"
_YES_NO = ("yes", "no")
# The same template on any day.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - spreadsheets know no time zones
_COMMENT = {"author": "geomap", "x_scale": 2.5, "y_scale": 1.6}


def fields() -> tuple[Field, ...]:
    """Return the fields a person fills in: all that geomap does not make itself."""
    return tuple(field for field in schema.fields() if not field.derived)


def write_csv(path: Path) -> None:
    """Write the header line alone, with a byte order mark for spreadsheets."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerow(field.column for field in fields())


def write_xlsx(path: Path) -> None:
    """Write a sheet whose headers explain themselves, with lists of the codes.

    The lists are on a hidden sheet, which is not read as locations.
    """
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": _CREATED, "title": "geomap"})
    sheet, lists = book.add_worksheet("Locations"), book.add_worksheet(_LISTS)
    lists.hide()
    bold = book.add_format({"bold": True})
    required = book.add_format({"bold": True, "bg_color": "#FFE9A8"})
    text = book.add_format({"num_format": "@"})
    sheet.freeze_panes(1, 0)
    for place, field in enumerate(fields()):
        # As text, so that a spreadsheet leaves telephones and codes as they are typed.
        sheet.set_column(place, place, _WIDTH, None if field.is_number else text)
        sheet.write_string(0, place, field.column, required if field.required else bold)
        sheet.write_comment(0, place, comment(field), _COMMENT)
        _offer(sheet, lists, place, field)
    book.close()


def comment(field: Field) -> str:
    """Return what a column is for, in both languages, one after the other.

    >>> print(comment(schema.by_path()["organization.order"]).splitlines()[0])
    Order of government / Ordre de gouvernement
    """
    label, told = field.label, field.help
    lines = [f"{label['en']} / {label['fr']}", told.get("en", ""), told.get("fr", "")]
    if field.type == "codes":
        lines.append("a;b;c")
    return "\n".join(line for line in lines if line)


def choices(field: Field) -> Sequence[str]:
    """Return the codes a column may hold, none where it is free."""
    if field.type == "yesno":
        return _YES_NO
    if field.codes and field.type in ("code", "codes"):
        return tuple(vocabulary.terms(field.codes))
    return ()


def _offer(sheet: Any, lists: Any, place: int, field: Field) -> None:
    """Let the cells of a column choose among its codes.

    A column of several codes only suggests: they are typed together, joined by ";".
    """
    offered = choices(field)
    if not offered:
        return
    lists.write_column(0, place, [field.column, *offered])
    letters = xlsxwriter.utility.xl_col_to_name(place, col_abs=True)
    source = f"={_LISTS}!{letters}$2:{letters}${len(offered) + 1}"
    rule = {
        "validate": "list",
        "source": source,
        "show_error": field.type != "codes",
    }
    sheet.data_validation(1, place, ROWS, place, rule)
