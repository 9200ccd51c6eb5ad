import pytest


@pytest.mark.parametrize(
    ("asked", "start"),
    [("fr-CA,fr;q=0.9,en;q=0.5", "/fr/"), ("en", "/en/"), ("de", "/en/"), ("", "/en/")],
)
def test_the_root_sends_each_reader_to_their_language(client, asked, start):
    answer = client.get("/", headers={"Accept-Language": asked})
    assert (answer.status_code, answer.headers["Location"]) == (302, start)
    assert answer.headers["Vary"] == "Accept-Language"


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
    assert "Page not found" in client.get("/en/nothing").text
