"""GeoPackage and FlatGeobuf open in a GIS program, point for point."""

import sqlite3

import geopandas
import pytest

from geomap.export import formats as export
from tests.export import directories

SOURCES = {"ca/offices": directories.source()}


@pytest.mark.parametrize("code", ["gpkg", "flatgeobuf"])
def test_points_and_values_read_back(code, tmp_path):
    path = tmp_path / f"out{export.FORMATS[code].suffix}"
    export.write(directories.small(), code, path, sources=SOURCES)

    frame = geopandas.read_file(path, layer="locations")

    assert frame.crs.to_epsg() == 4326
    assert len(frame) == 2
    first, second = frame.iloc[0], frame.iloc[1]
    assert (first.geometry.x, first.geometry.y) == (-75.6972, 45.4215)
    assert first["name_fr"] == "Bureau d'Ottawa"
    assert first["licence"] == "OGL-Canada-2.0"
    assert second.geometry is None
    assert second["name_fr"] == "Bureau de Gatineau"


@pytest.mark.parametrize("code", ["gpkg", "flatgeobuf"])
def test_hostile_names_come_back_as_they_were(code, tmp_path):
    path = tmp_path / f"out{export.FORMATS[code].suffix}"
    export.write(directories.hostile(), code, path, sources=SOURCES)

    frame = geopandas.read_file(path, layer="locations")

    assert tuple(frame["name_en"]) == directories.HOSTILE


def test_a_geopackage_holds_the_credits_as_a_table(tmp_path):
    path = tmp_path / "out.gpkg"
    export.write(directories.small(), "gpkg", path, sources=SOURCES)

    with sqlite3.connect(path) as database:
        found = database.execute("select source, licence, attribution_fr from sources")
        rows = found.fetchall()
    database.close()

    assert rows == [("ca/offices", "OGL-Canada-2.0", "Contient des faits.")]
