import re

import pytest

NBSP = "\N{NO-BREAK SPACE}"


def test_every_province_and_territory_is_listed_with_what_is_known(client):
    page = client.get("/en/provinces").text
    listed = re.findall(r'href="/en/provinces/(\w\w)">', page)
    assert len(listed) == 13
    assert listed[:3] == ["AB", "BC", "MB"]
    assert 'provinces/ON">Ontario</a> <span class="hint">3 offices</span>' in page
    assert (
        'provinces/NL">Newfoundland and Labrador</a> <span class="hint">0 off' in page
    )


def test_a_province_lists_its_offices_by_municipality(client):
    page = client.get("/fr/provinces/ON").text
    assert f"<h1>Bureaux gouvernementaux{NBSP}: Ontario</h1>" in page
    assert "/fr/bureaux/ca/counters/1/comptoir-d-ottawa" in page
    assert re.search(r'<h3 id="town-ottawa"><bdi>Ottawa</bdi></h3>', page)
    assert "613" in page


def test_places_that_are_no_counters_are_one_link_away(client):
    page = client.get("/en/provinces/ON").text
    assert 'href="/en/provinces/ON?kind=library">Library</a>' in page
    libraries = client.get("/en/provinces/ON?kind=library").text
    assert "Ottawa Library" in libraries
    assert "Ottawa Counter" not in libraries


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/en/provinces/on", 301),
        ("/en/provinces/XX", 404),
        ("/en/provinces/ON?svc=nope", 400),
        ("/en/provinces/ON?letter=Q", 400),
        ("/fr/services/nope", 404),
    ],
)
def test_an_address_that_is_nearly_right_is_put_right_or_told(client, path, status):
    assert client.get(path).status_code == status


def test_every_service_is_listed_under_its_letter_in_each_language(client):
    english, french = (client.get(f"/{each}/services").text for each in ("en", "fr"))
    assert len(re.findall(r'href="/en/services/[\w-]+"', english)) == 140
    assert len(re.findall(r'href="/fr/services/[\w-]+"', french)) == 140
    passport = french.index(">Passeport<")
    assert french.index('id="letter-P"') < passport < french.index('id="letter-R"')


def test_a_service_says_whose_it_is_and_counts_where_it_is_offered(client):
    page = client.get("/en/services/passport").text
    assert "<h1>Passport</h1>" in page
    assert "Immigration, Refugees and Citizenship Canada" in page
    assert 'href="/en/provinces/QC?svc=passport">Quebec</a>' in page
    there = client.get("/en/provinces/QC?svc=passport").text
    assert "<h1>Passport: Quebec</h1>" in there
    assert there.count('class="office"') == 1
