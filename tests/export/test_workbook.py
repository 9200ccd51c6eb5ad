"""XLSX holds text and numbers, and not one formula."""

import openpyxl

from geomap.export import formats as export
from geomap.export import formulas
from tests.export import directories

SOURCES = {"ca/offices": directories.source()}


def sheets(path, directory):
    export.write(directory, "xlsx", path, sources=SOURCES)
    book = openpyxl.load_workbook(path)
    return {sheet.title: sheet for sheet in book}


def table(sheet):
    header, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(header, line, strict=True)) for line in lines]


def test_locations_and_sources_are_two_sheets(tmp_path):
    found = sheets(tmp_path / "out.xlsx", directories.small())

    assert list(found) == ["Locations", "Sources"]
    first, second = table(found["Locations"])
    assert (first["name_en"], first["latitude"]) == ("Ottawa office", 45.4215)
    assert (second["name_en"], second["latitude"]) == (None, None)
    assert table(found["Sources"])[0]["licence"] == "OGL-Canada-2.0"


def test_a_comment_says_in_both_languages_what_a_column_means(tmp_path):
    found = sheets(tmp_path / "out.xlsx", directories.small())

    notes = {cell.value: cell.comment for cell in found["Locations"][1]}
    assert notes["hours_osm"].text == "Opening hours / Heures d'ouverture"
    assert notes["licence"] is None


def test_no_cell_is_a_formula(tmp_path):
    found = sheets(tmp_path / "out.xlsx", directories.hostile())

    cells = [cell for row in found["Locations"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}
    names = [row["name_en"] for row in table(found["Locations"])]
    wanted = [
        formulas.neutral(text).replace("\r", "_x000D_") for text in directories.HOSTILE
    ]
    assert [name.replace("\r", "_x000D_") for name in names] == wanted
