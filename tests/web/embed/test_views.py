"""The search in another site's frame: read-only, in its language, framed by whom we say."""

import pytest

from geomap import web
from geomap.config import Settings
from geomap.web.current import Current

FRAMES = [("/embed/en/search", "en"), ("/embed/fr/recherche", "fr")]


@pytest.mark.parametrize(("path", "lang"), FRAMES)
def test_the_frame_speaks_the_language_of_its_address(client, path, lang):
    page = client.get(path, headers={"Accept-Language": "fr" if lang == "en" else "en"})
    assert f'<html lang="{lang}-CA">' in page.text
    assert ("Rechercher</button>" in page.text) == (lang == "fr")


@pytest.mark.parametrize(
    "path", ["/embed/en/search", "/embed/en/search?q=Ottawa", "/embed.js"]
)
def test_only_the_frame_may_be_framed_and_it_keeps_nothing(client, path):
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert policy.endswith("frame-ancestors *")
    assert "X-Frame-Options" not in headers
    assert "Set-Cookie" not in headers
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("hosts", "said"),
    [
        ("none", "'none'"),
        ("https://a.example https://b.example", "https://a.example https://b.example"),
    ],
)
def test_the_settings_say_who_may_frame_it(shelf, gazetteer, hosts, said):
    app = web.create_app(Settings(embed_hosts=hosts), Current(shelf, gazetteer))
    policy = (
        app.test_client().get("/embed/en/search").headers["Content-Security-Policy"]
    )
    assert policy.endswith(f"frame-ancestors {said}")


def test_the_closest_offices_are_shown_and_lead_out_of_the_frame(client):
    page = client.get("/embed/en/search?q=Ottawa").text
    assert "Ottawa Counter" in page
    links = [part.split(">")[0] for part in page.split("<a ")[1:]]
    assert links
    assert all('target="_top"' in link or 'href="tel:' in link for link in links)


def test_a_name_of_several_places_is_chosen_inside_the_frame(client):
    page = client.get("/embed/fr/recherche?q=Sydney").text
    assert page.count('href="/embed/fr/recherche?q=Sydney') >= 2


@pytest.mark.parametrize(
    ("path", "status"),
    [("/embed/en/search?q=" + "a" * 200, 400), ("/embed/en/search?near=x", 400), ("/embed/en/nothing", 404)],
)  # fmt: skip
def test_what_goes_wrong_is_told_inside_the_frame(client, path, status):
    page = client.get(path)
    assert page.status_code == status
    assert "<title>Error:" in page.text
    if status == 404:
        assert 'target="_top"' in page.text


def test_nothing_of_the_address_is_repeated_but_what_was_typed_as_text(client):
    page = client.get('/embed/en/search?host=evil.example&q="><script>x</script>').text
    assert "evil.example" not in page
    assert "<script>x" not in page


def test_the_tag_makes_a_frame_with_a_title_in_both_languages(client):
    script = client.get("/embed.js")
    assert script.mimetype == "text/javascript"
    assert '"fr": "Trouver un bureau gouvernemental"' in script.text
    assert "/embed/fr/recherche" in script.text


@pytest.mark.parametrize("path", ["/en/embed", "/fr/integrer"])
def test_the_page_that_says_how_shows_whole_snippets_and_a_live_one(
    shelf, gazetteer, path
):
    settings = Settings(public_url="https://offices.example.ca")
    client = web.create_app(settings, Current(shelf, gazetteer)).test_client()
    page = client.get(path, base_url="http://localhost")
    assert "&lt;script src=&#34;https://offices.example.ca/embed.js&#34;" in page.text
    assert "&lt;iframe src=&#34;https://offices.example.ca/embed/" in page.text
    assert (
        "frame-src 'self'; frame-ancestors 'none'"
        in page.headers["Content-Security-Policy"]
    )
    assert '<script src="/embed.js" data-language=' in page.text
