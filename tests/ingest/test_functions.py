import pandas as pd
import pytest

from geomap.ingest import functions
from geomap.ingest.functions import BadSpecification


def made(spec, **cells):
    values = functions.compiled(spec).values(pd.DataFrame(cells, dtype="str"))
    return [None if value != value else value for value in values]


def test_a_header_gives_its_trimmed_values_and_blank_is_unknown():
    assert made("NAME", NAME=["  A ", " ", None]) == ["A", None, None]


def test_join_leaves_out_what_is_unknown():
    spec = {"join": ["NO", "STREET", "UNIT"], "with": ", "}
    assert made(spec, NO=["1", None], STREET=["A St", None], UNIT=[None, None]) == [
        "1, A St",
        None,
    ]


def test_first_of_takes_the_first_known_value():
    assert made({"first_of": ["A", "B"]}, A=["1", " ", None], B=["2", "3", None]) == [
        "1",
        "3",
        None,
    ]


def test_lookup_keeps_a_value_its_table_lacks_so_that_it_is_reported():
    spec = {"lookup": "KIND", "in": {"SO": "full_service"}}
    assert made(spec, KIND=["so", "ZZ"]) == ["full_service", "ZZ"]
    assert made({**spec, "otherwise": "other"}, KIND=["ZZ"]) == ["other"]


def test_when_chooses_by_another_column():
    spec = {"when": "L", "is": ["FR"], "then": "A", "otherwise": {"constant": "none"}}
    assert made(spec, L=["fr", "en", None], A=["x", "y", "z"]) == ["x", "none", "none"]


def test_regexp_captures_its_first_group_and_nothing_else():
    spec = {"regexp": "LINK", "pattern": "rc=([0-9]+)"}
    assert made(spec, LINK=["a?rc=5944&l=e", "no key", None]) == ["5944", None, None]


def test_regexp_is_linear_on_a_pattern_that_would_backtrack():
    spec = {"regexp": "X", "pattern": "((a+)+)$"}
    assert made(spec, X=["a" * 50_000 + "b"]) == [None]


def test_functions_chain():
    spec = {"title_case": {"split": "A", "at": ",", "part": 1}}
    assert made(spec, A=["ABBEY ROAD, X"]) == ["Abbey Road"]


def test_the_pair_of_an_undivided_text_is_never_copied():
    assert made({"pair": "N", "part": 1}, N=["A / B", "C"]) == ["A", "C"]
    assert made({"pair": "N", "part": 2}, N=["A / B", "C"]) == ["B", None]


def test_a_yes_column_and_a_constant_make_languages():
    spec = {
        "join": [{"constant": "en"}, {"yes_no_language": "F", "code": "fr"}],
        "with": ";",
    }
    assert made(spec, F=["Y", "N", None]) == ["en;fr", "en", "en"]


@pytest.mark.parametrize(
    ("spec", "reason"),
    [
        ({"jion": ["A"]}, "names no mapping function"),
        ({"join": "A"}, "expected a list"),
        ({"join": ["A"], "wiht": " "}, "no option 'wiht'"),
        ({"split": "A", "at": ","}, "'part' is missing"),
        ({"split": "A", "at": ",", "part": "1"}, "is not what this option takes"),
        ({"regexp": "A", "pattern": "("}, "pattern"),
        ({"regexp": "A", "pattern": "a"}, "needs a group"),
        ({"longitude_latitude": "A", "part": "x"}, "longitude or latitude"),
        (["A"], "expected a header"),
    ],
)
def test_a_bad_specification_says_why(spec, reason):
    with pytest.raises(BadSpecification, match=reason):
        functions.compiled(spec)


def test_a_specification_names_the_headers_it_reads_once():
    spec = {"when": "A", "is": ["x"], "then": {"join": ["A", "B"]}}
    assert functions.compiled(spec).headers == ("A", "B")
