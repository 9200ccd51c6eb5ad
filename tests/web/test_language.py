import html
import re

import pytest

from geomap import web
from geomap.config import Settings
from geomap.web.current import Current


def test_the_root_offers_both_languages_and_guesses_neither(client):
    for asked in ("fr-CA,fr;q=0.9", "en", ""):
        answer = client.get("/", headers={"Accept-Language": asked})
        assert answer.status_code == 200
        assert 'href="/en/" hreflang="en">English</a>' in answer.text
        assert 'href="/fr/" hreflang="fr">Français</a>' in answer.text


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/en/", "/fr/"),
        ("/fr/sources", "/en/sources"),
        ("/en/about", "/fr/a-propos"),
        (
            "/en/locations/ca/counters/1/ottawa-counter",
            "/fr/bureaux/ca/counters/1/comptoir-d-ottawa",
        ),
        ("/en/results?q=Ottawa&amp;svc=sin", "/fr/resultats?q=Ottawa&amp;svc=sin"),
    ],
)
def test_the_other_language_is_one_link_away_with_the_whole_question(
    client, here, there
):
    page = client.get(here.replace("&amp;", "&")).text
    language = there[1:3]
    assert f'href="{there}" lang="{language}" hreflang="{language}"' in page


@pytest.mark.parametrize(("path", "lang"), [("/en/", "en-CA"), ("/fr/", "fr-CA")])
def test_every_page_says_its_language(client, path, lang):
    assert f'<html lang="{lang}">' in client.get(path).text


def test_a_page_that_does_not_exist_is_told_in_the_language_of_its_address(client):
    assert "Page introuvable" in client.get("/fr/rien").text
    french = {"Accept-Language": "fr"}
    assert "Page introuvable" in client.get("/rien", headers=french).text
    assert "Page not found" in client.get("/rien", headers=french).text
    assert "Page not found" in client.get("/en/nothing").text


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/en/nothing/at-all?q=%C3%89", "/fr/nothing/at-all?q=%C3%89"),
        (
            "/fr/bureaux/ca/counters/99?a=1&a=2&b",
            "/en/locations/ca/counters/99?a=1&a=2&b",
        ),
        (
            "/en/results?svc=sin&q=a+b&svc=passport",
            "/fr/resultats?svc=sin&q=a+b&svc=passport",
        ),
        ("/en/%22onload=x", "/fr/%22onload=x"),
    ],
)
def test_there_and_back_is_the_same_address_to_the_sign(client, here, there):
    assert toggled(client, here) == there
    assert toggled(client, there) == here


def toggled(client, path):
    link = re.search(r'data-toggle href="([^"]*)"', client.get(path).text)
    return html.unescape(link.group(1))


def test_a_page_has_one_address_and_one_in_each_language(shelf, gazetteer):
    app = web.create_app(
        Settings(public_url="https://offices.example.ca"), Current(shelf, gazetteer)
    )
    page = app.test_client().get("/en/sources?utm=x", base_url="http://localhost").text
    for link in (
        'rel="canonical" href="https://offices.example.ca/en/sources"',
        'hreflang="fr-CA" href="https://offices.example.ca/fr/sources?utm=x"',
        'hreflang="x-default" href="https://offices.example.ca/"',
    ):
        assert link in page
