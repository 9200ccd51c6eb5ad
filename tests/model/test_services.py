"""The service catalogue."""

import re
import unicodedata
from datetime import date
from urllib.parse import urlsplit

import pytest

from geomap.model import vocabulary

CATALOGUE = vocabulary.terms("services")
LANGUAGES = ("en", "fr")
ORDERS = {"federal", "provincial", "municipal", "indigenous", "community"}
THEMES = {
    "business", "driving", "education", "family", "government", "health", "home",
    "identity", "immigration", "indigenous", "justice", "money", "recreation", "travel",
    "work",
}  # fmt: skip
OFFICIAL_HOSTS = {
    "antifraudcentre-centreantifraude.ca", "forces.ca", "ised-isde.canada.ca",
    "reportcyberandfraud.canada.ca", "signalercyberetfraude.canada.ca",
    "www.canada.ca", "www.cbsa-asfc.gc.ca", "www.elections.ca",
    "www.guichetemplois.gc.ca", "www.jobbank.gc.ca", "www.sac-isc.gc.ca",
    "www.veterans.gc.ca",
}  # fmt: skip
PHONE = re.compile(r"1-8\d\d-\d{3}-\d{4}|211|988")
every_service = pytest.mark.parametrize("code", CATALOGUE)


def plain_words(code, language):
    return CATALOGUE[code].listed(f"synonyms_{language}")


def links(code):
    return [CATALOGUE[code].more[f"url_{language}"] for language in LANGUAGES]


def test_the_catalogue_holds_more_than_a_hundred_services():
    assert len(CATALOGUE) > 100


def test_every_order_of_government_has_services():
    assert {term.more["order"] for term in CATALOGUE.values()} == ORDERS


def test_every_service_has_a_known_theme():
    assert {term.more["theme"] for term in CATALOGUE.values()} == THEMES


def test_online_says_how_far_one_gets_without_leaving_home():
    said = {term.more["online"] for term in CATALOGUE.values()}
    assert said == {"full", "partial", "none", "unknown"}


@every_service
def test_codes_are_kebab_case(code):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)


@every_service
def test_names_and_responsibilities_exist_in_both_languages(code):
    term = CATALOGUE[code]
    assert term.en
    assert term.fr
    assert term.more["responsible_en"]
    assert term.more["responsible_fr"]


@every_service
@pytest.mark.parametrize("language", LANGUAGES)
def test_at_least_four_plain_words_in_lower_case(code, language):
    words = plain_words(code, language)
    assert len(set(words)) == len(words) >= 4
    assert [word for word in words if word != word.lower().strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_plain_word_leads_to_two_services(language):
    owners: dict[str, set[str]] = {}
    for code, term in CATALOGUE.items():
        for word in (term.name(language), *plain_words(code, language)):
            owners.setdefault(word.casefold(), set()).add(code)
    assert {word: codes for word, codes in owners.items() if len(codes) > 1} == {}


@every_service
def test_texts_are_composed_characters_with_straight_apostrophes(code):
    text = "|".join(
        [CATALOGUE[code].en, CATALOGUE[code].fr, *CATALOGUE[code].more.values()]
    )
    assert text == unicodedata.normalize("NFC", text)
    assert "’" not in text


@every_service
def test_phone_numbers_are_toll_free_and_canonical(code):
    term = CATALOGUE[code]
    numbers = [*term.listed("phone"), *term.listed("tty")]
    assert [number for number in numbers if not PHONE.fullmatch(number)] == []


@every_service
def test_a_link_exists_in_both_languages_or_in_neither(code):
    english, french = links(code)
    assert bool(english) is bool(french)


@every_service
def test_links_lead_to_official_sites_over_https(code):
    for link in filter(None, links(code)):
        assert urlsplit(link).scheme == "https"
        assert urlsplit(link).hostname in OFFICIAL_HOSTS


@every_service
def test_the_french_link_is_not_the_english_one(code):
    english, french = links(code)
    assert not english or english != french


@every_service
def test_whatever_can_go_stale_names_the_page_it_was_read_from(code):
    more = CATALOGUE[code].more
    stale = [more[key] for key in ("phone", "tty", "url_en", "gc_service_id")]
    assert bool(more["source_url"]) is any(stale)


@every_service
def test_source_dates_are_days_of_the_past(code):
    written = CATALOGUE[code].more["source_date"]
    assert not written or date(2020, 1, 1) < date.fromisoformat(written)


@every_service
def test_service_inventory_ids_look_as_the_inventory_writes_them(code):
    ids = CATALOGUE[code].listed("gc_service_id")
    assert [i for i in ids if not re.fullmatch(r"\d{1,4}|SRV\d{5}", i)] == []


@pytest.mark.parametrize(
    ("words", "language", "code"),
    [
        ("lost my sin card", "en", "sin"),
        ("j'ai perdu ma carte d'assurance sociale", "fr", "sin"),
        ("renew passport", "en", "passport"),
        ("permis de conduire expiré", "fr", "drivers-licence"),
        ("laid off", "en", "ei"),
        ("carte soleil", "fr", "health-card"),
        ("welfare", "en", "social-assistance"),
        ("assermentation", "fr", "commissioner-for-oaths"),
        ("food hamper", "en", "food-bank"),
        ("certificat sécurisé de statut d'indien", "fr", "status-card"),
    ],
)
def test_people_find_a_service_in_their_own_words(words, language, code):
    assert words in plain_words(code, language)


@pytest.mark.parametrize(
    ("code", "inventory"),
    [
        ("passport", "1242"),
        ("sin", "1292"),
        ("ei", "1003"),
        ("oas", "1001"),
        ("cpp", "7"),
    ],
)
def test_the_large_federal_services_carry_their_inventory_id(code, inventory):
    assert CATALOGUE[code].more["gc_service_id"] == inventory


def test_employment_insurance_has_an_english_and_a_french_line():
    assert CATALOGUE["ei"].listed("phone") == ("1-800-206-7218", "1-800-808-6352")


def test_numbers_that_could_not_be_verified_are_not_there():
    held_back = {"1-800-663-7100", "780-427-1432", "1-833-771-0696", "1-800-268-1154"}
    told = {n for term in CATALOGUE.values() for n in term.listed("phone")}
    assert told & held_back == set()
