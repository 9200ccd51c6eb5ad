import datetime
from pathlib import Path

import pytest

from geomap.errors import UserError
from geomap.model import vocabulary
from geomap.model.point import Point
from geomap.web import queries

# 25 November 2026, 14:30 UTC.
NOW = 1_795_617_000.0


def asked(**values):
    private = values.pop("private", False)
    lists = {k: [v] if isinstance(v, str) else v for k, v in values.items()}
    return queries.question(lists, "en", limit=10, private=private, now=NOW)


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
        ("limit", "1000000000", "query.limit"),
        ("page", "0", "query.page"),
        ("page", "1000000000000000000", "query.page"),
        ("r", "0", "query.radius"),
        ("r", "-1", "query.radius"),
        ("r", "1e308", "query.radius"),
        ("r", "2001", "query.radius"),
        ("r", "٥", "query.radius"),
        ("sort", ";drop", "query.code"),
        ("order", "royal", "query.code"),
        ("acc", "lift", "query.code"),
        ("lngm", "sometimes", "query.code"),
        ("res", "XX", "query.code"),
        ("open", "tomorrow", "query.open"),
        ("open", "2026-13-01T10:00", "query.open"),
        ("open", "2020-01-01T10:00", "query.open"),
        ("open", "9999-01-01T10:00", "query.open"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(parameter, value, key):
    with pytest.raises(UserError) as error:
        asked(**{parameter: value})
    assert error.value.key == key


def test_control_characters_are_no_part_of_a_name():
    assert asked(q="Otta\x00wa\r\n").text == "Otta wa"


def test_several_services_orders_and_facts_may_be_asked_for_at_once():
    found = asked(
        svc=["sin", "", "passport", "sin"],
        order=["federal", "provincial"],
        acc=["wheelchair", "parking"],
    )
    assert found.services == ("sin", "passport")
    assert found.service == "sin"
    assert found.orders == ("federal", "provincial")
    assert found.accessibility == ("wheelchair", "parking")


def test_of_any_other_parameter_the_first_one_counts():
    found = asked(page=["2", "9"], sort=["name", ";drop"], lng=["fr", "tlh"])
    assert (found.page, found.sort, found.language) == (2, "name", "fr")


def test_more_services_than_anybody_needs_at_once_are_refused():
    codes = list(vocabulary.terms("services"))
    with pytest.raises(UserError) as error:
        asked(svc=codes[:9])
    assert error.value.key == "query.several"
    assert len(asked(svc=codes[:8]).services) == 8


def test_kinds_are_types_of_place_and_groups_of_them():
    assert asked(kind="counter").kind == "counter"
    assert asked(kind="kiosk_hosted").kind == "kiosk_hosted"


def test_a_distance_is_asked_in_kilometres_and_kept_in_metres():
    assert asked(r="2.5").within == 2_500.0
    assert asked(r="2000").within == 2_000_000.0
    assert asked().within is None


def test_open_now_is_an_instant_and_open_at_is_the_place_s_own_time():
    utc = datetime.UTC
    assert asked(open="now").open_at == datetime.datetime(
        2026, 11, 25, 14, 30, tzinfo=utc
    )
    at = asked(open="2026-12-01T10:00").open_at
    assert (at.isoformat(), at.tzinfo) == ("2026-12-01T10:00:00", None)


def test_parameters_nobody_knows_are_ignored():
    lists = queries.asked(b"q=Ottawa&utm_source=x&page[]=1")
    assert queries.question(lists, "en", limit=10, private=True).page == 1


def test_every_parameter_that_is_read_is_documented():
    root = Path(queries.__file__).parents[2]
    page = (root / "docs" / "api.md").read_text("utf-8")
    read = [*queries.PARAMETERS, "open", "facets", "lang"]
    assert [name for name in read if f"| `{name}` |" not in page] == []
