"""Hostile JSON and GeoJSON: H18, H20 to H22, H40 to H50."""

import json

from tests.hostile.case import case

FEATURE = '{"type":"Feature","properties":%s,"geometry":%s}'
POINT = '{"type":"Point","coordinates":[-75.7,45.4]}'


def collection(geometry=POINT, properties='{"name":"Office"}', more=""):
    """Return a FeatureCollection of one feature as text."""
    feature = FEATURE % (properties, geometry)
    return f'{{"type":"FeatureCollection",{more}"features":[{feature}]}}'


def point(coordinates):
    """Return a collection with one point of these coordinates, as text."""
    return collection(f'{{"type":"Point","coordinates":{coordinates}}}')


def streamed(canary):
    """Return the JSON that makes GDAL run a pipeline."""
    command = (
        f"gdal vector pipeline ! read {canary.secret} ! write --of=GeoJSON /vsistdout/"
    )
    return json.dumps({"type": "gdal_streamed_alg", "command_line": command})


def streamed_from(canary):
    """Return the JSON that makes GDAL fetch an address."""
    command = f"gdal vector pipeline ! read {canary.url} ! write out.csv"
    return json.dumps({"type": "gdal_streamed_alg", "command_line": command})


def linked(canary):
    """Return GeoJSON whose coordinate system is an address."""
    crs = {"type": "link", "properties": {"href": canary.url, "type": "proj4"}}
    return collection(more=f'"crs":{json.dumps(crs)},')


def named(name):
    """Return GeoJSON with this name of a coordinate system."""
    crs = {"type": "name", "properties": {"name": name}}
    return collection(more=f'"crs":{json.dumps(crs)},')


def collections_within(depth):
    """Return geometry collections nested so deep that C libraries fall over."""
    opened = '{"type":"GeometryCollection","geometries":[' * depth
    return collection(opened + POINT + "]}" * depth)


def _nowhere(code):
    return lambda rows: rows.table["@x"].isna().all() and code in rows.issues.counts


def _at(x, y):
    return lambda rows: rows.table[["@x", "@y"]].to_numpy().tolist() == [[x, y]]


