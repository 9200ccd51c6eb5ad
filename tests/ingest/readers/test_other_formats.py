"""The same three offices through every binary format are the same three offices."""

import io
import zipfile

import geopandas
import pandas as pd
import pytest
import xlsxwriter

from geomap.errors import RefusedFile
from geomap.ingest.readers import choosing

NAMES = ["Gaspé", "Val-d'Or", "Trois-Rivières"]
XS = [-64.4869, -77.7828, -72.5477]
YS = [48.8312, 48.0974, 46.3432]


@pytest.fixture(scope="module")
def offices():
    table = pd.DataFrame({"NOM": NAMES, "CODE": ["001", None, "003"]})
    points = geopandas.points_from_xy(XS, YS)
    return geopandas.GeoDataFrame(table, geometry=points, crs="EPSG:4269")


def packed(folder, name, pattern):
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in sorted(folder.rglob(pattern)):
            if each.is_file() and each != path:
                archive.write(each, each.relative_to(folder))
    return path


def holds_the_offices(found):
    rows = {
        name: (code, x, y)
        for name, code, x, y in zip(
            *(found.table[c].to_pylist() for c in ("NOM", "CODE", "@x", "@y")),
            strict=True,
        )
    }
    return rows == {
        "Gaspé": ("001", -64.4869, 48.8312),
        "Val-d'Or": (None, -77.7828, 48.0974),
        "Trois-Rivières": ("003", -72.5477, 46.3432),
    }


def test_geopackage(offices, tmp_path, read):
    offices.to_file(tmp_path / "a.gpkg", layer="bureaux")
    found = read(tmp_path / "a.gpkg")
    assert holds_the_offices(found)
    assert (found.crs, found.layout["layer"]) == ("EPSG:4269", "bureaux")


def test_geopackage_of_two_layers_asks_which(offices, tmp_path, read):
    offices.to_file(tmp_path / "a.gpkg", layer="bureaux")
    offices.head(1).to_file(tmp_path / "a.gpkg", layer="kiosques")
    with pytest.raises(RefusedFile) as refused:
        read(tmp_path / "a.gpkg")
    assert refused.value.key == "F047"
    assert set(refused.value.facts["layers"].split(", ")) == {"bureaux", "kiosques"}
    assert len(read(tmp_path / "a.gpkg", layer="kiosques").table) == 1


@pytest.mark.parametrize("encoding", ["UTF-8", "cp1252"])
def test_zipped_shapefile(offices, tmp_path, read, encoding):
    offices.to_crs(26918).to_file(tmp_path / "bureaux.shp", encoding=encoding)
    found = read(packed(tmp_path, "a.zip", "bureaux.*"))
    assert found.crs == "EPSG:26918"
    assert found.table["NOM"].to_pylist() == NAMES
    assert found.table["CODE"].to_pylist() == ["001", None, "003"]
    expected = offices.to_crs(26918).geometry.x.tolist()
    assert found.table["@x"].to_pylist() == pytest.approx(expected)


def test_shapefile_without_projection_says_nothing_of_it(offices, tmp_path, read):
    offices.to_file(tmp_path / "bureaux.shp")
    (tmp_path / "bureaux.prj").unlink()
    found = read(packed(tmp_path, "a.zip", "bureaux.*"))
    assert found.crs is None
    assert found.layout["prj"] == "missing"
    assert holds_the_offices(found)


def test_shapefile_of_areas_has_no_points(offices, tmp_path, read):
    projected = offices.to_crs(3347)
    projected.set_geometry(projected.buffer(10)).to_file(tmp_path / "zones.shp")
    found = read(packed(tmp_path, "a.zip", "zones.*"))
    assert found.table["@x"].null_count == 3
    assert [each["code"] for each in found.problems] == ["F053"] * 3


def test_geoparquet(offices, tmp_path, read):
    offices.to_parquet(tmp_path / "a.parquet")
    found = read(tmp_path / "a.parquet")
    assert holds_the_offices(found)
    assert found.crs == "EPSG:4269"


