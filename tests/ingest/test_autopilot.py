import pytest

from geomap.ingest import autopilot
from geomap.model import schema
from tests.ingest.declared import rows


def paths(**cells):
    return dict(autopilot.propose(rows(**cells)).paths)


def test_headers_are_matched_in_english():
    found = paths(
        LIBRARY_NAME=["Elm"], ADDRESS=["1 Main St"], City=["Ottawa"],
        postalCode=["K1A 0B1"], Phone=["613-555-0123"],
    )  # fmt: skip

    assert found == {
        "LIBRARY_NAME": "location.name.en", "ADDRESS": "address.line.en",
        "City": "address.locality.en", "postalCode": "address.postal_code",
        "Phone": "phone.voice",
    }  # fmt: skip


def test_headers_are_matched_in_french_without_accents_or_case():
    found = paths(
        **{
            "Nom_français": ["Bureau"], "ADRESSE": ["12 rue Principale"],
            "Municipalité": ["Laval"], "code postal": ["H7A 1A1"],
            "Téléphone": ["450 555-0123"],
        }
    )  # fmt: skip

    assert found == {
        "Nom_français": "location.name.fr", "ADRESSE": "address.line.fr",
        "Municipalité": "address.locality.fr", "code postal": "address.postal_code",
        "Téléphone": "phone.voice",
    }  # fmt: skip


def test_a_language_ending_decides_the_language():
    found = paths(NAME=["School"], NAME_FR=["École"])

    assert found == {"NAME": "location.name.en", "NAME_FR": "location.name.fr"}


def test_our_own_headers_are_certain():
    names = [f.column for f in schema.fields() if not f.derived and f.type == "text"]

    proposal = autopilot.propose(rows(**{name: ["Some text"] for name in names}))

    assert set(proposal.confidence.values()) == {1.0}
    assert len(proposal.paths) == len(names)


def test_values_give_a_column_away():
    found = paths(
        Name=["A", "B", "C"], col7=["K1A 0B1", "H2B 1Z4", "V5K 0A1"],
        col8=["https://a.ca/x", "https://b.ca/y", "https://c.ca/z"],
    )  # fmt: skip

    assert found["col7"] == "address.postal_code"
    assert found["col8"] == "contact.url.en"


def test_values_can_refuse_what_a_header_promises():
    assert "Phone" not in paths(Name=["Elm"], Phone=["see the poster"])


def test_a_pair_in_one_column_makes_both_coordinates():
    cells = {
        "Name": ["A", "B", "C"],
        "Where": ["-123.1,49.2", "-122.9,49.1", "-123.3,48.9"],
    }

    columns = autopilot.propose(rows(**cells)).source.columns

    assert columns["location.latitude"] == {
        "longitude_latitude": "Where", "part": "latitude", "first": "longitude",
    }  # fmt: skip
    assert columns["location.longitude"]["part"] == "longitude"


def test_a_street_in_parts_is_joined():
    cells = {"NAME": ["A"], "STREET_NO": ["12.0"], "STREET_NAME": ["Main St"]}

    spec = autopilot.propose(rows(**cells)).source.columns["address.line.en"]

    assert spec == {"join": [{"number_text": "STREET_NO"}, "STREET_NAME"], "with": " "}


@pytest.mark.parametrize("header", ["Principal", "Contact Name", "Prénom", "last_name"])
def test_columns_that_name_persons_are_never_mapped(header):
    assert header not in paths(**{"School Name": ["A"], header: ["Someone"]})


def test_a_column_of_repeated_codes_is_no_key():
    assert "code" not in paths(name=["A", "B", "C"], code=["1", "1", "1"])


def test_each_field_is_given_once():
    found = paths(name=["Elm"], title=["Elm Library"], office=["Elm"])

    assert list(found.values()).count("location.name.en") == 1


def test_what_no_column_says_is_asked_once():
    proposal = autopilot.propose(rows(name=["A", "B"]))

    asked = autopilot.asked(proposal)

    assert [(i.code, i.row, i.column) for i in asked] == [
        ("F061", None, "organization.name"), ("F061", None, "organization.order"),
    ]  # fmt: skip
