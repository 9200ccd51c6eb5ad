import re

import pytest

NBSP = "\N{NO-BREAK SPACE}"


def ways(client, path):
    text = client.get(path).text
    return re.search(r'<section class="ways".*?</section>', text, re.S).group()


def test_nothing_near_gives_numbers_hours_pages_and_their_source(client):
    section = ways(client, "/en/results?q=Grise+Fiord")
    assert '<a href="tel:+18006226232">1-800-622-6232</a>' in section
    assert '<a href="tel:+18009269105">1-800-926-9105</a>' in section
    assert f"Monday to Friday: 8{NBSP}am to 5{NBSP}pm" in section
    assert "Local time." in section
    assert "Government of Nunavut" in section
    assert ">Source, undated</a>" in section
    assert f"Source, 9{NBSP}September 2026</a>" in section


def test_the_same_is_said_in_french(client):
    section = ways(client, "/fr/resultats?q=Grise+Fiord")
    assert f'<a href="tel:+18006226232">1{NBSP}800{NBSP}622-6232</a>' in section
    assert "Heure locale." in section
    assert "ATS" in section
    assert "(téléphone sans frais)" in section
    assert "Gouvernement du Nunavut" in section
    assert "/en/contact/" not in section


def test_a_service_has_its_own_number_office_finder_and_booking_page(client):
    section = ways(client, "/en/results?q=Grise+Fiord&svc=passport")
    assert "1-800-567-6868" in section
    assert "https://offices.service.canada.ca/en/SearchPas" in section
    assert "https://eservices.canada.ca/en/reservation/" in section
    assert "1-800-622-6232" not in section


def test_where_there_are_offices_near_the_list_is_short(client):
    short = ways(client, "/en/results?q=Ottawa")
    whole = ways(client, "/en/results?q=Ottawa&svc=fraud")
    assert "1-800-622-6232" in short
    assert "ServiceOntario" in short
    assert "Benefits finder" not in short
    assert "1-888-495-8501" in whole


@pytest.mark.parametrize(
    ("query", "organization"),
    [("near=45.42,-75.69", "ServiceOntario"), ("near=45.48,-75.70", "Services Québec")],
)
def test_a_position_is_given_the_lines_of_its_own_province(client, query, organization):
    assert organization in ways(client, f"/en/results?{query}")


def test_a_service_without_a_line_says_so_before_the_general_ones(client):
    section = ways(client, "/en/results?q=Ottawa&svc=hunting-fishing")
    assert "We know of no phone line for this service there." in section
    assert "1-800-622-6232" in section


def test_a_number_the_catalogue_alone_has_is_shown(client):
    section = ways(client, "/en/results?q=Ottawa&svc=community-help")
    assert '<a href="tel:211">211</a>' in section


def test_a_line_only_in_the_other_language_is_said_to_be_so(client):
    section = ways(client, "/en/results?q=montreal&svc=social-assistance")
    assert re.search(r"1-877-644-4545</a> \(in French\)", section)
