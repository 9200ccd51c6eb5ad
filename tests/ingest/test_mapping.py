import pandas as pd

from geomap.ingest import mapping
from geomap.model.rows import Rows
from geomap.model.source import Source

BOTH = {"en": "Ontario", "fr": "Ontario"}


def source(**declared):
    return Source(
        id="on/test", jurisdiction="CA-ON", publisher=BOTH, licence="x",
        attribution=BOTH, order="provincial", **declared,
    )  # fmt: skip


def rows(**cells):
    return Rows(table=pd.DataFrame(cells, dtype="str"), format="csv")


def test_a_column_is_mapped_ignored_or_reported():
    declared = source(columns={"location.name": "NAME"}, ignore=("GUID", "v_*"))

    fields, issues = mapping.apply(
        declared, rows(NAME=["A"], GUID=["1"], v_2020=["2"], EXTRA=["3"])
    )

    assert list(fields["name_en"]) == ["A"]
    assert [(i.code, i.column) for i in issues] == [("F006", "EXTRA")]


def test_undecided_text_goes_to_the_language_of_the_source():
    declared = source(columns={"location.name": "NOM"}, language="fr")

    fields, _ = mapping.apply(declared, rows(NOM=["Bureau"]))

    assert list(fields.columns) == ["name_fr"]


def test_a_declared_column_that_is_not_there_blocks_the_file():
    declared = source(columns={"location.name": "NAME", "address.line": "STREET"})

    _, issues = mapping.apply(declared, rows(NAME=["A"]))

    assert [(i.code, i.column) for i in issues] == [("F004", "STREET")]
    assert issues.block_the_file


def test_rows_left_out_keep_the_numbers_of_the_others():
    declared = source(
        columns={"location.name": "N"},
        keep={"S": ("active", "")},
        drop={"K": ("Car park",)},
    )

    fields, _ = mapping.apply(
        declared,
        rows(N=["a", "b", "c"], S=["Active", "Gone", None], K=["x", "x", "car park"]),
    )

    assert list(fields.index) == [0]


def test_constants_are_the_same_for_every_row():
    declared = source(
        columns={"location.name": "N"}, constants={"location.type": "library"}
    )

    fields, _ = mapping.apply(declared, rows(N=["a", "b"]))

    assert list(fields["type"]) == ["library", "library"]


def test_the_headers_of_ours_are_known_for_reports():
    declared = source(columns={"address.line": {"join": ["NO", "ST"]}})

    assert mapping.headers(declared) == {"address_line_en": "NO + ST"}
