"""Everything a location's page says, in both languages (P3)."""

import html
import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from geomap import web
from geomap.config import Settings
from geomap.hours import calendars
from geomap.web.current import Current
from tests.web.conftest import NOON

NBSP = "\N{NO-BREAK SPACE}"
ENGLISH = "/en/locations/ca/counters/1/ottawa-counter"
FRENCH = "/fr/bureaux/ca/counters/1/comptoir-d-ottawa"


@pytest.fixture(scope="module")
def english(rich_client):
    return html.unescape(rich_client.get(ENGLISH).text)


@pytest.fixture(scope="module")
def french(rich_client):
    return html.unescape(rich_client.get(FRENCH).text)


def section(page, heading):
    start = page.index(f">{heading}</h2>")
    return page[start : page.index("</section>", start)]


def facts(part):
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", part))


def structured(page):
    held = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    return json.loads(held.group(1))


def test_every_number_is_said_to_be_what_it_is(english, french):
    contact = section(english, "Address and contact")
    assert 'Phone: <a href="tel:+16135550101">613-555-0101</a>' in contact
    assert 'Toll-free phone: <a href="tel:+18005550101">' in contact
    assert 'TTY: <a href="tel:+18005550102">' in contact
    assert "Fax: 613-555-0103" in contact
    assert '<a href="mailto:ottawa@example.ca">' in contact
    assert f"ATS{NBSP}: <a" in section(french, "Adresse et coordonnées")
    assert f"Télécopieur{NBSP}: 613{NBSP}555-0103" in french
    assert "Hôtel de ville" in french


def test_each_accessibility_fact_is_yes_no_or_not_confirmed_with_its_date(
    english, french
):
    part = section(english, "Accessibility")
    assert facts(part) == {
        "Wheelchair access": "Yes",
        "Accessible parking": "No",
        "Accessible washroom": "Not confirmed",
        "Hearing loop": "Not confirmed",
    }
    assert f"As of 1{NBSP}May 2026" in part
    assert facts(section(french, "Accessibilité"))["Boucle auditive"] == "Non confirmé"


def test_each_language_says_how_it_is_served(english, rich_client):
    assert facts(section(english, "Languages of service")) == {
        "English": "Offered",
        "French": "Offered",
        "Inuktitut": "By appointment or with an interpreter",
    }
    winnipeg = rich_client.get("/fr/bureaux/ca/counters/4/comptoir-de-winnipeg").text
    assert facts(section(winnipeg, "Langues de service")) == {
        "Anglais": "Offert",
        "Français": "Non confirmé",
        "Langues autochtones": "Non confirmé",
    }


def test_before_going_there_are_the_appointment_and_the_documents(english, french):
    part = section(english, "Before you go")
    assert "With or without an appointment." in part
    assert 'href="https://example.ca/book"' in part
    assert "https://example.ca/reserver" in section(french, "Avant de vous déplacer")


@pytest.mark.parametrize(
    ("app", "host", "parameter"),
    [
        ("Google Maps", "www.google.com", "destination"),
        ("Apple Maps", "maps.apple.com", "daddr"),
        ("Waze", "waze.com", "ll"),
        ("OpenStreetMap", "www.openstreetmap.org", "to"),
    ],
)
def test_directions_name_the_map_and_say_that_it_is_another_site(
    english, french, app, host, parameter
):
    part = section(english, "Getting there")
    found = re.search(
        rf'<a href="([^"]*)" rel="noopener">Directions in {app} \(opens another', part
    )
    address = urlsplit(found.group(1))
    assert (address.scheme, address.hostname) == ("https", host)
    assert parse_qs(address.query)[parameter] == ["45.421,-75.69"]
    assert f"Itinéraire dans {app} (ouvre un autre site)" in french
    assert 'href="geo:45.421,-75.69?q=45.421,-75.69(Ottawa%20Counter)"' in part
    assert "Bus 11 stops at the door." in part


def test_the_way_in_text_of_the_other_language_is_marked(french):
    assert '<bdi lang="en">Bus 11 stops at the door.</bdi>' in french
    assert "fournie en anglais seulement par la source" in french


def test_a_town_s_middle_is_not_handed_to_a_map_as_a_door(rich_client):
    page = rich_client.get("/en/locations/ca/counters/3/iqaluit-counter").text
    assert "Approximate position" in section(page, "Getting there")


def test_where_no_road_goes_the_page_says_so(rich_client):
    page = rich_client.get("/en/locations/nu/counters/1/nunavut-counter-iqaluit").text
    assert "No road goes there." in page
    french = rich_client.get("/fr/bureaux/nu/counters/1/comptoir-du-nunavut-iqaluit")
    assert "Aucune route n'y mène." in html.unescape(french.text)


def test_a_photo_is_told_in_words_and_linked_to_never_fetched(english, french):
    assert "<img" not in english
    assert 'href="https://example.ca/door.jpg" rel="noopener"' in english
    assert "Two glass doors under a green sign" in english
    assert "Deux portes vitrées sous une enseigne verte" in french
    assert "City of Ottawa, CC BY 4.0" in french
    assert f"Prise{NBSP}: juin 2025" in french


def test_offices_of_the_same_building_are_told_from_those_nearby(english):
    inside = section(english, "In the same building")
    assert "Ontario Counter, Ottawa" in inside
    around = section(english, "Nearest other offices")
    assert "Gatineau Counter" in around
    assert "Ontario Counter, Ottawa" not in around
    assert "ca/counters/1/" not in inside + around


