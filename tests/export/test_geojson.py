"""GeoJSON has a feature for every location, with or without a point."""

import json

from geomap.export import formats as export
from tests.export import directories

SOURCES = {"ca/offices": directories.source()}


def read(path, directory):
    export.write(directory, "geojson", path, sources=SOURCES)
    return json.loads(path.read_text("utf-8"))


def test_features_hold_what_is_known(tmp_path):
    document = read(tmp_path / "out.geojson", directories.small())

    first, second = document["features"]
    assert first["id"] == "ca/offices/1"
    assert first["geometry"] == {"type": "Point", "coordinates": [-75.6972, 45.4215]}
    assert first["properties"]["hours_osm"] == "Mo-Fr 08:30-12:00,13:00-16:30; PH off"
    assert second["geometry"] is None
    assert "name_en" not in second["properties"]
    assert "latitude" not in first["properties"]


def test_the_sources_are_a_member_of_the_collection(tmp_path):
    document = read(tmp_path / "out.geojson", directories.small())

    assert document["sources"][0]["attribution_fr"] == "Contient des faits."
    assert document["features"][0]["properties"]["licence"] == "OGL-Canada-2.0"


def test_hostile_names_come_back_as_they_were(tmp_path):
    document = read(tmp_path / "out.geojson", directories.hostile())

    names = [feature["properties"]["name_en"] for feature in document["features"]]
    assert tuple(names) == directories.HOSTILE
