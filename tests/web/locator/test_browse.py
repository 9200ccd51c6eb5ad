import re

import pandas as pd
import pytest

from geomap import web
from geomap.config import Settings
from geomap.web.current import Current
from tests import handmade, handmade_shelf

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


@pytest.fixture(scope="module")
def crowded(tmp_path_factory, gazetteer):
    """Manitoba with 420 offices in 21 towns, two of which begin with no letter."""
    towns = [*"ABCDEFGHIJKLMNOPQRS", "100 Mile", None]
    table = handmade.table()
    one = table[table["id"] == "ca/counters/4"]
    many = pd.concat([one] * 420, ignore_index=True)
    many["id"] = [f"ca/counters/m{number}" for number in range(420)]
    many["name_en"] = [f"Office {number:03}" for number in range(420)]
    many["address_locality_en"] = [
        town and f"{town}ville" for number in range(20) for town in towns
    ]
    folder = tmp_path_factory.mktemp("crowded")
    shelf = handmade_shelf.opened(folder, pd.concat([table, many], ignore_index=True))
    return web.create_app(Settings(), Current(shelf, gazetteer)).test_client()


def test_a_long_list_is_read_letter_by_letter_or_whole(crowded):
    index = crowded.get("/en/provinces/MB").text
    assert "421 offices" in index
    assert index.count('class="office"') == 0
    assert 'href="/en/provinces/MB?letter=C#town-cville"' in index
    letter = crowded.get("/en/provinces/MB?letter=C").text
    assert letter.count('class="office"') == 20
    assert "<h1>Government offices: Manitoba – C</h1>" in letter
    assert 'href="/en/provinces/MB?letter=C" aria-current="page"' in letter
    other = crowded.get("/en/provinces/MB?letter=%23").text
    assert "Municipality not given" in other
    assert "100 Mileville" in other
    assert "<h1>Government offices: Manitoba – Other</h1>" in other
    whole = crowded.get("/en/provinces/MB?letter=all").text
    assert whole.count('class="office"') == 421
    assert 'href="#letter-C"' in whole


def test_a_short_list_is_whole_at_once(crowded):
    page = crowded.get("/fr/provinces/ON").text
    assert page.count('class="office"') == 3
    assert "Liste complète" not in page
