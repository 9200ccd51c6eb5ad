from pathlib import Path

import pytest

from geomap.finding import channels

ROOT = Path(__file__).parents[2]
HEADER = (
    "jurisdiction,organization_en,organization_fr,kind,label_en,label_fr,value,"
    "hours_osm,hours_note_en,hours_note_fr,languages,services,source_url,source_date"
)
LINES = (
    "CA,Country,Pays,web,All,Tout,https://a.example/en,,,,en,government-information,S,D",
    "CA,Country,Pays,web,All,Tout,https://a.example/fr,,,,fr,government-information,S,D",
    "CA,Country,Pays,toll_free,Ask,Demander,1-800-622-6232,Mo-Fr 08:00-17:00,"
    "Local time,Heure locale,en|fr,government-information,https://s.example|T,2026-09-09",
    "CA,Wide,Large,toll_free,Many,Plusieurs,1-800-555-0100,,,,,passport|sin|ei,S,D",
    "CA,Narrow,Étroit,tty,One TTY,Un ATS,1-800-555-0102,,,,,passport,S,D",
    "CA,Narrow,Étroit,toll_free,One,Un,1-800-555-0101,,,,en,passport,S,D",
    "CA,Narrow,Étroit,toll_free,One bis,Un bis,1-800-555-0103,,,,fr,passport,S,D",
    "CA-QC,Quebec,Québec,toll_free,Qc,Qc,1-800-555-0104,,,,fr,drivers-licence,S,D",
    "CA-ON,Ontario,Ontario,toll_free,On,On,1-800-555-0105,,,,,drivers-licence,S,D",
)


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    file = tmp_path_factory.mktemp("reference") / "channels.csv"
    file.write_text("\n".join((HEADER, *LINES)), encoding="utf-8")
    return channels.load(file)


def values(found):
    return [one.value for one in found]


def test_a_channel_is_read_with_all_that_is_known_of_it(known):
    one = known[2]
    assert (one.organization.en, one.organization.fr) == ("Country", "Pays")
    assert (one.hours, one.hours_note.fr) == ("Mo-Fr 08:00-17:00", "Heure locale")
    assert one.languages == ("en", "fr")
    assert one.sources == ("https://s.example", "T")
    assert one.source_date == "2026-09-09"
    assert known[0].hours is None


def test_without_the_table_there_are_no_channels(tmp_path):
    assert channels.load(tmp_path / "channels.csv") == ()


def test_the_organization_for_the_fewest_services_comes_first(known):
    found = channels.chosen(known, "passport", "NU", "en")
    assert values(found) == ["1-800-555-0101", "1-800-555-0102", "1-800-555-0100"]


def test_each_reader_is_given_the_line_in_their_language(known):
    found = channels.chosen(known, "passport", None, "fr")
    assert values(found)[0] == "1-800-555-0103"
    assert "1-800-555-0101" not in values(found)


def test_a_line_in_the_other_language_is_given_when_there_is_no_other(known):
    found = channels.chosen(known, "drivers-licence", "QC", "en")
    assert values(found) == ["1-800-555-0104"]
    assert not found[0].speaks("en")


def test_a_province_is_given_its_own_line_only(known):
    found = channels.chosen(known, "drivers-licence", "ON", "fr")
    assert values(found) == ["1-800-555-0105"]


def test_a_service_without_a_line_is_given_those_for_general_questions(known):
    found = channels.chosen(known, "pet-licence", "ON", "fr")
    assert values(found) == ["1-800-622-6232", "https://a.example/fr", "1-800-555-0105"]


def test_without_a_service_the_lines_are_for_general_questions(known):
    found = channels.chosen(known, None, None, "en")
    assert values(found) == ["1-800-622-6232", "https://a.example/en"]


def test_the_short_list_has_the_first_of_each_kind_that_helps(known):
    found = channels.brief(channels.chosen(known, "passport", None, "en"))
    assert values(found) == ["1-800-555-0101", "1-800-555-0102"]


def test_the_country_s_own_table_answers_for_every_province_in_both_languages():
    known = channels.load(ROOT / "data" / "reference" / "channels.csv")
    for province in ("BC", "AB", "SK", "MB", "ON", "QC", "NB", "NS", "PE", "NL"):
        for reader in ("en", "fr"):
            found = channels.chosen(known, None, province, reader)
            assert "1-800-622-6232" in values(found)
            assert any(one.jurisdiction == f"CA-{province}" for one in found)


@pytest.mark.parametrize("service", ["health-card", "drivers-licence"])
@pytest.mark.parametrize(
    "province",
    ["BC", "AB", "SK", "MB", "ON", "QC", "NB", "NS", "PE", "NL", "NT", "NU"],
)
def test_what_is_asked_most_leads_to_the_province_s_own_line_or_page(service, province):
    known = channels.load(ROOT / "data" / "reference" / "channels.csv")
    for reader in ("en", "fr"):
        found = channels.brief(channels.chosen(known, service, province, reader))
        assert any(one.jurisdiction == f"CA-{province}" for one in found)
        assert all(service in one.services for one in found)


def test_a_quebec_health_card_is_asked_for_at_the_regie_in_both_languages():
    known = channels.load(ROOT / "data" / "reference" / "channels.csv")
    for reader, page in (("fr", "/fr/citoyens/"), ("en", "/en/citizens/")):
        found = channels.brief(channels.chosen(known, "health-card", "QC", reader))
        assert values(found)[0] == "1-800-561-9749"
        assert page in values(found)[1]
