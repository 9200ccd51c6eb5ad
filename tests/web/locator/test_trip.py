"""The page of one trip, over the handmade directory."""

import html
import re

import pytest

NBSP = "\N{NO-BREAK SPACE}"


def heading(page):
    return html.unescape(re.search(r"<h1>(.*?)</h1>", page.text, re.S).group(1).strip())


def stops(page):
    return re.findall(r'<h3 id="name-\d+"><a href="[^"]*"><bdi>(.*?)</bdi>', page.text)


def told(page):
    part = re.search(r'id="problems">.*?<ul>(.*?)</ul>', page.text, re.S).group(1)
    return re.findall(r'<a href="#(\w+)">(.*?)</a>', part)


@pytest.mark.parametrize(
    ("path", "title", "event"),
    [
        ("/en/trip", "Plan one trip", "A birth"),
        ("/fr/trajet", "Planifier un seul trajet", "Une naissance"),
    ],
)
def test_it_starts_with_life_events_and_all_tasks(client, path, title, event):
    page = client.get(path)
    assert page.status_code == 200
    assert heading(page) == title
    assert f">{event}</a>" in page.text
    assert page.text.count('name="svc"') == 140
    assert "checked" not in page.text


def test_an_event_ticks_its_tasks_and_says_why(client):
    page = client.get("/en/trip?event=birth")
    assert heading(page) == "Plan one trip: A birth"
    ticked = re.findall(r'value="([\w-]+)" checked', page.text)
    assert ticked[:2] == ["birth-registration", "birth-certificate"]
    assert "Every child needs one of their own." in page.text


@pytest.mark.parametrize(
    ("path", "title", "names"),
    [
        (
            "/en/trip?q=Ottawa&svc=passport&svc=health-card&svc=drivers-licence",
            "2 stops from Ottawa, Ontario",
            ["Ottawa Counter", "Ontario Counter, Ottawa"],
        ),
        (
            "/fr/trajet?q=Ottawa&svc=passport&svc=health-card&svc=drivers-licence",
            "2 arrêts au départ d'Ottawa (Ontario)",
            ["Comptoir d'Ottawa", "Comptoir de l'Ontario, Ottawa"],
        ),
    ],
)
def test_a_plan_has_the_fewest_stops_in_order(client, path, title, names):
    page = client.get(path)
    assert heading(page) == title
    assert [html.unescape(name) for name in stops(page)] == names


def test_each_stop_says_what_to_do_and_to_bring(client):
    page = client.get("/en/trip?q=Ottawa&svc=passport&svc=health-card").text
    first, second = page.split('<li id="found-')[1:]
    assert "To bring: Passport" in first
    assert "Two identical printed passport photos" in first
    assert "To bring: Health card" in second


def test_what_can_be_done_online_comes_first_and_needs_no_stop(client):
    page = client.get("/en/trip?q=Ottawa&svc=sin")
    assert heading(page) == "You need not travel for this"
    assert "It can be done online, from beginning to end." in page.text
    assert stops(page) == []
    again = client.get("/en/trip?q=Ottawa&svc=sin&go=all")
    assert stops(again) == ["Ottawa Counter"]


def test_what_is_left_names_the_closest_office_and_a_wider_trip(client):
    page = client.get("/en/trip?q=Ottawa&svc=pet-licence&svc=health-card")
    assert "Not done on this trip: 1 task" in page.text
    assert "Borough Office" in page.text
    link = re.search(r'href="([^"]*)">Plan a trip of up to 250', page.text).group(1)
    wider = client.get(html.unescape(link))
    assert stops(wider) == ["Ontario Counter, Ottawa", "Borough Office"]


def test_when_nothing_is_near_the_page_still_helps(client):
    page = client.get("/en/trip?q=Grise+Fiord&svc=passport")
    assert page.status_code == 200
    assert heading(page) == "No office near Grise Fiord, Nunavut does this"
    assert ">Ottawa Counter</bdi></a>, 3,4" in page.text
    assert 'href="tel:+18005676868"' in page.text


