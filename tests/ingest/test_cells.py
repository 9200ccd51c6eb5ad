import pytest

from geomap.ingest import cells


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (cells.split(at=" - ", part=2), "A - B", "B"),
        (cells.split(at=" - ", part=3), "A - B", None),
        (cells.without_suffix(text=[" branch"]), "Main Branch", "Main"),
        (cells.without_prefix(text=["no "]), "Oak", "Oak"),
        (cells.title_case(), "CENTRE DES ARTS", "Centre des Arts"),
        (cells.title_case(), "l'école de la rue", "L'École de la Rue"),
        (cells.number_text(), "62.0", "62"),
        (cells.number_text(), "100", "100"),
        (cells.longitude_latitude(part="longitude"), "-123.1,49.2", "-123.1"),
        (
            cells.longitude_latitude(part="longitude", first="latitude"),
            "49.2,-123.1",
            "-123.1",
        ),
    ],
)
def test_a_rule_of_one_value(rule, text, expected):
    assert rule(text) == expected
