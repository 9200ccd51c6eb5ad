import pytest

from geomap.ingest import match
from tests.ingest.declared import located

OFFICE = {
    "source": "ca/a", "name_en": "Service Canada Centre Cornwall",
    "organization_name_en": "Service Canada", "organization_order": "federal",
    "type": "full_service", "address_line_en": "111 Water St E",
    "address_locality_en": "Cornwall", "address_postal_code": "K6H 6S2",
    "latitude": 45.0181, "longitude": -74.7281, "position_radius": 25.0,
    "phone_voice": "+1-613-555-0123",
}  # fmt: skip


def office(id_, **other):
    return {**OFFICE, "id": id_, **other}


def ids(after, before):
    return list(match.keep_ids(located(*after), located(*before)).ids)


def test_a_renamed_location_keeps_its_id():
    after = [office("ca/a/new", name_en="Service Canada Cornwall Office")]

    assert ids(after, [office("ca/a/old")]) == ["ca/a/old"]


def test_a_moved_location_keeps_its_id():
    after = [
        office(
            "ca/a/new", address_line_en="9 Pitt St", latitude=45.03, longitude=-74.75
        )
    ]

    assert ids(after, [office("ca/a/old")]) == ["ca/a/old"]


def test_another_office_in_the_same_town_is_new():
    after = [
        office(
            "ca/a/new", name_en="Passport Office", address_line_en="9 Pitt St",
            latitude=45.03, longitude=-74.75, phone_voice=None,
        )
    ]  # fmt: skip

    assert ids(after, [office("ca/a/old")]) == ["ca/a/new"]


def test_keys_dealt_anew_are_followed_by_content():
    places = [
        {"name_en": f"Library {name}", "address_line_en": f"{n} Main St",
         "latitude": 45.0 + n / 10, "phone_voice": f"+1-613-555-01{n:02}"}
        for n, name in enumerate(("Elm", "Oak", "Pine", "Ash", "Birch", "Cedar"))
    ]  # fmt: skip
    before = [office(f"ca/a/{n}", **place) for n, place in enumerate(places)]
    after = [office(f"ca/a/{(n + 1) % 6}", **place) for n, place in enumerate(places)]

    assert ids(after, before) == [f"ca/a/{n}" for n in range(6)]


def test_each_id_is_given_once():
    twice = [office("ca/a/x"), office("ca/a/y")]

    found = ids(twice, [office("ca/a/old")])

    assert sorted(found) == ["ca/a/old", "ca/a/y"]


def same(mine, theirs):
    found = match.same_as(located(mine), located(*theirs)).locations["same_as"][0]
    return None if found != found else found


def other(id_, **said):
    return office(id_, **{"source": "on/b", **said})


def test_the_same_office_in_another_source_is_named():
    theirs = [other("on/b/1", name_en="Cornwall Service Canada Centre")]

    assert same(office("ca/a/1"), theirs) == "on/b/1"


@pytest.mark.parametrize(
    "said",
    [
        {"organization_name_en": "ServiceOntario", "name_en": "ServiceOntario Cornwall",
         "organization_order": "provincial"},
        {"organization_name_en": "City of Cornwall", "type": "library",
         "organization_order": "municipal", "name_en": "Cornwall Public Library"},
    ],
)  # fmt: skip
def test_offices_of_different_organizations_in_one_building_are_not_the_same(said):
    assert same(office("ca/a/1"), [other("on/b/1", **said)]) is None


def test_without_a_point_the_name_and_the_town_must_say_it_all():
    nowhere = {"latitude": None, "longitude": None, "address_line_en": None,
               "address_postal_code": None}  # fmt: skip

    assert same(office("ca/a/1"), [other("on/b/1", **nowhere)]) == "on/b/1"
    renamed = {**nowhere, "name_en": "Service Canada Outreach"}
    assert same(office("ca/a/1"), [other("on/b/1", **renamed)]) is None


def test_a_rough_point_proves_nothing():
    rough = {"position_radius": 5000.0, "name_en": "Service Canada Outreach",
             "address_line_en": None, "address_postal_code": None}  # fmt: skip

    assert same(office("ca/a/1"), [other("on/b/1", **rough)]) is None