def test_the_version_can_be_named_to_whoever_published_it(english, rich_shelf):
    version = rich_shelf.active()["ca/counters"]
    assert f"<code>ca/counters v1 {version.sha256[:12]}</code>" in english


def test_facts_that_are_old_ask_for_a_call_first(rich_client):
    page = rich_client.get("/en/locations/ca/counters/5/gatineau-counter").text
    assert f"last checked: 1{NBSP}May 2019. Call before you go." in page


def test_machines_read_the_same_in_the_words_of_schema_org(rich_client):
    page = rich_client.get(ENGLISH)
    data = structured(page.text)
    assert data["@type"] == "GovernmentOffice"
    assert data["@id"] == ENGLISH
    assert data["address"]["streetAddress"] == "100 Main Street, unit 200"
    assert data["geo"] == {
        "@type": "GeoCoordinates",
        "latitude": 45.421,
        "longitude": -75.69,
    }
    assert data["containedInPlace"]["name"] == "City Hall"
    offer = data["makesOffer"][0]["itemOffered"]
    assert (offer["@type"], offer["name"]) == ("GovernmentService", "Passport")
    channel = offer["availableChannel"]
    assert channel["@type"] == "ServiceChannel"
    assert channel["availableLanguage"] == ["en", "fr"]
    week = data["openingHoursSpecification"]
    assert [each["dayOfWeek"] for each in week] == [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
    ]  # fmt: skip
    assert {(each["opens"], each["closes"]) for each in week} == {("08:30", "16:30")}
    assert data["amenityFeature"][1]["value"] is False


def test_the_data_block_of_a_french_page_is_in_french(rich_client):
    data = structured(rich_client.get(FRENCH).text)
    assert data["name"] == "Comptoir d'Ottawa"
    assert (
        data["makesOffer"][0]["itemOffered"]["name"]
        == "Numéro d'assurance sociale (NAS)"
    )
    assert data["amenityFeature"][0]["name"] == "Accès en fauteuil roulant"


def test_the_location_is_one_feature_with_its_licence(rich_client):
    answer = rich_client.get("/api/v1/locations/ca/counters/1.geojson")
    assert answer.content_type == "application/geo+json"
    assert answer.json["geometry"] == {"type": "Point", "coordinates": [-75.69, 45.421]}
    assert answer.json["source"]["licence"] == "OGL-ON-1.0"
    assert rich_client.get("/api/v1/locations/x/y/1.geojson").status_code == 404
    nowhere = rich_client.get("/api/v1/locations/ca/other/2.geojson").json
    assert nowhere["geometry"] is None
    page = rich_client.get(ENGLISH).text
    assert (
        'type="application/geo+json" href="/api/v1/locations/ca/counters/1.geojson"'
        in page
    )
    assert page.count(f'<link rel="canonical" href="{ENGLISH}">') == 1


BACK = "/en/results?q=Ottawa&svc=passport#found-2"


def test_the_way_back_is_the_exact_address_in_the_language_being_read(rich_client):
    page = rich_client.get(ENGLISH, query_string={"back": BACK}).text
    assert f'<a href="{html.escape(BACK)}">Back to results</a>' in page
    there = rich_client.get(FRENCH, query_string={"back": BACK}).text
    assert 'href="/fr/resultats?q=Ottawa&amp;svc=passport#found-2">Retour aux' in there


@pytest.mark.parametrize(
    "back",
    [
        "//evil.example",
        "/\\evil.example",
        "https:evil.example",
        "https://evil.example/en/",
        "/\tevil",
        "/en/\t/evil.example",
        "/en//evil.example",
        "/en/../..//evil.example",
        "javascript:alert(1)",
        "/en/nothing",
        "/api/v1/locations",
        "/en/results?q=" + "x" * 1_000,
        "/en/results\r\nSet-Cookie: x=1",
    ],
)
def test_a_way_back_to_anywhere_else_is_left_aside(rich_client, back):
    page = rich_client.get(ENGLISH, query_string={"back": back})
    assert page.status_code == 200
    assert "Back to results" not in page.text
    assert 'href="/en/provinces/ON"' in page.text


def test_a_service_that_was_asked_for_and_is_not_offered_is_said_so(rich_client):
    asked = {"back": "/en/results?q=Ottawa&svc=drivers-licence"}
    page = html.unescape(rich_client.get(ENGLISH, query_string=asked).text)
    assert "<h3>Not offered here: Driver's licence</h3>" in page
    part = section(page, "Services offered here")
    assert "/en/locations/on/counters/" in part
    unknown = "/en/locations/ca/libraries/1/ottawa-library"
    assert "Not confirmed here" in rich_client.get(unknown, query_string=asked).text


def test_machines_are_told_the_holidays_on_which_it_is_closed(rich_shelf, gazetteer):
    kept = calendars.load(Settings().reference)
    current = Current(rich_shelf, gazetteer, kept)
    client = web.create_app(Settings(), current, clock=lambda: NOON).test_client()
    special = structured(client.get(ENGLISH).text)["specialOpeningHoursSpecification"]
    days = {each["validFrom"]: (each["opens"], each["closes"]) for each in special}
    # Two Fridays on which the federal public service does not work.
    assert days["2026-12-25"] == ("00:00", "00:00")
    assert days["2027-01-01"] == ("00:00", "00:00")
    assert "2026-12-24" not in days
