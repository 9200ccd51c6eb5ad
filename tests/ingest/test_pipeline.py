import pytest

from geomap.ingest import pipeline, receive
from geomap.model import directory
from tests.ingest.declared import located, rows, source

TWO = """name,address,city,province,postal code,phone,latitude,longitude
Elm Library,14 Water St W,Cornwall,ON,K6H 5T9,613-555-0123,45.0181,-74.7281
Oak Library,120 Pitt St,Cornwall,ON,K6J 3P5,613-555-0124,45.0222,-74.7301
"""


@pytest.fixture
def received(tmp_path):
    def keep(text, name="libraries.csv"):
        file = tmp_path / name
        file.write_text(text, "utf-8")
        return receive.receive(file, name, tmp_path / "inbox")

    return keep


def test_an_unknown_file_becomes_a_draft(received):
    draft = pipeline.prepare(received(TWO), None)

    summary = draft.summary
    assert (summary["rows"], summary["accepted"], summary["located"]) == (2, 2, 2)
    assert (summary["format"], summary["crs"]) == ("csv", "EPSG:4326")
    assert summary["verdict"] == "warnings"
    assert draft.changes.counts["added"] == 2
    assert {c["header"]: c["path"] for c in summary["columns"]}["city"] == (
        "address.locality.en"
    )


def test_what_nobody_said_of_an_unknown_file_is_asked_once(received):
    draft = pipeline.prepare(received(TWO), None)

    asked = draft.issues.of("F061").table
    assert asked["row"].isna().all()
    assert list(asked["column"]) == ["organization.name", "organization.order"]


def test_every_row_is_a_location_or_left_out():
    read = rows(
        NAME=["A", None, "C", "D"], TOWN=["Ottawa"] * 4, KEEP=["y", "y", "n", "y"]
    )
    said = source(
        columns={"location.name": "NAME", "address.locality": "TOWN"},
        keep={"KEEP": ("y",)},
    )

    summary = pipeline.of_rows(read, said).summary

    assert summary["accepted"] == 2
    assert summary["left_out"] == {"unwanted": 1, "incomplete": 1}


def test_a_source_without_columns_goes_through_the_autopilot_and_keeps_its_facts():
    draft = pipeline.of_rows(
        rows(name_en=["Elm"], address_locality_en=["Ottawa"]), source()
    )

    assert list(draft.directory.ids) == ["on/test/elm-ottawa"]
    assert draft.directory.locations["organization_order"][0] == "provincial"


def test_a_second_version_is_compared_with_the_first():
    cells = {"NAME": ["Elm Library", "Oak Library"], "TOWN": ["Ottawa", "Ottawa"]}
    said = source(columns={"location.name": "NAME", "address.locality": "TOWN"})
    before = pipeline.of_rows(rows(**cells), said).directory

    draft = pipeline.of_rows(rows(NAME=["Elm Library"], TOWN=["Ottawa"]), said, before)

    assert draft.changes.counts["removed"] == 1
    assert draft.changes.counts["added"] == 0


def test_a_place_listed_twice_is_told():
    points = {"@x": [-75.69121, -75.69132], "@y": [45.42123, 45.42134]}
    read = rows(NAME=["City Hall Office", "City Hall Office."], **points)

    draft = pipeline.of_rows(read, source(columns={"location.name": "NAME"}))

    assert draft.issues.counts["D701"] == 1
    assert len(draft.directory) == 2


def test_a_move_of_over_a_kilometre_is_told():
    said = source(columns={"location.name": "NAME", "location.external_id": "ID"})
    before = pipeline.of_rows(
        rows(NAME=["A"], ID=["1"], **{"@x": [-75.69], "@y": [45.4212]}), said
    ).directory

    draft = pipeline.of_rows(
        rows(NAME=["A"], ID=["1"], **{"@x": [-75.69], "@y": [45.4412]}), said, before
    )

    told = draft.issues.of("D703").table
    assert told["facts"][0]["km"] == 2.2


def test_another_organization_under_the_same_roof_is_a_neighbour():
    other = located(
        {
            "id": "ca/b/1", "source": "ca/b", "name_en": "Passport Office",
            "organization_name_en": "Service Canada", "address_line_en": "14 Water St W",
            "address_locality_en": "Cornwall", "latitude": 45.0181,
            "longitude": -74.7281, "position_radius": 25.0,
        }
    )  # fmt: skip
    read = rows(NAME=["Elm Library"], A=["14 Water St W"], C=["Cornwall"])
    said = source(
        columns={
            "location.name": "NAME", "address.line": "A", "address.locality": "C",
        }
    )  # fmt: skip

    draft = pipeline.of_rows(read, said, directory.empty(), others=other)

    assert draft.directory.locations["same_as"].isna().all()
    assert draft.issues.of("D702").table["facts"][0] == {"name": "Passport Office"}


def test_each_step_is_heard(received):
    heard = []

    pipeline.prepare(received(TWO), None, told=heard.append)

    assert heard == ["read", "map", "build", "compare", "check"]
