"""Files of the pages: what is there, and nothing beside it (H77)."""

import pytest

from geomap.web import assets


@pytest.fixture
def address(app):
    with app.test_request_context():
        yield assets.module


def test_a_module_is_kept_under_an_address_that_changes_with_any_module(
    client, address
):
    there = address("results")
    answer = client.get(there)
    assert answer.mimetype == "text/javascript"
    assert "immutable" in answer.headers["Cache-Control"]
    mark = there.split("/")[2]
    assert address("stage").split("/")[2] == mark
    # What modules import stands beside them.
    assert 'from "./stage.js"' in answer.text


def test_a_page_of_before_an_upgrade_gets_the_module_of_now_but_does_not_keep_it(
    client,
):
    answer = client.get("/modules/0123456789ab/results.js")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/static/..%2fassets.py",
        "/static/../assets.py",
        "/static/%2e%2e/assets.py",
        "/static/map/..%2f..%2f..%2fassets.py",
        "/static/geomap.css%00",
        "/static/%00",
        "/static/..%5cassets.py",
        "/static//etc/passwd",
        "/static/",
        "/static/map",
        "/static/map.js.html",
        "/modules/x/..%2f..%2fassets.js",
        "/modules/x/results%00.js",
        "/modules/x/results.js.html",
        "/modules/%00/nothing.js",
        "/modules/x/../map.js",
        "/basemap/..%2f..%2fconfig.geojson",
        "/basemap/provinces%00.geojson",
        "/basemap/%00.geojson",
        "/basemap/provinces.pbf.html",
        "/basemap/99/-1/1000000000.pbf",
        "/basemap/README.geojson",
        "/map/cells.json/..%2f..%2f",
        "/map/communities.json%00",
    ],
)
def test_h77_a_path_that_names_no_file_of_ours_is_not_found(client, path):
    answer = client.get(path, follow_redirects=True)
    assert answer.status_code == 404
    assert "import" not in answer.text
    assert "max-age" not in answer.headers.get("Cache-Control", "")