def test_an_event_without_tasks_takes_those_of_the_province(client):
    page = client.get("/fr/trajet?event=retirement&q=Montr%C3%A9al")
    assert "Retraite Québec" in page.text
    assert "<h3>Sécurité de la vieillesse</h3>" in page.text
    assert "<h3>Régime de pensions du Canada</h3>" not in page.text


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("q=&svc=sin", [("q", "Enter a city, postal code or address")]),
        ("q=Ottawa", [("tasks", "Choose at least one task")]),
        (
            "q=",
            [
                ("tasks", "Choose at least one task"),
                ("q", "Enter a city, postal code or address"),
            ],
        ),
        (
            "q=Ottawa&r=501&svc=sin",
            [
                (
                    "q",
                    "The distance is a number of kilometres, more than 0 and at most 500",
                )
            ],
        ),
        ("q=Ottawa&event=party", [("q", "The value of event is not in the catalogue")]),
    ],
)
def test_what_is_missing_is_told_with_a_link_to_it(client, query, errors):
    page = client.get(f"/en/trip?{query}")
    assert page.status_code == 400
    assert told(page) == errors
    assert "<title>Error: " in page.text


def test_a_task_typed_with_the_place_is_one_of_the_errand(client):
    page = client.get("/en/trip?q=renew+passport+Ottawa&svc=health-card")
    assert heading(page) == "2 stops from Ottawa, Ontario"


def test_a_task_without_a_place_is_kept_while_the_place_is_asked_for(client):
    page = client.get("/en/trip?q=renew+passport")
    assert page.status_code == 400
    assert told(page) == [("q", "Enter a city, postal code or address")]
    assert 'value="passport" checked' in page.text


def test_more_tasks_than_an_errand_has_are_told_and_kept(client):
    codes = (
        "sin", "passport", "ei", "cpp", "oas", "gis", "taxes", "library", "police",
    )  # fmt: skip
    query = "&".join(f"svc={code}" for code in codes)
    page = client.get(f"/en/trip?q=Ottawa&{query}")
    assert told(page) == [("tasks", "Choose at most 8 tasks")]
    assert page.text.count(" checked") == len(codes)


def test_an_ambiguous_place_is_chosen_with_the_tasks_kept(client):
    page = client.get("/en/trip?q=Sydney&svc=passport&r=100")
    assert heading(page) == "Which Sydney do you mean?"
    link = re.search(r'<a href="([^"]*)">Sydney, Manitoba', page.text).group(1)
    there = html.unescape(link)
    assert "svc=passport" in there
    assert "r=100" in there
    assert heading(client.get(there)).endswith("Sydney, Manitoba does this")


def test_a_misspelt_place_is_one_link_from_the_right_one(client):
    page = client.get("/en/trip?q=Otawa&exact=1&svc=passport")
    assert heading(page) == "We could not find “Otawa”"
    assert ">Ottawa, Ontario</a>" in page.text


def test_unknown_parameters_are_ignored(client):
    page = client.get("/en/trip?q=Ottawa&svc=passport&x=1&page%5B%5D=2")
    assert heading(page) == "One stop from Ottawa, Ontario"


def test_the_other_language_keeps_the_whole_errand(client):
    page = client.get("/en/trip?event=birth&q=Ottawa&svc=passport&r=100").text
    there = "/fr/trajet?event=birth&amp;q=Ottawa&amp;svc=passport&amp;r=100"
    assert f'href="{there}"' in page


def test_a_hostile_question_is_text(client):
    page = client.get(
        "/en/trip", query_string={"q": "<img src=x onerror=1>", "svc": "sin"}
    )
    assert "<img" not in page.text


def test_several_services_in_a_search_are_one_link_from_a_trip(client):
    page = client.get("/en/results?q=Ottawa&svc=passport&svc=health-card")
    link = re.search(r'href="([^"]*)">Plan one trip for all', page.text).group(1)
    assert len(stops(client.get(html.unescape(link)))) == 2
    one = client.get("/en/results?q=Ottawa&svc=passport")
    assert "Plan one trip for all" not in one.text


def test_papers_of_what_happened_come_from_where_it_did(client):
    page = client.get("/en/trip?q=Ottawa&svc=birth-certificate")
    assert "wherever you live now" in page.text
