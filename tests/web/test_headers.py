import pytest

from geomap import web
from geomap.config import Settings
from geomap.web.current import Current

PAGES = ["/en/", "/fr/resultats?q=Ottawa", "/api/v1/locations?q=Ottawa", "/nothing"]


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_forbids_what_the_pages_do_not_need(client, page):
    headers = client.get(page).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin"
    assert "geolocation=(self)" in headers["Permissions-Policy"]
    assert "Set-Cookie" not in headers


def test_answers_name_the_snapshot_they_come_from(client, shelf):
    expected = shelf.snapshot().id
    assert client.get("/en/results?q=Ottawa").headers["X-Snapshot"] == expected
    assert client.get("/api/v1/locations?q=Ottawa").headers["X-Snapshot"] == expected


def test_pictures_may_come_from_a_tile_server_only_when_the_settings_say_so(
    client, shelf, gazetteer
):
    offline = client.get("/en/").headers["Content-Security-Policy"]
    assert "img-src 'self' data:;" in offline
    app = web.create_app(Settings(tiles="osm"), Current(shelf, gazetteer))
    osm = app.test_client().get("/en/").headers["Content-Security-Policy"]
    assert "img-src 'self' data: https://tile.openstreetmap.org;" in osm


@pytest.mark.parametrize("page", ["/en/", "/en/results?q=Ottawa", "/fr/sources"])
def test_no_page_has_a_script_or_a_style_in_it(client, page):
    text = client.get(page).text
    assert "style=" not in text
    assert "<style" not in text
    assert "onclick" not in text
    scripts = text.count("<script ")
    assert scripts == text.count("<script src=") + text.count("application/json")
