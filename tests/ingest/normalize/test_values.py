"""One value at a time: what each normalizer makes of what publishers write."""

import pytest

from geomap.ingest.normalize import (
    coordinate,
    date,
    kind,
    languages,
    offers,
    phone,
    postal_code,
    province,
    text,
    unit,
    web,
    yesno,
)

KEPT = [
    (text.read, "Qu\u00c3\u00a9bec", "Québec", "F003"),
    (text.read, "C\u00c3\u00b4te \u00e2\u20ac\u201c Nord", "Côte – Nord", "F003"),
    (text.read, "Caf\ufffd du coin", "Caf\ufffd du coin", "F003"),
    (text.read, "E\u0301cole", "École", None),
    (text.read, "City\u00a0 Hall ", "City Hall", "R103"),
    (
        text.read,
        "Avis\u00a0: «\u00a0fermé\u00a0»\u00a0!",
        "Avis\u00a0: «\u00a0fermé\u00a0»\u00a0!",
        None,
    ),
    (
        text.read,
        "De 8\u00a0h\u00a030 à 16\u00a0h, 1\u202f000 places",
        "De 8\u00a0h\u00a030 à 16\u00a0h, 1\u202f000 places",
        None,
    ),
    (unit.read, "bureau 300", "300", None),
    (unit.read, "BUREAU 300", "300", None),
    (unit.read, "Unité no 12-B", "Unité no 12-B", None),
    (unit.read, "Suite T190", "T190", None),
    (unit.read, "local 3", "3", None),
    (unit.read, "Pavillon 1", "Pavillon 1", None),
    (unit.read, "2e étage", "2e étage", None),
    (unit.read, "204-117", "204-117", None),
    (text.read, "Bureau\u00a0de poste", "Bureau de poste", "R103"),
    (text.read, "1 Main Street\nOttawa", "1 Main Street Ottawa", None),
    (text.read, "City\u200b \u202eHall", "City Hall", "R107"),
    (text.read, "<p>City <b>Hall</b></p>", "City Hall", "F051"),
    (text.read, "Water &amp; Main", "Water & Main", "F051"),
    (text.read, "Château Ramezay", "Château Ramezay", None),
    (text.read, "RCMP", "RCMP", None),
    (text.read, "{{7*7}} ${x} `y`", "{{7*7}} ${x} `y`", None),
    (postal_code.read, "k1a0b1", "K1A 0B1", None),
    (postal_code.read, "H2B-1Z4", "H2B 1Z4", None),
    (postal_code.read, "'K1A0B1", "K1A 0B1", "F008"),
    (province.read, "NU", "NU", None),
    (province.read, "NL", "NL", None),
    (province.read, "on", "ON", None),
    (province.read, "35", "ON", None),
    (province.read, "CA-QC", "QC", None),
    (province.read, "Nouvelle-Écosse", "NS", None),
    (province.read, "Île du Prince Édouard", "PE", None),
    (province.read, "Quebec / Québec", "QC", None),
    (phone.read, "(613) 555-0123", "+1-613-555-0123", None),
    (phone.read, "613.555.0123 x28", "+1-613-555-0123;ext=28", None),
    (phone.read, "1 (819) 555-0123, poste 4", "+1-819-555-0123;ext=4", None),
    (phone.read, "Tel: 6135550123", "+1-613-555-0123", None),
    (phone.read, "1-800-O-CANADA", "+1-800-622-6232", None),
    (phone.read, "613-555-0123 / 613-555-0199", "+1-613-555-0123", None),
    (phone.read, "6135550123.0", "+1-613-555-0123", None),
    (phone.read, "1.8006226232E+10", "+1-800-622-6232", "F008"),
    (phone.read, "+44 20 7031 3000", "+44-20-7031-3000", None),
    (phone.read, "811", "811", None),
    (phone.read, "310-0000", "310-0000", None),
    (web.url, "www.canada.ca/en.html", "https://www.canada.ca/en.html", None),
    (web.url, "http://a.ca/?utm_medium=x&q=é", "http://a.ca/?q=%C3%A9", None),
    (web.url, "https://a.ca/p;http://b.ca", "https://a.ca/p", None),
    (web.url, "https://bücher.ca", "https://xn--bcher-kva.ca/", None),
    (web.email, "mailto:info@ville.qc.ca", "info@ville.qc.ca", None),
    (web.email, "ServiceBC.Ashcroft@gov.bc.ca", "ServiceBC.Ashcroft@gov.bc.ca", None),
    (languages.read, "Services offered in English and French", "en;fr", None),
    (languages.read, "Services offerts en anglais et en français", "en;fr", None),
    (languages.read, "fr", "fr", None),
    (languages.read, "Inuktituk; English", "en;iu", None),
    (languages.read, "ᐃᓄᒃᑎᑐᑦ", "iu", None),
    (coordinate.read, "45,4215", "45.4215", None),
    (coordinate.read, "45°25'17\" N", "45.4213889", None),
    (coordinate.read, "75 41 50 W", "-75.6972222", None),
    (coordinate.read, "73,5° O", "-73.5", None),
    (coordinate.read, "-75.697", "-75.697", None),
    (coordinate.read, "5,033,245.12", "5033245.12", None),
    (kind.read, "Bibliotheque", "library", None),
    (kind.read, "Service Canada Centre - Passport Services", "passport", None),
    (kind.read, "Public elementary school", "school", None),
    (date.read, "2020-10-19", "2020-10-19", None),
    (date.read, "20201019", "2020-10-19", None),
    (date.read, "2020/10/19 05:00:00+00", "2020-10-19", None),
    (date.read, "Jan 24 2018", "2018-01-24", None),
    (date.read, "24 janvier 2018", "2018-01-24", None),
    (date.read, "1er févr. 2018", "2018-02-01", None),
    (date.read, "13/02/2018", "2018-02-13", None),
    (date.read, "2018", "2018", None),
    (date.read, "1517443200000", "2018-02-01", None),
    (yesno.read, "Oui", "yes", None),
    (yesno.read, "0", "no", None),
    (yesno.read, "unknown", None, None),
]

