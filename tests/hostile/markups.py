"""Hostile XML, and what is not the file it says it is: H15 to H19, H22, H27, H29 to H32."""

from tests.hostile.case import case

KML = "<kml xmlns='http://www.opengis.net/kml/2.2'><Document>%s</Document></kml>"
PLACE = "<Placemark><name>%s</name><Point><coordinates>-75.7,45.4</coordinates></Point></Placemark>"
ENDINGS = (
    "geojson",
    "json",
    "kml",
    "gml",
    "csv",
    "xml",
    "gpkg",
    "shp",
    "txt",
    "xlsx",
    "zip",
)
GROWING = "".join(
    f"<!ENTITY {chr(98 + i)} '{('&' + chr(97 + i) + ';') * 10}'>" for i in range(9)
)
LAUGHS = f"<!DOCTYPE l [<!ENTITY a 'ha'>{GROWING}]>"


def virtual(source):
    """Return a builder of a virtual layer over what `source` makes of the canary."""

    def build(canary):
        return (
            "<OGRVRTDataSource><OGRVRTLayer name='s'>"
            f"<SrcDataSource>{source(canary)}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
        )

    return build


def external(kind):
    """Return a builder of KML that asks for an external entity of this kind."""
    declared = {
        "file": "<!DOCTYPE kml [<!ENTITY x SYSTEM 'file://{secret}'>]>",
        "address": "<!DOCTYPE kml [<!ENTITY x SYSTEM '{url}'>]>",
        "parameter": "<!DOCTYPE kml [<!ENTITY % x SYSTEM '{url}'> %x;]>",
        "document type": "<!DOCTYPE kml SYSTEM '{url}'>",
    }[kind]

    def build(canary):
        head = declared.replace("{secret}", str(canary.secret)).replace(
            "{url}", canary.url
        )
        return f"<?xml version='1.0'?>{head}" + KML % (PLACE % "&x;")

    return build


SOURCES = {
    "a file": lambda canary: canary.secret,
    "an address": lambda canary: canary.url,
    "GDAL's web": lambda canary: f"/vsicurl/{canary.url}",
    "GDAL's zip": lambda canary: f"/vsizip/{canary.secret}",
    "GDAL's bucket": lambda _: "/vsis3/bucket/key",
    "the password file": lambda _: "CSV:/etc/passwd",
}

CASES = [
    case("H15", "a web page called a table", "a.csv", "<!DOCTYPE html><html><body>x</html>", "F020"),
    case("H15", "a drawing called a table", "a.csv", "<svg onload='alert(1)'/>", "F020"),
    case("H15", "a program called a table", "a.csv", b"MZ\x90\x00" + bytes(100), "F020"),
    case("H15", "a picture with a page behind it", "a.csv",
         b"\x89PNG\r\n\x1a\n<html><script>1</script>", "F020"),
    case("H15", "JSON called a workbook", "a.xlsx", '{"a":1}', "F020"),
    case("H15", "a table called GeoJSON", "a.geojson", "a,b\n1,2\n", "F020"),
    *[case("H16", f"a virtual layer called .{ending}", f"a.{ending}",
           virtual(SOURCES["a file"]), "F020") for ending in ENDINGS],
    *[case("H17", f"a virtual layer over {name}", "a.kml", virtual(source), "F020")
      for name, source in SOURCES.items()],
    case("H19", "a web feature service", "a.xml",
         lambda canary: f"<OGRWFSDataSource><URL>{canary.url}</URL></OGRWFSDataSource>", "F020"),
    case("H19", "a catalogue service", "a.gml",
         lambda canary: f"<OGRCSWDataSource><URL>{canary.url}</URL></OGRCSWDataSource>", "F020"),
    case("H22", "inline XML in a table is text", "a.csv",
         lambda canary: f"name,path\nx,<SrcDataSource>{canary.url}</SrcDataSource>\n", None,
         lambda rows: rows.table["path"][0].startswith("<Src")),
    case("H27", "links, icons and styles are not fetched", "a.kml",
         lambda canary: KML % (
             f"<NetworkLink><Link><href>{canary.url}</href></Link></NetworkLink>"
             f"<Style><IconStyle><Icon><href>{canary.url}</href></Icon></IconStyle></Style>"
             f"<Placemark><name>a</name><styleUrl>{canary.url}</styleUrl></Placemark>"),
         None, lambda rows: "F048" in rows.issues.counts and len(rows) == 1),
    *[case("H29", f"an external {kind}", "a.kml", external(kind), "F034")
      for kind in ("file", "address", "parameter", "document type")],
    case("H29", "an external document type in GPX", "a.gpx",
         lambda canary: f"<!DOCTYPE gpx SYSTEM '{canary.url}'><gpx/>", "F034"),
    case("H29", "a document type far from the start", "a.kml",
         lambda canary: "<!--" + "x" * 5_000 + f"--><!DOCTYPE kml SYSTEM '{canary.url}'><kml/>",
         ("F034", "F020")),
    case("H30", "a billion laughs", "a.kml", LAUGHS + KML % (PLACE % "&j;"), "F034"),
    case("H30", "quadratic growth", "a.kml",
         "<!DOCTYPE k [<!ENTITY a '" + "x" * 50_000 + "'>]>" + KML % (PLACE % ("&a;" * 500)), "F034"),
    case("H31", "200,000 deep", "a.kml", "<kml>" + "<a>" * 200_000, "F035"),
    case("H31", "100,000 attributes", "a.kml",
         "<kml><a " + " ".join(f"a{i}='1'" for i in range(100_000)) + "/></kml>", "F036"),
    case("H31", "a text of a megabyte", "a.kml", KML % (PLACE % ("x" * 10**6)), "F024"),
    case("H31", "UTF-7", "a.kml", "<?xml version='1.0' encoding='UTF-7'?>" + KML % "", "F001"),
    case("H31", "UTF-16", "a.kml",
         ("<?xml version='1.0' encoding='UTF-16'?>" + KML % (PLACE % "Gaspé")).encode("utf-16"),
         None, lambda rows: rows.table["name"][0] == "Gaspé"),
    case("H31", "cut short", "a.kml", (KML % (PLACE % "a"))[:-30], "F001"),
    case("H32", "a script in a description is text", "a.kml",
         KML % "<Placemark><description><![CDATA[<script>alert(1)</script>]]></description></Placemark>",
         None, lambda rows: rows.table["description"][0] == "<script>alert(1)</script>"),
    case("H41", "NaN in KML", "a.kml", KML % (
        "<Placemark><Point><coordinates>NaN,inf</coordinates></Point></Placemark>"
        "<Placemark><name>b</name></Placemark>"), None,
        lambda rows: rows.issues.counts == {"F052": 1}),
    case("H14", "KML without placemarks", "a.kml", KML % "", "F045"),
]  # fmt: skip
