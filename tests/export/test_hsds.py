"""The HSDS 3 package holds the tables of the specification, joined by UUIDs."""

import csv
import io
import json
import uuid
import zipfile

import pytest

from geomap.export import formats as export
from geomap.export import formulas
from geomap.model import directory
from tests.export import directories

SOURCES = {"ca/offices": directories.source()}
TABLES = (
    "organizations", "services", "locations", "addresses", "phones", "schedules",
    "languages", "accessibility", "service_at_locations", "attributes", "taxonomies",
    "taxonomy_terms",
)  # fmt: skip
# What HSDS 3.0 requires in its tabular form.
REQUIRED = {
    "organizations": ["id", "name", "description"],
    "services": ["id", "organization_id", "name", "status"],
    "locations": ["id", "location_type"],
    "addresses": ["id", "address_1", "city", "state_province", "postal_code", "country",
                  "address_type"],
    "phones": ["id", "number"],
    "schedules": ["id"],
    "languages": ["id"],
    "accessibility": ["id"],
    "service_at_locations": ["id", "service_id", "location_id"],
    "attributes": ["id", "link_id", "taxonomy_term_id", "link_entity"],
    "taxonomies": ["id", "name", "description"],
    "taxonomy_terms": ["id", "name", "description"],
}  # fmt: skip


@pytest.fixture
def package(tmp_path):
    path = tmp_path / "out.zip"
    export.write(directories.small(), "hsds", path, sources=SOURCES)
    return read(path)


def read(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def table(package, name):
    return list(csv.DictReader(io.StringIO(package[f"{name}.csv"], newline="")))


def test_every_table_is_there_twice_and_described(package):
    described = json.loads(package["datapackage.json"])

    assert {f"{name}.csv" for name in TABLES} == {
        resource["path"] for resource in described["resources"]
    }
    assert {f"{name}.json" for name in TABLES} <= set(package)
    assert described["licenses"] == [{"name": "OGL-Canada-2.0"}]
    assert described["sources"][0]["attribution_fr"] == "Contient des faits."


@pytest.mark.parametrize("name", TABLES)
def test_csv_and_json_hold_the_same_rows(package, name):
    rows = [{k: v for k, v in row.items() if v} for row in table(package, name)]
    as_text = [
        {k: formulas.neutral(v) if isinstance(v, str) else v for k, v in row.items()}
        for row in json.loads(package[f"{name}.json"])
    ]

    assert [set(row) for row in rows] == [set(row) for row in as_text]
    assert [row["id"] for row in rows] == [row["id"] for row in as_text]


@pytest.mark.parametrize("name", TABLES)
def test_identifiers_are_unique_uuids_and_required_columns_are_filled(package, name):
    rows = table(package, name)
    ids = [row["id"] for row in rows]

    assert len(set(ids)) == len(ids) > 0
    assert all(uuid.UUID(identifier) for identifier in ids)
    assert [r for r in rows if not all(r[column] for column in REQUIRED[name])] == []


def test_every_link_leads_somewhere(package):
    ids = {name: {row["id"] for row in table(package, name)} for name in TABLES}

    for name in ("addresses", "phones", "schedules", "languages", "accessibility"):
        assert {row["location_id"] for row in table(package, name)} <= ids["locations"]
    for row in table(package, "service_at_locations"):
        assert row["service_id"] in ids["services"]
        assert row["location_id"] in ids["locations"]
    for row in table(package, "attributes"):
        assert row["link_id"] in ids[row["link_entity"] + "s"]
        assert row["taxonomy_term_id"] in ids["taxonomy_terms"]


def test_a_week_becomes_recurrence_rules(package):
    rules = [
        (row["freq"], row["byday"], row["opens_at"], row["closes_at"], row["notes"])
        for row in table(package, "schedules")
    ]

    week = "MO,TU,WE,TH,FR"
    assert rules == [
        ("WEEKLY", week, "08:30", "12:00", "Local time"),
        ("WEEKLY", week, "13:00", "16:30", "Local time"),
    ]


def test_french_text_is_in_the_attributes(package):
    values = {
        (row["link_entity"], row["link_type"]): row["value"]
        for row in table(package, "attributes")
    }

    assert values["organization", "name_fr"] == "Agence de service"
    assert values["location", "licence"] == "OGL-Canada-2.0"
    french = [
        row["value"]
        for row in table(package, "attributes")
        if row["link_type"] == "name_fr" and row["link_entity"] == "location"
    ]
    assert french == ["Bureau d'Ottawa", "Bureau de Gatineau"]


def test_phones_services_and_languages_are_apart(package):
    phones = {
        (r["number"], r["extension"], r["type"]) for r in table(package, "phones")
    }
    assert phones == {
        ("'+1-613-555-0123", "28", "voice"),
        ("'+1-800-555-0100", "", "voice"),
    }
    assert sorted(r["alternate_name"] for r in table(package, "services")) == [
        "passport",
        "sin",
    ]
    assert len(table(package, "service_at_locations")) == 3
    languages = [(r["code"], r["note"]) for r in table(package, "languages")]
    assert languages == [("en", ""), ("fr", ""), ("fr", ""), ("iu", "On request")]


def test_a_location_without_english_has_its_french_name(package):
    names = [row["name"] for row in table(package, "locations")]

    assert names == ["Ottawa office", "Bureau de Gatineau"]
    assert [row["location_type"] for row in table(package, "locations")] == [
        "physical",
        "virtual",
    ]


def test_a_place_nobody_is_known_to_run_has_words_instead(tmp_path):
    path = tmp_path / "out.zip"
    known = directories.small().locations
    unknown = known.assign(organization_name_en=None, organization_name_fr=None)
    export.write(directory.of(unknown), "hsds", path, sources=SOURCES)
    made = read(path)

    names = [row["name"] for row in table(made, "organizations")]
    assert set(names) == {"Organization not known"}
    assert all(row["organization_id"] for row in table(made, "services"))
