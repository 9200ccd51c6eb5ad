import pytest

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("/en/locations/ca/counters/1", "/en/locations/ca/counters/1/ottawa-counter"),
        ("/en/locations/ca/counters/1/x", "/en/locations/ca/counters/1/ottawa-counter"),
        ("/fr/bureaux/ca/counters/1", "/fr/bureaux/ca/counters/1/comptoir-d-ottawa"),
        ("/en/location/ca/counters/1", "/en/locations/ca/counters/1/ottawa-counter"),
        (
            "/fr/emplacement/ca/counters/1",
            "/fr/bureaux/ca/counters/1/comptoir-d-ottawa",
        ),
        (
            "/en/locations/ca/counters/1?svc=sin&svc=passport",
            "/en/locations/ca/counters/1/ottawa-counter?svc=sin&svc=passport",
        ),
    ],
)
def test_the_identifier_decides_and_the_rest_is_put_right(client, asked, there):
    answer = client.get(asked)
    assert (answer.status_code, answer.headers["Location"]) == (301, there)
    assert client.get(there).status_code == 200


def test_the_other_language_has_its_own_slug_and_the_same_question(client):
    page = client.get("/en/locations/ca/counters/1/ottawa-counter?svc=sin").text
    there = "/fr/bureaux/ca/counters/1/comptoir-d-ottawa?svc=sin"
    assert f'href="{there}" lang="fr" hreflang="fr"' in page
    assert f'<link rel="alternate" hreflang="fr-CA" href="{there}">' in page


@pytest.mark.parametrize(
    "path",
    [
        "/en/locations/ca",
        "/en/locations/ca/counters/99/ottawa-counter",
        "/fr/bureaux/x/y/z/a/b",
    ],
)
def test_what_is_no_identifier_is_not_found(client, path):
    assert client.get(path).status_code == 404
