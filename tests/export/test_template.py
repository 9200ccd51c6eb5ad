"""The template explains itself and offers the codes."""

import csv

import openpyxl

from geomap.export import template
from geomap.model import schema


def workbook(tmp_path):
    template.write_xlsx(tmp_path / "template.xlsx")
    return openpyxl.load_workbook(tmp_path / "template.xlsx")


def column(sheet, name):
    return next(cell for cell in sheet[1] if cell.value == name)


def test_the_csv_is_one_line_with_our_headers(tmp_path):
    template.write_csv(tmp_path / "template.csv")

    with (tmp_path / "template.csv").open(encoding="utf-8-sig", newline="") as file:
        (header,) = list(csv.reader(file))
    assert {"name_en", "name_fr", "address_postal_code", "offer_services"} <= set(
        header
    )
    assert "same_as" not in header


def test_every_header_is_explained_in_both_languages(tmp_path):
    sheet = workbook(tmp_path)["Locations"]

    for cell in sheet[1]:
        field = schema.by_column()[cell.value]
        assert field.label["en"] in cell.comment.text
        assert field.label["fr"] in cell.comment.text


def test_a_column_of_codes_offers_them_from_a_hidden_sheet(tmp_path):
    book = workbook(tmp_path)
    sheet, lists = book["Locations"], book["Codes"]
    letter = column(sheet, "type").column_letter
    rule = next(
        r for r in sheet.data_validations.dataValidation if f"{letter}2" in r.sqref
    )

    assert lists.sheet_state == "hidden"
    assert rule.formula1.startswith(f"Codes!${letter}$2:${letter}$")
    assert "full_service" in [cell.value for cell in lists[letter]]


def test_several_codes_in_one_cell_are_not_refused(tmp_path):
    sheet = workbook(tmp_path)["Locations"]
    letter = column(sheet, "offer_services").column_letter
    rule = next(
        r for r in sheet.data_validations.dataValidation if f"{letter}2" in r.sqref
    )

    assert not rule.showErrorMessage
