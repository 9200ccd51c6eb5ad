import pytest
from flask import url_for

from geomap import web
from geomap.config import Settings
from geomap.web.current import Current

# What the arguments of a route may be, so that most routes answer with their page; the
# others answer with a failure, which has the same headers.
SAMPLES = {
    "location_id": "ca/counters/1",
    "code": "on",
    "name": "lakes",
    "filename": "geomap.css",
}
# The embedded search has a policy of its own: tests/web/embed/.
FRAMED = "embed."


def routes(app):
    """The address of every route there is: a new one is looked at without being told."""
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if rule.endpoint.startswith(FRAMED):
                continue
            given = {name: SAMPLES.get(name, "x") for name in rule.arguments}
            yield url_for(rule.endpoint, **{**given, **(rule.defaults or {})})


def checked(answer):
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "strict-origin"
    assert "geolocation=(self)" in answer.headers["Permissions-Policy"]
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Set-Cookie" not in answer.headers
    assert "charset" in answer.content_type or "json" in answer.content_type


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "DELETE", "TRACE"])
def test_every_route_and_every_failure_forbids_what_the_pages_do_not_need(app, method):
    client = app.test_client()
    addresses = list(routes(app))
    assert len(addresses) >= 20
    for address in [
        *addresses,
        "/nothing",
        "/en/nothing",
        "/static/nothing",
        "/en/?q=",
    ]:
        answer = client.open(address, method=method)
        checked(answer)
        assert "Traceback" not in answer.text
        if method in ("DELETE", "TRACE"):
            assert answer.status_code in (404, 405), address


def test_browsers_are_told_to_stay_with_tls_only_when_the_public_comes_by_it(
    client, shelf, gazetteer
):
    assert "Strict-Transport-Security" not in client.get("/en/").headers
    settings = Settings(public_url="https://offices.example.ca")
    app = web.create_app(settings, Current(shelf, gazetteer))
    answer = app.test_client().get("/en/")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


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
