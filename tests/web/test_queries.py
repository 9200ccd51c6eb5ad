import pytest

from geomap.errors import UserError
from geomap.model.point import Point
from geomap.web import queries


def asked(**values):
    private = values.pop("private", False)
    return queries.question(values, "en", limit=10, private=private)


def test_a_full_question_is_understood():
    found = asked(q=" Ottawa ", svc="sin", lng="fr", kind="library", limit="5")
    assert (found.text, found.service, found.language) == ("Ottawa", "sin", "fr")
    assert (found.kind, found.limit, found.reader) == ("library", 5, "en")


def test_empty_parameters_are_not_asked():
    found = asked(q="", svc="", lng="", kind="", limit="", near="")
    assert (found.text, found.service, found.near, found.limit) == (
        None,
        None,
        None,
        10,
    )


def test_a_device_position_is_rounded_to_about_a_kilometre():
    near = "45.421530,-75.697193"
    exact = Point(latitude=45.42153, longitude=-75.697193)
    assert asked(near=near).near == exact
    assert asked(near=near, private=True).near == Point(latitude=45.42, longitude=-75.7)


@pytest.mark.parametrize(
    "near", ["x", "45", "91,0", "45,181", "1e9,0", "nan,nan", "45,-75,1", "٤٥,٣"]
)
def test_a_position_that_is_none_is_said_to_be_so(near):
    with pytest.raises(UserError, match=r"query\.near"):
        asked(near=near)


@pytest.mark.parametrize(
    ("parameter", "value", "key"),
    [
        ("q", "x" * 121, "query.long"),
        ("svc", "no-such-service", "query.code"),
        ("lng", "tlh", "query.code"),
        ("kind", "castle", "query.code"),
        ("limit", "0", "query.limit"),
        ("limit", "51", "query.limit"),
        ("limit", "-1", "query.limit"),
        ("limit", "ten", "query.limit"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(parameter, value, key):
    with pytest.raises(UserError) as error:
        asked(**{parameter: value})
    assert error.value.key == key


def test_control_characters_are_no_part_of_a_name():
    assert asked(q="Otta\x00wa\r\n").text == "Otta wa"
