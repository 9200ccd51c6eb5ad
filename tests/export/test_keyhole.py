"""KML is well formed whatever the names are."""

from defusedxml import ElementTree

from geomap.export import formats as export
from tests.export import directories

SOURCES = {"ca/offices": directories.source()}
KML = "{http://www.opengis.net/kml/2.2}"


def placemarks(path, directory):
    export.write(directory, "kml", path, sources=SOURCES)
    return ElementTree.parse(path).getroot().findall(f".//{KML}Placemark")


def test_placemarks_hold_every_value(tmp_path):
    first, second = placemarks(tmp_path / "out.kml", directories.small())

    assert first.findtext(f"{KML}name") == "Ottawa office / Bureau d'Ottawa"
    assert first.findtext(f".//{KML}coordinates") == "-75.6972000,45.4215000"
    data = {d.get("name"): d.findtext(f"{KML}value") for d in first.iter(f"{KML}Data")}
    assert data["licence"] == "OGL-Canada-2.0"
    assert data["address_postal_code"] == "K1A 0B1"
    assert second.find(f".//{KML}Point") is None


def test_the_document_says_whom_to_credit(tmp_path):
    path = tmp_path / "out.kml"
    placemarks(path, directories.small())

    said = ElementTree.parse(path).getroot().findtext(f".//{KML}description")

    assert "Contient des faits." in said


def test_hostile_names_come_back_as_text(tmp_path):
    found = placemarks(tmp_path / "out.kml", directories.hostile())

    names = [mark.findtext(f"{KML}name") for mark in found]
    # XML reads a bare carriage return as a line feed.
    assert names == [name.replace("\r", "\n") for name in directories.HOSTILE]
