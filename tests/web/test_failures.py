import pytest

from geomap import web
from geomap.config import Settings
from geomap.errors import Conflict, NotFound, RefusedFile, ShelfError, UserError
from geomap.web import failures
from geomap.web.current import Current


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound("location.unknown"), 404),
        (Conflict("shelf.moved_on"), 409),
        (RefusedFile("issue.F013"), 422),
        (ShelfError("shelf.catalogue"), 503),
        (UserError("query.empty"), 400),
        (ValueError("a bug"), 500),
    ],
)
def test_every_exception_has_its_status(error, status):
    assert failures.status_of(error) == status


def test_a_location_nobody_knows_is_not_found_in_words(client):
    page = client.get("/fr/bureaux/ca/counters/99")
    assert page.status_code == 404
    assert "Nous ne connaissons pas cet emplacement" in page.text


def test_the_api_tells_its_problems_in_both_languages_under_a_stable_code(client):
    answer = client.get("/api/v1/locations/ca/counters/99")
    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"
    assert answer.json["code"] == "location.unknown"
    assert answer.json["messages"]["en"].startswith("We do not know this location.")
    assert answer.json["messages"]["fr"].startswith("Nous ne connaissons pas")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_bug_is_a_calm_page_with_a_reference_and_no_details(shelf, gazetteer, caplog):
    app = web.create_app(Settings(), Current(shelf, gazetteer))

    @app.get("/en/broken")
    def broken():
        msg = "inner workings"
        raise ValueError(msg)

    page = app.test_client().get("/en/broken?q=secret-place")
    assert page.status_code == 500
    assert "inner workings" not in page.text
    reference = caplog.records[-1].args[0]
    assert reference in page.text
    assert "secret-place" not in caplog.text


@pytest.mark.parametrize("path", ["/en/", "/api/v1/locations"])
def test_only_reading_is_allowed(client, path):
    assert client.post(path).status_code == 405