REFUSED = [
    (text.read, "n/a", "R105", None),
    (text.read, "xxx", "R105", None),
    (text.read, "..", "R105", None),
    (text.read, ".. ..", "R105", None),
    (text.read, "À déterminer", "R105", None),
    (text.read, '=HYPERLINK("http://a.ca")', "F009", None),
    (text.read, "#REF!", "F009", None),
    (text.read, "<script>alert(1)</script>", "D710", None),
    (text.read, "<img src=x onerror=alert(1)>", "D710", None),
    (text.read, "&lt;script&gt;alert(1)&lt;/script&gt;", "D710", None),
    (postal_code.read, "K1A OB1", "A301", "K1A 0B1"),
    (postal_code.read, "KIA 0B1", "A301", "K1A 0B1"),
    (postal_code.read, "D1A 0B1", "A301", None),
    (province.read, "Manitobba", "R106", "MB"),
    (province.read, "Texas", "R106", None),
    (phone.read, "555-0123", "C401", None),
    (phone.read, "613-911-0123", "C401", None),
    (phone.read, "1.80E+10", "C401", None),
    (phone.read, "call us", "C401", None),
    (web.url, "javascript:alert(1)", "C403", None),
    (web.url, "data:text/html,x", "C403", None),
    (web.url, "http://user:pw@a.ca", "C403", None),
    (web.url, "http://localhost/", "C403", None),
    (web.url, "http://127.0.0.1/", "C403", None),
    (web.url, "http://[::1", "C403", None),
    (web.email, "given.family@gov.bc.ca", "D709", None),
    (languages.read, "Klingonese", "T604", None),
    (coordinate.read, "inf", "F052", None),
    (coordinate.read, "４５.４", "F053", None),
    (coordinate.read, "45°75'", "F053", None),
    (coordinate.read, "True", "F053", None),
    (kind.read, "Xyzzy", "R106", None),
    (date.read, "2020-02-30", "R108", None),
    (date.read, "03/04/2023", "R109", "2023-04-03"),
    (yesno.read, "sometimes", "R106", None),
    (offers.read, "zzzz qqqq", "X803", None),
]


@pytest.mark.parametrize(("read", "written", "value", "code"), KEPT)
def test_a_value_is_kept_in_one_spelling(read, written, value, code):
    reading = read(written)

    assert (reading.value, reading.code) == (value, code)


@pytest.mark.parametrize(("read", "written", "code", "suggestion"), REFUSED)
def test_a_value_that_cannot_be_kept_says_why(read, written, code, suggestion):
    reading = read(written)

    assert (reading.value, reading.code) == (None, code)
    if suggestion:
        assert reading.suggestion == suggestion


@pytest.mark.parametrize(
    ("shouted", "language", "suggested"),
    [
        ("CITY HALL OF THE PAS", "en", "City Hall of the Pas"),
        ("BUREAU DE LA GRC DU NORD", "fr", "Bureau de la GRC du Nord"),
        ("HÔTEL DE VILLE DE L'ASSOMPTION", "fr", "Hôtel de Ville de l'Assomption"),
    ],
)
def test_capitals_are_kept_and_a_quieter_form_is_suggested(
    shouted, language, suggested
):
    reading = text.read(shouted, language)

    assert reading == (shouted, "R104", suggested)


def test_every_number_of_a_cell_is_told_by_its_use():
    cell = "613-555-0123; 1-866-555-0123; TTY 613-555-0124; Téléc. : 613-555-0125"

    assert [(n.value, n.use) for n in phone.each(cell)] == [
        ("+1-613-555-0123", "voice"),
        ("+1-866-555-0123", "toll_free"),
        ("+1-613-555-0124", "tty"),
        ("+1-613-555-0125", "fax"),
    ]


def test_seven_digits_are_completed_only_with_a_given_area_code():
    assert phone.read("555-0123", "613").value == "+1-613-555-0123"
    assert phone.read("555-0123").code == "C401"


def test_languages_in_columns_of_their_own_are_joined():
    assert languages.from_columns({"fr": "oui", "en": "Y", "iu": ""}).value == "en;fr"


def test_a_cell_with_both_coordinates_gives_both():
    first, second = coordinate.pair("(45.4215, -75.6972)")

    assert (first.value, second.value) == ("45.4215", "-75.6972")


def test_listed_services_become_codes_of_the_catalogue():
    found = offers.read("Passports; driver's licences; xqzw vvv")

    assert "passport" in str(found.value)
    assert found.code == "X803"