CASES = [
    case("H18", "a GDAL pipeline that reads a file", "a.geojson", streamed, "F030"),
    case("H18", "a GDAL pipeline that fetches", "a.json", streamed_from, "F030"),
    case("H20", "a coordinate system to be fetched", "a.geojson", linked, "F031"),
    case("H20", "a coordinate system that is an address", "a.geojson",
         lambda canary: named(canary.url), "F031"),
    case("H20", "a coordinate system that is a file", "a.geojson",
         lambda canary: named(str(canary.secret)), "F031"),
    case("H21", "metres that are named", "a.geojson", named("EPSG:3857"), None,
         lambda rows: rows.crs == "EPSG:3857"),
    case("H21", "an unknown code", "a.geojson", named("EPSG:999999"), "F031"),
    case("H21", "a PROJ string", "a.geojson", named("+proj=merc +init=epsg:3857"), "F031"),
    case("H22", "paths in fields are words", "a.geojson",
         lambda canary: collection(properties=json.dumps({"name": f"/vsicurl/{canary.url}"})),
         None, lambda rows: rows.table["name"][0].startswith("/vsicurl/http")),
    case("H40", "1,000 deep", "a.json", "[" * 1_000 + "]" * 1_000, "F026"),
    case("H40", "200,000 deep", "a.json", "[" * 200_000, "F026"),
    case("H40", "deep objects", "a.json", '{"a":' * 50_000, "F026"),
    case("H41", "NaN", "a.geojson", point("[NaN,45]"), None, _nowhere("F052")),
    case("H41", "Infinity", "a.geojson", point("[-Infinity,45]"), None, _nowhere("F052")),
    case("H41", "1e999", "a.geojson", point("[1e999,45]"), None, _nowhere("F052")),
    case("H41", "minus zero is a number", "a.geojson", point("[-0,-0.0]"), None, _at(0, 0)),
    case("H42", "an integer of 5,000 digits", "a.json", '[{"n":' + "9" * 5_000 + "}]", "F028"),
    case("H42", "a number of a million letters", "a.json", '[{"n":1.' + "0" * 10**6 + "}]", "F028"),
    case("H45", "coordinates as text", "a.geojson", point('["-75.7","45.4"]'), None, _at(-75.7, 45.4)),
    case("H45", "no coordinates", "a.geojson", point("[]"), None, _nowhere("F053")),
    case("H45", "one coordinate", "a.geojson", point("[45]"), None, _nowhere("F053")),
    case("H45", "coordinates that are objects", "a.geojson", point('[{"x":1},2]'), None, _nowhere("F053")),
    case("H45", "digits no publisher writes", "a.geojson", point('["٤٥","1_0"]'), None, _nowhere("F052")),
    case("H45", "no geometry", "a.geojson", collection("null"), None,
         lambda rows: rows.table["@x"].isna().all() and not len(rows.issues)),
    case("H45", "height and measure", "a.geojson", point("[-75.7,45.4,80,1]"), None, _at(-75.7, 45.4)),
    case("H45", "a multipoint of one", "a.geojson",
         collection('{"type":"MultiPoint","coordinates":[[-75.7,45.4]]}'), None, _at(-75.7, 45.4)),
    case("H45", "an area", "a.geojson",
         collection('{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}'),
         None, _nowhere("F053")),
    case("H46", "collections within collections", "a.geojson", collections_within(60_000), "F026"),
    case("H46", "a shallow collection", "a.geojson", collections_within(2), "F030"),
    case("H47", "a key twice", "a.json", '[{"name":"a","name":"b"}]', "F029"),
    case("H47", "names that mean something to JavaScript", "a.json",
         '[{"__proto__":"a","constructor":"b","":"c"}]', None,
         lambda rows: "__proto__" in rows.table.columns),
    case("H47", "10,000 keys", "a.json",
         json.dumps([{f"k{i}": "v" for i in range(10_000)}]), "F025"),
    case("H48", "a byte order mark", "a.geojson", b"\xef\xbb\xbf" + collection().encode(), None,
         lambda rows: rows.encoding == "utf-8-sig"),
    case("H48", "UTF-16", "a.json", json.dumps([{"nom": "Gaspé"}], ensure_ascii=False).encode("utf-16"),
         None, lambda rows: rows.table["nom"][0] == "Gaspé"),
    case("H48", "NUL", "a.json", b'[{"a":"b\x00"}]', "F033"),
    case("H48", "cut short", "a.geojson", collection()[:-20], "F027"),
    case("H48", "something after the end", "a.json", '[{"a":"b"}] x', "F027"),
    case("H48", "one document a line", "a.ndjson", '{"a":"b"}\n{"a":"c"}\n', None,
         lambda rows: rows.table["a"].tolist() == ["b", "c"]),
    case("H48", "a broken line among documents", "a.ndjson", '{"a":"b"}\n{"a":\n', "F027"),
    case("H49", "half a character", "a.json", r'[{"name":"\ud800"}]', "F033"),
    case("H49", "half a character in a key", "a.json", r'[{"\udc00":"x"}]', "F033"),
    case("H49", "a code point that is no character", "a.json", r'[{"name":"\uffff"}]', "F033"),
    case("H49", "an escaped NUL", "a.json", r'[{"name":"a\u0000b"}]', "F033"),
    case("H49", "private use is kept", "a.json", r'[{"name":"\ue000"}]', None,
         lambda rows: rows.table["name"][0] == "\ue000"),
    case("H50", "6,000 features where 5,000 are allowed", "a.geojson",
         '{"type":"FeatureCollection","features":['
         + ",".join([FEATURE % ('{"n":"a"}', POINT)] * 6_000) + "]}", "F023"),
    case("H50", "one text of a megabyte", "a.json", json.dumps([{"name": "x" * 10**6}]), "F024"),
    case("H14", "no features", "a.geojson", '{"type":"FeatureCollection","features":[]}', "F045"),
    case("H14", "an empty list", "a.json", "[]", "F045"),
    case("H14", "a bare number", "a.json", "[1", "F027"),
    case("H45", "features that are not features", "a.geojson",
         '{"type":"FeatureCollection","features":[1,null]}', "F030"),
    case("H45", "features that are no list", "a.geojson",
         '{"type":"FeatureCollection","features":{"a":1}}', "F030"),
    case("H45", "properties that are a list", "a.geojson", collection(properties="[1]"), "F030"),
    case("H62", "spellings of one identifier stay apart", "a.json",
         json.dumps([{"id": "\u00e9"}, {"id": "e\u0301"}, {"id": "\uff45"}]), None,
         lambda rows: rows.table["id"].tolist() == ["\u00e9", "e\u0301", "\uff45"]),
]  # fmt: skip
