"""Addresses of locations that are not there any more, or never were (U45)."""

import re

import pytest

from geomap import web
from geomap.config import Settings
from geomap.model import directory
from geomap.web.current import Current
from tests import handmade, handmade_shelf
from tests.store import shelves
from tests.web.conftest import NOON

GONE = "/en/locations/ca/counters/4/winnipeg-counter"


@pytest.fixture(scope="module")
def dropped(tmp_path_factory, gazetteer):
    """A shelf whose newest version of ca/counters lacks number 4."""
    folder = tmp_path_factory.mktemp("dropped")
    rows = handmade.table()
    shelf = handmade_shelf.opened(folder, rows)
    kept = (rows["source"] == "ca/counters") & (rows["id"] != "ca/counters/4")
    shelves.published(shelf, directory.of(rows[kept].reset_index(drop=True)), folder)
    current = Current(shelf, gazetteer)
    return web.create_app(Settings(), current, clock=lambda: NOON).test_client()


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/en/locations/on/counters/4/former-counter-ottawa", "closed permanently"),
        ("/fr/bureaux/on/counters/4/ancien-comptoir-ottawa", "fermé définitivement"),
    ],
)
def test_a_closed_office_is_gone_with_the_nearest_three_instead(client, path, told):
    page = client.get(path)
    assert page.status_code == 410
    assert told in page.text
    assert page.text.count('class="office"') == 3
    assert 'role="search"' in page.text


def test_what_did_the_same_comes_first_if_it_is_not_far(client):
    page = client.get("/en/locations/on/counters/4/former-counter-ottawa").text
    found = re.findall(r'<p class="office"><a href="/en/locations/(\w+/\w+/\d)', page)
    # The counter of the same kind, then whatever is near; not the one 684 km away.
    assert found == ["on/counters/1", "ca/counters/1", "ca/counters/5"]


def test_an_office_its_source_has_dropped_is_gone_not_unknown(dropped):
    page = dropped.get(GONE)
    assert page.status_code == 410
    assert "<h1><bdi>Winnipeg Counter</bdi></h1>" in page.text
    assert "no longer in the list of its source" in page.text
    assert "1\N{NO-BREAK SPACE}September 2026" in page.text
    french = "/fr/bureaux/ca/counters/4/comptoir-de-winnipeg"
    assert f'href="{french}" lang="fr"' in page.text
    assert dropped.get(french).status_code == 410
    assert dropped.get("/en/locations/ca/counters/4").status_code == 410


@pytest.mark.parametrize(
    "path",
    ["/en/locations/ca/other/1", "/en/locations/ca/other/1/ottawa-counter-again"],
)
def test_an_office_that_became_one_with_another_leads_there(client, path):
    answer = client.get(f"{path}?svc=sin")
    there = "/en/locations/ca/counters/1/ottawa-counter?svc=sin"
    assert (answer.status_code, answer.headers["Location"]) == (301, there)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/en/locations/ca/counters/99", "We do not know this office"),
        ("/fr/bureaux/nobody/knows/this", "Nous ne connaissons pas ce bureau"),
    ],
)
def test_an_office_nobody_ever_published_is_unknown_with_a_search(client, path, told):
    page = client.get(path)
    assert page.status_code == 404
    assert f"<h1>{told}</h1>" in page.text
    assert 'role="search"' in page.text
