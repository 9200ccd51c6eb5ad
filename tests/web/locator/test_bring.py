"""What to bring: known with its source, or said not to be known."""

import pytest
from flask import render_template

from geomap.web.locator import bring


@pytest.fixture
def shown(app):
    def render(services, province, language):
        with app.test_request_context(f"/{language}/"):
            found = bring.of(services, province, language)
            return render_template("locator/documents.html", bring=found)

    return render


def test_a_known_service_lists_its_documents_and_their_page(shown):
    page = shown(["sin"], "ON", "en")
    assert "To bring: Social Insurance Number (SIN)" in page
    assert "<li>A second original document that confirms who you are</li>" in page
    assert "services/sin/before-applying.html" in page


def test_each_language_is_led_to_its_own_page(shown):
    page = shown(["sin"], "ON", "fr")
    assert "numero-assurance-sociale/avant-demande.html" in page
    assert "hreflang" not in page


def test_a_page_in_the_other_language_is_said_to_be(shown):
    page = shown(["health-card"], "ON", "fr")
    assert 'hreflang="en"' in page
    assert "(en anglais)" in page


def test_a_province_without_a_list_is_told_so(shown):
    page = shown(["health-card"], "NU", "en")
    assert "Nobody has told us which documents this takes." in page
    assert "<li>" not in page


def test_only_the_known_ones_can_be_asked_for(app):
    with app.test_request_context("/en/"):
        found = bring.known(["health-card", "passport"], "NU", "en")
    assert [one.code for one in found] == ["passport"]
