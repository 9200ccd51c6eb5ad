import csv
import io
from functools import partial

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import RefusedFile
from geomap.ingest.readers import delimited
from geomap.ingest.readers.limits import WEB

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


def codes(found):
    return [(each["code"], each["row"]) for each in found.problems]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("cp1252.csv", "cp1252"),
        ("latin1.csv", "cp1252"),
        ("mac_roman.csv", "mac_roman"),
        ("utf16.tsv", "utf-16"),
        ("carriage_returns.csv", "utf-8"),
    ],
)
def test_letters_are_read_whatever_they_were_stored_as(read, name, encoding):
    found = read(name)
    assert found.encoding == encoding
    assert found.table["Ville"].to_pylist() == ["Québec", "Gaspé", "Trois-Rivières"]
    assert found.table["Adresse"].to_pylist()[2].endswith("entrée arrière")


def test_declared_encoding_wins(text):
    found = text("a.csv", "nom,ville\nA,Gaspé\n".encode("cp850"), encoding="cp850")
    assert found.table["ville"].to_pylist() == ["Gaspé"]
    assert found.encoding == "cp850"


def test_semicolons_decimal_commas_and_the_mark_at_the_start(read):
    found = read("utf8_bom_semicolon.csv")
    assert found.encoding == "utf-8-sig"
    assert found.layout["delimiter"] == ";"
    assert found.layout["decimal"] == ","
    assert found.table["Nom"].to_pylist() == ["Bureau de Gaspé", "Bureau d’Amos"]
    assert found.table["Latitude"].to_pylist() == ["48,8312", "48,5667"]
    assert found.table["@x"].to_pylist() == [-64.4869, -78.1167]
    assert found.table["@y"].to_pylist() == [48.8312, 48.5667]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found(text, delimiter):
    lines = [["nom", "ville"], ["A", "Gaspé"], ["B", "Amos"]]
    found = text("a.txt", "\n".join(delimiter.join(line) for line in lines))
    assert found.layout["delimiter"] == delimiter
    assert found.table["ville"].to_pylist() == ["Gaspé", "Amos"]


def test_any_delimiter_can_be_declared(text):
    found = text("a.txt", "nom^ville\nA^Gaspé\n", delimiter="^")
    assert found.table["ville"].to_pylist() == ["Gaspé"]


def test_titles_above_and_a_total_below_are_told(read):
    found = read("title_rows.csv")
    assert found.table.column_names == ["Nom", "Ville", "Guichets"]
    assert found.layout["header_row"] == 4
    assert codes(found) == [("F056", None), ("F055", 3)]


def test_header_in_both_languages_is_one_header(read):
    found = read("bilingual_header.csv")
    assert found.table.column_names[:2] == ["Name / Nom", "Address / Adresse"]
    assert len(found.table) == 1


def test_groups_are_carried_over_their_columns(read):
    names = read("header_groups.csv").table.column_names
    assert names == ["Name EN", "Name FR", "Address EN", "Address FR", "City"]


def test_detected_header_row_read_again_gives_the_same(read):
    first = read("bilingual_header.csv")
    again = read("bilingual_header.csv", header_row=first.layout["header_row"])
    assert again.table.equals(first.table)


def test_line_breaks_within_quotes_belong_to_the_value(read):
    found = read("quoted_newlines.csv")
    assert found.table["address"].to_pylist() == [
        "300 Main Street\nSuite 125",
        "1 Front Street, Unit 2",
    ]
    assert found.table["name"].to_pylist()[1] == 'The "North" Office'


def test_rows_of_another_width_keep_their_place_and_are_left_empty(read):
    found = read("ragged.csv")
    assert found.table["name"].to_pylist() == ["A", None, None, None, "D", "E"]
    assert codes(found) == [("F044", 2), ("F044", 3), ("F010", 4)]
    assert found.problems[0]["facts"] == {"expected": 3, "found": 4}


def test_empty_cells_too_many_do_no_harm(read):
    assert read("ragged.csv").table["city"].to_pylist()[4] == "Gander"


def test_last_row_of_another_width_is_not_lost(text):
    found = text("a.csv", "name,city\nA,Gaspé\nSource\n")
    assert len(found.table) == 2
    assert codes(found) == [("F044", 2)]


def test_words_that_look_like_nothing_are_values(read):
    found = read("words_like_nothing.csv")
    assert found.table["name"].to_pylist() == ["NA", "Null", "None"]
    assert found.table["province"].to_pylist() == ["NL", "NU", "ON"]
    assert found.table["code"].to_pylist() == ["00123", "1E5", "12345678901234567890"]


def test_wkt_column_gives_points_and_shapes_are_told(read):
    found = read("wkt.csv")
    assert found.layout["column_wkt"] == "Location"
    assert found.table["@x"].to_pylist() == [-114.0551754, None, None]
    assert codes(found) == [("F053", 3)]


def test_metres_in_two_columns_are_taken_as_they_are(read):
    found = read("projected.csv")
    assert (found.layout["column_x"], found.layout["column_y"]) == ("GC_X", "GC_Y")
    assert found.table["@y"].to_pylist() == [4850789.674, 4840000.0]
    assert found.crs is None


def test_degrees_are_preferred_to_metres(text):
    found = text("a.csv", "X,Y,LONGITUDE,LATITUDE\n500000,5000000,-75.5,45.5\n")
    assert found.table["@x"].to_pylist() == [-75.5]


def test_declared_coordinate_columns_win(text):
    content = "X,Y,LONGITUDE,LATITUDE\n500000,5000000,-75.5,45.5\n"
    found = text("a.csv", content, column_x="X", column_y="Y")
    assert found.table["@x"].to_pylist() == [500000.0]


def test_declared_column_that_is_not_there_is_refused(text):
    with pytest.raises(RefusedFile) as refused:
        text("a.csv", "name,city\nA,Amos\n", column_x="X", column_y="Y")
    assert refused.value.key == "F004"


def test_single_column_is_a_table(text):
    found = text("a.csv", "name\nGaspé\nAmos\n")
    assert found.table["name"].to_pylist() == ["Gaspé", "Amos"]


def test_quotation_mark_inside_a_plain_value_is_a_letter(text):
    found = text("a.csv", 'name,size\nA,5" pipe\nB,6\n')
    assert found.table["size"].to_pylist() == ['5" pipe', "6"]


def test_unclosed_quotation_mark_is_refused_with_its_line(text):
    with pytest.raises(RefusedFile) as refused:
        text("a.csv", 'name,city\nA,Amos\n"B,Alma\nC,Gaspé\n')
    assert refused.value.key == "F057"
    assert refused.value.facts == {"line": 3}


def test_nameless_column_that_holds_something_is_kept(text):
    found = text("a.csv", "name,city,,\nA,Amos,x,\n")
    assert found.table.column_names == ["name", "city", "column 3"]


def test_headers_of_ours_cannot_be_forged(text):
    found = text("a.csv", "@x,@y\nA,B\n")
    assert found.table.column_names == ["x", "y"]


@given(st.lists(st.tuples(st.just("k"), CELLS, CELLS), min_size=1, max_size=6))
def test_what_a_strict_writer_wrote_is_read_as_it_was(rows):
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    body = pa.py_buffer(out.getvalue().encode())
    table, problems = delimited._body(
        partial(pa.BufferReader, body), ("a", "b", "c"), delimiter=",", limits=WEB
    )
    read = [tuple(row.values()) for row in table.to_pylist()]
    assert read == [tuple(cell or None for cell in row) for row in rows]
    assert problems == []