def test_numbered_places_are_told_apart():
    mine = office("ca/a/1", name_en="Fire Hall 8", latitude=45.0)
    theirs = [other("on/b/1", name_en="Fire Hall 9", latitude=45.0001)]

    assert same(mine, theirs) is None


@pytest.mark.parametrize(
    "moved",
    [
        {"address_line_en": "9 Pitt St", "address_postal_code": "K6J 3P5",
         "address_locality_en": "South Stormont", "latitude": 45.06, "longitude": -74.9},
        {"address_line_en": None, "address_postal_code": None, "latitude": None,
         "longitude": None, "name_en": "Service Canada Centre and Passport Services"},
    ],
)  # fmt: skip
def test_one_key_of_one_organization_is_one_office(moved):
    mine = [office(f"ca/a/{n}", external_id=str(n)) for n in (3594, 3595, 3596)]
    theirs = [
        other("ca/b/3594", external_id="3594", **moved),
        other("ca/b/3595", external_id="3595"),
        other("ca/b/3596", external_id="3596"),
    ]

    found = match.same_as(located(*mine), located(*theirs)).locations["same_as"]

    assert list(found) == ["ca/b/3594", "ca/b/3595", "ca/b/3596"]


def test_keys_of_lists_that_were_counted_apart_prove_nothing():
    elsewhere = {"address_line_en": "9 Pitt St", "address_postal_code": "K6J 3P5",
                 "address_locality_en": "Kingston", "name_en": "Kingston Pier",
                 "latitude": 44.23, "longitude": -76.48, "phone_voice": None}  # fmt: skip

    theirs = [other("on/b/1", external_id="1", **elsewhere)]

    assert same(office("ca/a/1", external_id="1"), theirs) is None


@pytest.mark.parametrize("key", ["1538", "3577"])
def test_an_office_of_another_province_is_never_the_same(key):
    nowhere = {"latitude": None, "longitude": None, "address_line_en": None,
               "address_postal_code": None, "address_locality_en": "Windsor"}  # fmt: skip
    mine = office("ca/a/1", external_id="3577", address_province="ON", **nowhere)
    theirs = other("on/b/1", external_id=key, address_province="NS", **nowhere)

    assert same(mine, [theirs]) is None


BRANCH = {
    "type": "library", "organization_order": "municipal", "address_line_en": "7 Kerr St",
    "address_locality_en": "Vancouver", "address_province": "BC",
    "address_postal_code": None, "phone_voice": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Champlain Heights", "Vancouver Public Library – Champlain Heights"),
        ("St-Laurent", "Ottawa Public Library – Saint Laurent"),
        ("Norwich Public Library", "Oxford County Public Library, Norwich Branch"),
        ("Public Library", "Vancouver Public Library"),
        ("Renfrew Branch + Theatre", "Vancouver Public Library – Renfrew"),
    ],
)
def test_a_compilers_short_name_of_a_library_is_its_citys_long_one(short, long):
    mine = office("ca/a/1", **BRANCH) | {
        "name_en": short, "organization_name_en": None, "organization_order": "community",
    }  # fmt: skip
    theirs = other("bc/b/1", **BRANCH) | {"name_en": long}

    assert same(mine, [theirs]) == "bc/b/1"


@pytest.mark.parametrize("name", ["City Archives", "Parking Champlain Heights Library"])
def test_what_is_beside_a_library_is_not_the_library(name):
    mine = office("ca/a/1", **BRANCH) | {
        "name_en": name, "organization_name_en": None,
    }  # fmt: skip
    theirs = other("bc/b/1", **BRANCH) | {
        "name_en": "Vancouver Public Library – Champlain Heights"
    }

    assert same(mine, [theirs]) is None


def test_a_clinic_is_not_the_library_of_the_same_name_that_nobody_is_said_to_run():
    unsaid = {"organization_name_en": None, "organization_order": "community"}
    mine = office("ca/a/1", **unsaid) | {"type": "health"}
    theirs = other("on/b/1", **unsaid)

    assert same(mine, [theirs | {"type": "library"}]) is None
    assert same(mine, [theirs | {"type": "health"}]) == "on/b/1"
