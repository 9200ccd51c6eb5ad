import re

import pytest

NBSP = "\N{NO-BREAK SPACE}"


def heading(page):
    return re.search(r"<h1>(.*?)</h1>", page.text, re.S).group(1).strip()


def names(page):
    return re.findall(r'<h2 id="name-\d+"><a href="[^"]*"><bdi>(.*?)</bdi>', page.text)


def test_the_start_page_has_one_box_and_the_catalogue(client):
    page = client.get("/en/")
    assert heading(page) == "Find a government service office"
    assert page.text.count('type="text"') == 1
    assert page.text.count('href="/en/provinces/') == 13
    assert '<a href="/en/services/health-card">Health card</a>' in page.text
    assert 'href="tel:+18006226232"' in page.text
    assert '<option value="passport">Passport</option>' in page.text
    assert '<optgroup label="Federal">' in page.text


@pytest.mark.parametrize(
    ("path", "title", "first"),
    [
        (
            "/en/results",
            f"5 offices within 200{NBSP}km of Ottawa, Ontario",
            "Ottawa Counter",
        ),
        (
            "/fr/resultats",
            f"5 bureaux à moins de 200{NBSP}km d&#39;Ottawa (Ontario)",
            "Comptoir d&#39;Ottawa",
        ),
    ],
)
def test_the_results_answer_in_the_heading(client, path, title, first):
    page = client.get(path, query_string={"q": "Ottawa"})
    assert heading(page) == title
    assert names(page)[0] == first
    assert f"<title>{title} –" in page.text


def test_a_result_says_everything_needed_to_go_there(client):
    page = client.get("/en/results?q=Ottawa").text
    assert f"30{NBSP}m away" in page
    assert "100 Main Street, unit 200" in page
    assert '<a href="tel:+16135550101">613-555-0101</a>' in page
    assert "Passport; Social Insurance Number (SIN)" in page
    assert "Languages: English and French" in page
    assert f"Confirmed 1{NBSP}September 2026" in page


def test_old_facts_ask_for_a_call_first(client):
    page = client.get("/fr/resultats?q=Ottawa").text
    stale = page.index(f"Dernière confirmation{NBSP}: 1er{NBSP}mai 2019.")
    article = page[page.rindex("<article", 0, stale) : stale + 100]
    # Once, whether it is the hours that say so or the date.
    told = "Appelez avant de vous déplacer.", "Veuillez téléphoner d&#39;abord."
    assert sum(article.count(each) for each in told) == 1


def test_a_postal_code_is_answered_with_its_town(client):
    page = client.get("/en/results?q=k1a0b1")
    assert heading(page) == f"5 offices within 200{NBSP}km of K1A 0B1, Ottawa, Ontario"


def test_an_approximate_position_gives_an_approximate_distance(client):
    page = client.get("/en/results?q=Iqaluit").text
    assert f'<p class="distance">within 5{NBSP}km</p>' in page
    assert names(client.get("/en/results?q=Iqaluit"))[0] == "Nunavut Counter, Iqaluit"
    french = client.get("/fr/resultats?q=Iqaluit").text
    assert f'<p class="distance">à moins de 5{NBSP}km</p>' in french
    assert "Approximate position: Middle of the community" in page


def test_several_places_of_a_name_are_offered(client):
    page = client.get("/en/results?q=Sydney")
    assert heading(page) == "Which Sydney do you mean?"
    assert "Sydney, Nova Scotia" in page.text
    link = re.search(r'href="([^"]*)">Sydney, Manitoba', page.text).group(1)
    chosen = client.get(link.replace("&amp;", "&"))
    assert "Sydney, Manitoba" in heading(chosen)
    assert (
        '>Sydney, Nova Scotia</a> <span class="hint">30,960 people</span>' in page.text
    )


def test_words_that_are_no_place_are_answered_with_suggestions(client):
    page = client.get("/fr/resultats?q=Otawa&exact=1")
    assert heading(page) == f"Nous n&#39;avons pas trouvé «{NBSP}Otawa{NBSP}»"
    assert ">Ottawa (Ontario)</a>" in page.text
    assert "Vérifiez l&#39;orthographe ou choisissez une province" in page.text
    assert '<a href="/fr/provinces/NU">Nunavut</a>' in page.text
    assert 'href="tel:+18006226232"' in page.text


def test_another_spelling_is_answered_for_and_can_be_taken_back(client):
    page = client.get("/fr/resultats?q=Otawa")
    assert heading(page) == f"5 bureaux à moins de 200{NBSP}km d&#39;Ottawa (Ontario)"
    assert f"Nous avons cherché{NBSP}: Ottawa (Ontario)." in page.text
    exact = '<a href="/fr/resultats?q=Otawa&amp;exact=1">Chercher plutôt'
    assert exact in page.text


def test_a_task_without_a_place_asks_where_and_keeps_the_task(client):
    page = client.get("/en/results?q=lost+my+SIN+card")
    assert page.status_code == 200
    title = "Social Insurance Number (SIN): enter a city or postal code"
    assert heading(page) == title
    assert '<option value="sin" selected>' in page.text
    assert 'name="q" type="text" value=""' in page.text
    assert 'href="/en/services/sin"' in page.text


