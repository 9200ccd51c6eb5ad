import gzip
import json
import re
from pathlib import Path

import pytest

from geomap.web import assets


@pytest.mark.parametrize("name", ["provinces", "lakes", "places"])
def test_each_layer_is_sent_packed_and_kept(client, name):
    answer = client.get(f"/basemap/{name}.geojson", headers={"Accept-Encoding": "gzip"})
    assert json.loads(gzip.decompress(answer.data))["type"] == "FeatureCollection"
    again = client.get(
        f"/basemap/{name}.geojson", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304


def test_no_other_file_is_a_layer(client):
    assert client.get("/basemap/README.geojson").status_code == 404


@pytest.mark.parametrize(
    ("path", "language", "credit"),
    [
        ("/en/results?q=Ottawa", "en", "Place names: GeoNames, CC BY 4.0"),
        ("/fr/resultats?q=Ottawa", "fr", "GeoNames, CC BY 4.0"),
    ],
)
def test_the_map_is_told_its_language_its_names_and_whom_to_credit(
    client, path, language, credit
):
    page = client.get(path).text
    held = re.search(r'id="map-data">(.*?)</script>', page, re.S).group(1)
    told = json.loads(held)
    assert told["language"] == language
    assert told["places"] == "/basemap/places.geojson"
    assert credit in told["credit"]


def test_a_phone_that_shows_the_map_fetches_little_more_than_its_code(client):
    def size(path):
        answer = client.get(path, headers={"Accept-Encoding": "gzip"})
        assert answer.status_code == 200
        return len(answer.data)

    own = Path(assets.STATIC / "map").glob("*.js")
    code = [f"/modules/0/{file.stem}.js" for file in own]
    code += [f"/static/vendor/leaflet/leaflet.{kind}" for kind in ("js", "css")]
    assert sum(map(size, ["/static/map.js", *code])) <= 65_000
    assert size("/basemap/provinces.geojson") <= 60_000
