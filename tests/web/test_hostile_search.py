"""What attacks is typed into the box (H65): told, answered, or refused; never slow."""

import time

import pytest
from werkzeug.test import create_environ, run_wsgi_app
from werkzeug.wrappers import Response

from geomap.finding import suggestions, understanding
from geomap.finding.answer import Question

MEGABYTE = 1_000_000
HOSTILE = {
    "a megabyte": "x" * MEGABYTE,
    "a NUL": "Ottawa\x00; rm -rf",
    "percent signs": "%" * 100_000,
    "emoji": "\N{PILE OF POO}" * 60,
    "SQL": "' OR 1=1--",
    "more SQL": "Robert'); DROP TABLE locations;--",
    "operators": '"*" NEAR(a b) OR NOT -x:*^',
    "regex bait": "(a+)+$" * 20,
    "backtracking": "a" * 119 + "!",
    "digits": "1" * 120,
    "many words": "a 1 " * 30,
    "street bait": "1 main st " * 12,
    "postal bait": "K1A " * 30,
    "combining": "e" + "\N{COMBINING ACUTE ACCENT}" * 119,
    "right to left": "\N{RIGHT-TO-LEFT OVERRIDE}awattO",
    "lone half": "\ud800Ottawa",
    "braces": "{{7*7}} {% x %} ${x} %(a)s",
    "markup": "<img src=x onerror=window.__x=1>",
    "not UTF-8": b"\xff\xfe\xfd",
}
SECONDS = 0.3
# A busy machine may be slow once; a pattern that runs away is slow every time.
TRIES = 5
ROUTES = ("/en/results", "/fr/resultats", "/api/v1/locations", "/api/v1/suggestions")


def quoted(text):
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return "".join(f"%{byte:02X}" for byte in raw)


@pytest.fixture(scope="module")
def warm(app):
    """A client of an app that has read what it needs."""
    client = app.test_client()
    for route in ROUTES:
        client.get(f"{route}?q=Otawa passport")
    return client


def timed(client, route, text):
    """Return the answer and the seconds of the server alone; the address is ready."""
    environ = create_environ(path=route, query_string=f"q={quoted(text)}")
    began = time.perf_counter()
    told = run_wsgi_app(client.application, environ, buffered=True)
    return Response(*told), time.perf_counter() - began


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_is_typed_is_answered_or_refused_at_once(warm, route, name):
    taken = []
    while len(taken) < TRIES and not any(each <= SECONDS for each in taken):
        answer, seconds = timed(warm, route, HOSTILE[name])
        taken.append(seconds)
    assert min(taken) <= SECONDS
    assert answer.status_code in (200, 400, 414)
    assert answer.is_json or "<img src=x" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("name", ["a megabyte", "percent signs"])
def test_an_address_longer_than_any_search_is_refused(warm, name):
    for route in ROUTES:
        assert timed(warm, route, HOSTILE[name])[0].status_code == 414


def test_a_text_that_is_too_long_is_told_so_and_suggests_nothing(client):
    page = client.get(f"/en/results?q={'x' * 121}")
    assert page.status_code == 400
    assert "Use 120 characters or fewer" in page.text
    answer = client.get(f"/api/v1/suggestions?q={'x' * 121}")
    assert answer.json == {"suggestions": [], "status": ""}


@pytest.mark.parametrize(
    "text", [HOSTILE[name][:120] for name in HOSTILE if name != "not UTF-8"]
)
def test_no_text_stops_the_understanding(app, text):
    finder = app.extensions["geomap"].finder()
    understood = finder.understand(Question(text=text))
    assert understood.outcome in ("found", "ambiguous", "no_place", "not_understood")
    suggested = suggestions.suggest(finder.gazetteer, text, lambda: finder.offices)
    assert (
        len(suggested.places + suggested.services + suggested.rows) <= suggestions.MOST
    )


def test_nothing_typed_is_nothing_understood(app):
    finder = app.extensions["geomap"].finder()
    for text in ("", " ", "?!", "\x00", "\N{ZERO WIDTH SPACE}"):
        found = understanding.understand(
            finder.gazetteer, Question(text=text), lambda: finder.offices
        )
        assert (found.outcome, found.choices) == ("not_understood", ())