def test_a_task_with_a_place_is_chosen_in_the_form(client):
    page = client.get("/fr/resultats?q=permis+de+conduire+à+Ottawa").text
    assert '<option value="drivers-licence" selected>' in page
    assert 'name="q" type="text" value="Ottawa"' in page
    assert f"Service{NBSP}: Permis de conduire" in page


def test_an_office_typed_by_its_name_is_the_answer(client):
    page = client.get("/en/results?q=gatineau+counter")
    assert heading(page) == "1 office named “gatineau counter”"
    assert names(page) == ["Gatineau Counter"]
    assert "away" not in page.text
    assert 'q=Gatineau+Counter&amp;near=45.43,-75.71">Other offices near' in page.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("K1A 9Z9", "We do not know the postal code K1A 9Z9. Distances are from the"),
        ("7 Elgin Street, Ottawa", "We do not know this street address: 7 Elgin"),
        ("7 Elgin St Ottawa K1A 0B1", "from the middle of its postal code, K1A 0B1"),
        ("100 Main Street Ottawa", "Distances are from this address, where we know"),
        ("hotel Ottawa", "We did not understand “hotel” and left it out."),
    ],
)
def test_what_was_assumed_is_said(client, asked, said):
    page = client.get("/en/results", query_string={"q": asked})
    assert page.status_code == 200
    assert said in page.text


@pytest.mark.parametrize("typed", ["D1A 1A1", "K1A 0O1", "k1a 0b"])
def test_what_looks_like_a_postal_code_and_is_none_is_told(client, typed):
    page = client.get("/fr/resultats", query_string={"q": typed})
    assert page.status_code == 400
    assert "Entrez un code postal au format K1A 0B1" in page.text
    assert f"<title>Erreur{NBSP}: " in page.text


def test_nothing_near_still_gives_the_closest_and_a_number_to_call(client):
    page = client.get("/en/results?q=Grise+Fiord")
    assert heading(page) == f"No office within 50{NBSP}km of Grise Fiord, Nunavut"
    assert names(page)[0] == "Nunavut Counter, Iqaluit"
    assert 'href="tel:+18006226232"' in page.text


def test_what_nobody_has_supplied_is_said_plainly(client):
    page = client.get("/en/results?q=Ottawa&svc=hunting-fishing")
    assert heading(page) == (
        "We know of no office near Ottawa, Ontario for: Hunting and fishing licence"
    )


def test_a_language_not_confirmed_is_said_to_be_so(client):
    page = client.get("/en/results?q=Ottawa&lng=fr").text
    assert "Service in this language is not confirmed: French." in page


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "Enter a city, postal code or address"),
        ("q=Ottawa&svc=nope", "The value of svc is not in the catalogue"),
        ("near=a,b", "A position is two numbers"),
    ],
)
def test_a_question_that_cannot_be_answered_is_told_above_the_box(client, query, told):
    page = client.get(f"/en/results?{query}")
    assert page.status_code == 400
    assert told in page.text
    assert "<title>Error: " in page.text


def test_a_location_has_a_page_with_all_that_is_known(client):
    page = client.get("/en/locations/ca/counters/1/ottawa-counter")
    assert heading(page) == "<bdi>Ottawa Counter</bdi>"
    assert "Monday to Friday" in page.text
    assert "<dt>Wheelchair access</dt><dd>Yes</dd>" in page.text
    assert "<dt>Hearing loop</dt><dd>Not confirmed</dd>" in page.text
    assert 'href="https://example.ca/en" rel="noopener"' in page.text
    assert "Office of ca/counters" in page.text


def test_a_location_says_who_supplied_it_under_what_terms_and_how_well(client):
    page = client.get("/en/locations/ca/counters/1/ottawa-counter").text
    assert "<dt>Published by</dt><dd>Office of ca/counters<br>Open data.</dd>" in page
    assert re.search(r"<dt>Licence</dt><dd>\S+</dd>", page)
    assert f"<dt>Last checked</dt><dd>1{NBSP}September 2026</dd>" in page
    assert f"<dt>Position</dt><dd>On the building, true to about 30{NBSP}m</dd>" in page
    assert "<dt>Also supplied by</dt><dd>Office of ca/other</dd>" in page
    assert page.index(">Passport</a>") < page.index(
        ">Social Insurance Number (SIN)</a>"
    )


def test_a_coarse_position_says_how_coarse_in_french(client):
    page = client.get("/fr/bureaux/ca/counters/3/comptoir-d-iqaluit").text
    assert f"Centre de la localité, à environ 5{NBSP}km près" in page


def test_a_location_without_a_position_says_so_and_shows_no_map(client):
    page = client.get("/en/locations/ca/other/2/nowhere-counter").text
    assert "Nobody has told us where this is on the map." in page
    assert 'id="map"' not in page


def test_the_sources_page_tells_who_when_and_what_is_missing(client):
    page = client.get("/fr/sources").text
    assert "Bureau de on/counters" in page
    assert "<dd>OGL-ON-1.0</dd>" in page
    assert "1er\N{NO-BREAK SPACE}septembre 2026. À jour." in page
    newfoundland = re.search(r">Terre-Neuve-et-Labrador</th>(.*?)</tr>", page, re.S)
    assert newfoundland.group(1).count("Rien de fourni") == 4


def test_the_about_page_has_the_accessibility_statement(client):
    assert "Web Content Accessibility Guidelines 2.2" in client.get("/en/about").text
    assert "niveau AA" in client.get("/fr/a-propos").text
