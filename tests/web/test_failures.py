import html

import pytest
from flask import abort
from werkzeug.exceptions import TooManyRequests

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


@pytest.mark.parametrize(
    ("status", "english", "french"),
    [
        (400, "This request cannot be answered", "Cette demande ne peut être traitée"),
        (404, "Page not found", "Page introuvable"),
        (405, "This page can only be read", "Cette page se consulte seulement"),
        (410, "This page no longer exists", "Cette page n'existe plus"),
        (413, "What you sent is too large", "Votre envoi est trop volumineux"),
        (414, "This address is too long", "Cette adresse est trop longue"),
        (429, "Too many requests", "Trop de demandes"),
        (
            500,
            "Something went wrong on our side",
            "Une erreur s'est produite de notre côté",
        ),
        (
            503,
            "We cannot answer just now",
            "Nous ne pouvons pas répondre pour l'instant",
        ),
    ],
)
def test_a_failure_is_told_in_the_language_of_its_address_or_in_both(
    failing, status, english, french
):
    pages = {
        start: failing.get(f"{start}fail/{status}?q=x")
        for start in ("/en/", "/fr/", "/")
    }
    assert {page.status_code for page in pages.values()} == {status}
    texts = {start: html.unescape(page.text) for start, page in pages.items()}
    assert f"<title>Error: {english} –" in texts["/en/"]
    assert f"<title>Erreur\N{NO-BREAK SPACE}: {french} –" in texts["/fr/"]
    assert english in texts["/"]
    assert f'<span lang="fr">{french}</span>' in texts["/"]
    for start, other in (("/en/", "/fr/"), ("/fr/", "/en/")):
        assert f'data-toggle href="{other}fail/{status}?q=x"' in texts[start]
        # Whoever cannot be answered here is given a box or a number to go on with.
        assert ('name="q"' in texts[start]) == (status in (400, 404, 410))
        assert ("tel:" in texts[start]) == (status in (429, 500, 503))
        assert ("reference" in texts["/en/"].casefold()) == (status >= 500)


@pytest.fixture(scope="module")
def failing(shelf, gazetteer):
    app = web.create_app(Settings(), Current(shelf, gazetteer))

    def fail(status, language=None):
        if status == 503:
            raise ShelfError("shelf.catalogue")
        if status == 500:
            msg = "inner workings"
            raise ValueError(msg)
        if status == 429:
            raise TooManyRequests(retry_after=60)
        abort(status)

    app.add_url_rule("/fail/<int:status>", "fail", fail)
    for language in ("en", "fr"):
        app.add_url_rule(
            f"/{language}/fail/<int:status>",
            "fail",
            fail,
            defaults={"language": language},
        )
    return app.test_client()


def test_who_should_come_back_is_told_when(failing):
    assert failing.get("/en/fail/503").headers["Retry-After"] == "30"
    assert failing.get("/en/fail/429").headers["Retry-After"] == "60"


def test_a_method_that_is_not_allowed_is_told_with_those_that_are(client):
    assert "GET" in client.post("/en/").headers["Allow"]


def test_what_nobody_types_is_refused_before_it_is_read(client):
    assert client.get("/en/results?q=" + "a" * 4_000).status_code == 414
    assert client.get("/api/v1/locations?q=" + "a" * 4_000).json["status"] == 414
    chunked = {"Transfer-Encoding": "chunked"}
    assert client.post("/en/results", headers=chunked).status_code == 411
