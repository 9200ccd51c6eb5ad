"""The directory to take away: whole, with its licences, and safe to open."""

import csv
import io
import json

import pytest

from geomap import web
from geomap.config import Settings
from geomap.web.current import Current
from tests import handmade, handmade_shelf


def rows(answer):
    text = answer.data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_whole_directory_is_one_file_with_its_provenance(client, shelf):
    answer = client.get("/download/locations.csv", buffered=True)
    assert answer.content_type == "text/csv; charset=utf-8"
    name = f"geomap-locations-{shelf.snapshot().id[:12]}.csv"
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"
    found = {row["id"]: row for row in rows(answer)}
    # Fifteen are published, one of them has closed for good.
    assert len(found) == 14
    ottawa = found["ca/counters/1"]
    assert ottawa["name_fr"] == "Comptoir d'Ottawa"
    assert ottawa["licence"] == "OGL-ON-1.0"
    assert ottawa["publisher_fr"] == "Bureau de ca/counters"
    assert ottawa["attribution_en"] == "Open data."
    assert ottawa["provenance_date"] == "2026-09-01"


def test_a_province_s_file_has_all_its_places_as_geojson(client):
    answer = client.get("/download/provinces/ON.geojson", buffered=True)
    assert answer.content_type == "application/geo+json"
    held = json.loads(answer.data)
    ids = {feature["id"] for feature in held["features"]}
    assert {"ca/counters/1", "ca/libraries/1", "ca/health/1", "on/counters/2"} <= ids
    assert not any(each.startswith("mtl/") for each in ids)
    assert held["sources"][0]["licence"]


def test_a_service_s_file_has_those_that_offer_it(client):
    found = rows(client.get("/download/services/passport.csv", buffered=True))
    assert {row["id"] for row in found} == {"ca/counters/1", "ca/counters/2"}


@pytest.mark.parametrize(
    "path",
    [
        "/download/provinces/XX.csv",
        "/download/services/nope.geojson",
        "/download/locations.xlsx",
        "/download/../locations.csv",
        "/download/provinces/..%2Flocations.csv",
    ],
)
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_a_file_is_written_once_and_not_sent_to_who_has_it(client):
    first = client.get("/download/locations.csv", buffered=True)
    again = client.get(
        "/download/locations.csv",
        headers={"If-None-Match": first.headers["ETag"]},
        buffered=True,
    )
    assert again.status_code == 304
    part = client.get(
        "/download/locations.csv", headers={"Range": "bytes=0-2"}, buffered=True
    )
    assert (part.status_code, part.data) == (206, b"\xef\xbb\xbf")


def test_a_formula_in_a_name_is_text_in_the_file(tmp_path, gazetteer):
    table = handmade.table()
    table.loc[0, "name_en"] = "=HYPERLINK(1)"
    table.loc[1, "name_en"] = "@SUM(1)"
    shelf = handmade_shelf.opened(tmp_path, table)
    client = web.create_app(Settings(), Current(shelf, gazetteer)).test_client()
    names = {
        row["name_en"]
        for row in rows(client.get("/download/locations.csv", buffered=True))
    }
    assert {"'=HYPERLINK(1)", "'@SUM(1)"} <= names


@pytest.mark.parametrize(
    ("path", "heading"),
    [("/en/data", "Open data"), ("/fr/donnees", "Données ouvertes")],
)
def test_the_data_page_names_every_file_and_licence(client, path, heading):
    page = client.get(path).text
    assert f"<h1>{heading}</h1>" in page
    assert 'href="/download/locations.csv"' in page
    assert page.count('href="/download/provinces/') == 26
    assert "OGL-ON-1.0" in page
    assert "/api/v1/locations/&lt;id&gt;.geojson" in page


def test_each_province_and_service_leads_to_its_own_files(client):
    province = client.get("/fr/provinces/QC").text
    assert 'href="/download/provinces/QC.csv"' in province
    service = client.get("/en/services/sin").text
    assert 'href="/download/services/sin.geojson"' in service
