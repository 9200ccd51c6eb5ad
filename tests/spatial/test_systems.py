import pytest

from geomap.errors import RefusedFile
from geomap.spatial import systems


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("EPSG:3347", "EPSG:3347"),
        ("epsg:26917", "EPSG:26917"),
        ("3978", "EPSG:3978"),
        ("urn:ogc:def:crs:EPSG::2950", "EPSG:2950"),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"),
        ("http://www.opengis.net/def/crs/EPSG/0/4269", "EPSG:4269"),
        ("EPSG:102100", "EPSG:3857"),
    ],
)
def test_a_system_is_known_by_its_usual_names(written, code):
    assert systems.code_of(written) == code


@pytest.mark.parametrize("written", ["EPSG:27700", "EPSG:", "", "+proj=longlat", "x"])
def test_a_system_that_is_not_listed_is_refused(written):
    with pytest.raises(RefusedFile) as refused:
        systems.code_of(written)
    assert refused.value.key == "F031"


def test_every_utm_zone_of_canada_is_accepted_in_nad83_and_wgs84():
    codes = [f"EPSG:{26900 + zone}" for zone in range(7, 23)]
    codes += [f"EPSG:{32600 + zone}" for zone in range(7, 23)]
    assert set(codes) <= set(systems.accepted())
