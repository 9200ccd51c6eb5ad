"""Hostile databases and binary layers: H23 to H26, and formats only GDAL reads."""

import io
import sqlite3
import struct
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tests.hostile.archives import archive
from tests.hostile.case import case

CONTENTS = """
CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER);
CREATE TABLE offices (fid INTEGER PRIMARY KEY, name TEXT);
INSERT INTO offices VALUES (1, 'Gaspé');
INSERT INTO gpkg_contents VALUES ('offices', 'attributes');
"""
ENDLESS = """
CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c;
INSERT INTO gpkg_contents VALUES ('v', 'features');
"""


def database(*scripts):
    """Return a GeoPackage made by these scripts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.gpkg"
        connection = sqlite3.connect(path)
        for script in (CONTENTS, *scripts):
            connection.executescript(script)
        connection.close()
        return path.read_bytes()


def patched(data, at, value, form="<I"):
    """Return the bytes with a number written over."""
    changed = bytearray(data)
    struct.pack_into(form, changed, at, value)
    return bytes(changed)


def shapefile(shp=None, dbf=None, *, names=("Gaspé",), encoding="utf-8", **more):
    """Return a zipped Shapefile of one point for each name."""
    records = b"".join(
        struct.pack(">ii", n, 10) + struct.pack("<idd", 1, -64.5, 48.8)
        for n in range(1, len(names) + 1)
    )
    head = struct.pack(">i20xi", 9994, (100 + len(records)) // 2) + struct.pack(
        "<ii64x", 1000, 1
    )
    whole = head + records
    rows = b"".join(b" " + name.encode(encoding).ljust(20) for name in names)
    table = (
        struct.pack("<4BIHH20x", 3, 126, 1, 1, len(names), 65, 21)
        + struct.pack("<11sc4xBB14x", b"NOM", b"C", 20, 0) + b"\r" + rows + b"\x1a"
    )  # fmt: skip
    parts = [
        ("a.shp", whole if shp is None else shp(whole)),
        ("a.shx", head + bytes(8 * len(names))),
        ("a.dbf", table if dbf is None else dbf(table)),
    ]
    return archive(parts + list(more.items()))


def parquet(column, geo):
    """Return a Parquet file with this `geo` metadata."""
    out = io.BytesIO()
    table = pa.table({"name": ["a"], "geometry": column})
    pq.write_table(table.replace_schema_metadata({"geo": geo}), out)
    return out.getvalue()


def _reads(name):
    return lambda rows: (
        rows.table.iloc[:, -1].tolist() == [name] or name in rows.table.to_string()
    )


CASES = [
    case("H23", "an endless view beside a table", "a.gpkg", database(ENDLESS), None,
         lambda rows: rows.table["name"].tolist() == ["Gaspé"] and "F050" in rows.issues.counts),
    case("H23", "nothing but an endless view", "a.gpkg",
         database("DELETE FROM gpkg_contents;", ENDLESS), "F039"),
    case("H24", "a list of contents that is an endless view", "a.gpkg", database(
        "DROP TABLE gpkg_contents; CREATE VIEW gpkg_contents AS WITH RECURSIVE c(table_name, data_type)"
        " AS (SELECT 'x', 'y' UNION ALL SELECT table_name, data_type FROM c) SELECT * FROM c;"),
        ("F040", "F039")),
    case("H24", "triggers are never fired", "a.gpkg", database(
        "CREATE TRIGGER t AFTER INSERT ON offices BEGIN DELETE FROM offices; END;"), None,
        lambda rows: len(rows) == 1),
    case("H24", "a virtual table", "a.gpkg", database(
        "DELETE FROM gpkg_contents; CREATE VIRTUAL TABLE f USING fts5(a);"
        "INSERT INTO gpkg_contents VALUES ('f', 'features');"), "F039"),
    case("H24", "a table whose column is worked out without end", "a.gpkg", database(
        "DELETE FROM gpkg_contents; CREATE TABLE g (a TEXT, b TEXT AS (hex(zeroblob(100000000))));"
        "INSERT INTO g(a) VALUES ('x'); INSERT INTO gpkg_contents VALUES ('g', 'attributes');"),
        ("F039", "F024", "F041")),
    case("H24", "a name that tries to end the query", "a.gpkg", database(
        "DELETE FROM gpkg_contents; CREATE TABLE \"a\"\"; ATTACH '/etc/passwd' AS p; --\" (b TEXT);"
        "INSERT INTO gpkg_contents SELECT name, 'attributes' FROM sqlite_master WHERE name LIKE 'a\"%';"),
        "F045"),
    case("H24", "a page count that lies", "a.gpkg", patched(database(), 28, 0xFFFFFF, ">I"),
         ("F039", None)),
    case("H24", "cut in half", "a.gpkg", database()[:5_000], "F039"),
    case("H24", "noise behind a good beginning", "a.gpkg", database()[:100] + b"\xff" * 9_000, "F039"),
    case("H25", "four thousand million rows", "a.zip",
         shapefile(dbf=lambda d: patched(d, 4, 4_000_000_000)), "F038"),
    case("H25", "a length that lies", "a.zip", shapefile(lambda d: patched(d, 24, 9_999, ">i")), "F038"),
    case("H25", "cut in the middle", "a.zip", shapefile(lambda d: d[:-10]), "F038"),
    case("H25", "more rows than shapes", "a.zip", shapefile(
        lambda d: patched(d[:128], 24, 64, ">i"), names=("a", "b")), "F038"),
    case("H25", "a record of no length", "a.zip", shapefile(lambda d: patched(d, 104, 0, ">i")), "F038"),
    case("H26", "UTF-8 that does not say so", "a.zip", shapefile(), None,
         lambda rows: rows.table["NOM"].tolist() == ["Gaspé"] and rows.encoding == "utf-8"),
    case("H26", "cp1252 that does not say so", "a.zip", shapefile(encoding="cp1252"), None,
         lambda rows: rows.table["NOM"].tolist() == ["Gaspé"]),
    case("H12", "no projection is noted, not assumed", "a.zip", shapefile(), None,
         lambda rows: rows.crs is None and rows.layout["prj"] == "missing"),
    case("H21", "a projection that is a path", "a.zip",
         lambda canary: shapefile(**{"a.prj": str(canary.secret)}), None,
         lambda rows: rows.crs is None),
    case("H25", "FlatGeobuf that is only a beginning", "a.fgb", b"fgb\x03fgb\x00" + b"\xff" * 500,
         ("F001", "F042")),
    case("H25", "a geodatabase of noise", "a.zip",
         archive([("x.gdb/a00000001.gdbtable", b"\xff" * 500), ("x.gdb/gdb", b"\x05")]), "F001"),
    case("H13", "a virtual layer inside a geodatabase", "a.zip", lambda canary: archive([
        ("x.gdb/gdb", f"<OGRVRTDataSource><OGRVRTLayer name='s'><SrcDataSource>{canary.secret}"
                      "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>")]), "F001"),
    case("H25", "Parquet that is only a beginning", "a.parquet", b"PAR1" + b"\xff" * 100 + b"PAR1", "F001"),
    case("H20", "GeoParquet with a system to be fetched", "a.parquet",
         lambda canary: parquet([b""], '{"primary_column":"geometry","columns":{"geometry":'
                                f'{{"encoding":"WKB","crs":"{canary.url}"}}}}}}'), "F031"),
    case("H46", "GeoParquet with collections within collections", "a.parquet",
         parquet([bytes.fromhex("0107000000ffffffff") * 20_000],
                 '{"primary_column":"geometry","columns":{"geometry":{"encoding":"WKB"}}}'), None,
         lambda rows: rows.issues.counts == {"F053": 1}),
]  # fmt: skip