def test_workbook(tmp_path, read):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Notes").write(0, 0, "bonjour")
        sheet = book.add_worksheet("Bureaux")
        sheet.write(0, 0, "Liste des bureaux")
        sheet.write_row(2, 0, ["NOM", "CODE", "Longitude", "Latitude"])
        for row, (name, x, y) in enumerate(zip(NAMES, XS, YS, strict=True), 3):
            sheet.write_row(row, 0, [name, "001", x, y])
    found = read(path)
    assert found.table["NOM"].to_pylist() == NAMES
    assert found.table["@x"].to_pylist() == XS
    assert found.table["Latitude"].to_pylist() == ["48.8312", "48.0974", "46.3432"]
    assert found.layout["sheet"] == "Bureaux"
    assert found.layout["sheets"] == ["Notes", "Bureaux"]
    assert found.layout["header_row"] == 3


def test_workbook_reads_the_sheet_and_header_asked_for(tmp_path, read):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        one = book.add_worksheet("Un")
        one.write_row(0, 0, ["x", "y", "z"])
        one.write_row(1, 0, ["nom", "ville", "code"])
        one.write_row(2, 0, ["A", "Gaspé", "1"])
        book.add_worksheet("Deux").write_row(0, 0, ["a"] * 9)
    found = read(path, sheet="Un", header_row=2)
    assert found.table.to_pylist() == [{"nom": "A", "ville": "Gaspé", "code": "1"}]
    with pytest.raises(RefusedFile) as refused:
        read(path, sheet="Trois")
    assert refused.value.key == "F047"


def test_folders_extended_data_and_description_tables(read):
    found = read("folders.kml")
    assert found.table["folder"].to_pylist() == ["Québec / Gaspésie", None]
    assert found.table["Téléphone"].to_pylist() == ["418-555-0100", None]
    assert found.table["Guichets"].to_pylist() == ["3", None]
    assert found.table["Ville"].to_pylist() == ["Gaspé", "Amos"]
    assert found.table["@x"].to_pylist() == [-64.4869, None]
    assert [(each["code"], each["row"]) for each in found.problems] == [("F053", 2)]


def test_waypoints_without_tracks(read):
    found = read("waypoints.gpx")
    assert found.table.drop_columns(["@x", "@y"]).to_pylist() == [
        {"name": "Gaspé", "desc": "Bureau", "link": "https://example.org/gaspe"}
    ]
    assert found.table["@y"].to_pylist() == [48.8312]


def test_zipped_table_is_read_as_the_table(tmp_path, read):
    (tmp_path / "bureaux.csv").write_text("nom,ville\nA,Gaspé\n", "utf-8")
    found = read(packed(tmp_path, "a.zip", "*.csv"))
    assert found.table["ville"].to_pylist() == ["Gaspé"]
    assert found.layout["layer"] == "bureaux.csv"


def test_package_of_tables_is_joined_on_its_keys(tmp_path, read):
    tables = {
        "organizations.csv": "id,name\no1,Service Québec\n",
        "services.csv": "id,organization_id,name\ns1,o1,Passeports\ns2,o1,Permis\n",
        "locations.csv": "id,name,latitude,longitude\nl1,Gaspé,48.8312,-64.4869\nl2,Amos,,\n",
        "service_at_locations.csv": "id,service_id,location_id\n1,s1,l1\n2,s2,l1\n",
        "addresses.csv": "id,location_id,address_1,city\n1,l1,98 rue de la Reine,Gaspé\n",
        "phones.csv": "id,location_id,number\n1,l1,418-555-0100\n2,l1,418-555-0101\n",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in tables.items():
            archive.writestr(name, content)
    (tmp_path / "hsds.zip").write_bytes(out.getvalue())
    table = read(tmp_path / "hsds.zip").table
    assert table["name"].to_pylist() == ["Gaspé", "Amos"]
    assert table["address.city"].to_pylist() == ["Gaspé", None]
    assert table["phone.number"].to_pylist() == ["418-555-0100; 418-555-0101", None]
    assert table["service.name"].to_pylist() == ["Passeports; Permis", None]
    assert table["organization.name"].to_pylist() == ["Service Québec", None]
    assert table["@x"].to_pylist() == [-64.4869, None]


def test_gdal_formats_are_refused_where_the_network_cannot_be_shut_off():
    with pytest.raises(RefusedFile) as refused:
        choosing.require("flatgeobuf", {"network": False, "files": True})
    assert refused.value.key == "F043"
    choosing.require("csv", {"network": False, "files": False})
