import csv

import openpyxl
import pytest

from geomap.cli import main
from tests.cli.conftest import run_verb

OFFICE = {
    "name_en": "Kingston counter", "name_fr": "Comptoir de Kingston",
    "type": "full_service", "organization_name_en": "Example",
    "organization_name_fr": "Exemple", "organization_order": "provincial",
    "address_line_en": "216 Ontario Street", "address_line_fr": "216, rue Ontario",
    "address_locality_en": "Kingston", "address_locality_fr": "Kingston",
    "address_province": "ON", "address_postal_code": "K7L 2Z3",
    "latitude": 44.2304, "longitude": -76.4805, "phone_voice": "613-544-0103",
}  # fmt: skip


def filled_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, header).writerow(OFFICE)


def filled_xlsx(path):
    book = openpyxl.load_workbook(path)
    sheet = book["Locations"]
    places = {cell.value: cell.column for cell in sheet[1]}
    for column, value in OFFICE.items():
        sheet.cell(row=2, column=places[column], value=value)
    book.save(path)


@pytest.mark.parametrize(
    ("name", "fill"), [("mine.csv", filled_csv), ("mine.xlsx", filled_xlsx)]
)
def test_a_filled_template_is_understood_of_any_declared_source(home, name, fill):
    out = home / name
    assert run_verb("template", out).exit_code == 0
    fill(out)

    told = run_verb("check", out, "--source", "on/example")

    assert told.exit_code == 0, told.output
    assert "1 row read, 1 location accepted, 1 on the map." in told.output
    for code in ("F0", "R102", "D704"):
        assert code not in told.output


def test_another_ending_is_refused_in_words(home):
    told = run_verb("template", home / "mine.pdf")

    assert told.exit_code == 2
    assert ".csv, .xlsx" in told.output


def test_the_files_of_the_publisher_keep_their_own_mapping(home):
    told = run_verb("check", home / "first.csv", "--source", "on/example")

    assert told.exit_code == 0
    assert "2 rows read, 2 locations accepted" in told.output
    assert "template" in main.list_commands(None)
