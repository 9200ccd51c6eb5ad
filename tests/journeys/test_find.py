"""Somebody looks for an office: in either language, with and without JavaScript."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("start", "button", "heading"),
    [
        ("/en/", "Search", f"5 offices within 200{NBSP}km of K1A 0B1, Ottawa, Ontario"),
        (
            "/fr/",
            "Rechercher",
            f"5 bureaux à moins de 200{NBSP}km de K1A 0B1, Ottawa (Ontario)",
        ),
    ],
)
@pytest.mark.parametrize("javascript", [True, False])
def test_a_postal_code_leads_to_the_closest_offices(
    visit, start, button, heading, javascript
):
    page = visit(start, javascript=javascript)
    page.locator("#q").fill("k1a 0b1")
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.locator(".found > li")).to_have_count(5)


def test_a_service_narrows_the_search(visit):
    page = visit("/en/")
    page.locator("#q").fill("Ottawa")
    page.locator("#svc").select_option("drivers-licence")
    page.locator("#q").press("Enter")
    expect(page.locator(".found h2")).to_have_text(
        ["Ontario Kiosk, Ottawa", "Ontario Counter, Ottawa"]
    )
    expect(page.locator(".asked")).to_have_text("Service: Driver's licence")


def test_an_ambiguous_name_is_chosen_from_a_list(visit):
    page = visit("/fr/resultats?q=Sydney")
    page.get_by_role("link", name="Sydney (Manitoba)").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sydney (Manitoba)")


def test_a_misspelt_name_is_one_link_from_the_right_one(visit):
    page = visit("/en/results?q=Otawa&exact=1")
    page.get_by_role("link", name="Ottawa, Ontario").click()
    expect(page.locator(".found h2").first).to_have_text("Ottawa Counter")


def test_a_remote_community_is_given_the_closest_offices_and_a_phone_number(visit):
    page = visit("/fr/resultats?q=Grise+Fiord")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        f"Aucun bureau à moins de 50{NBSP}km de Grise Fiord (Nunavut)"
    )
    expect(page.locator(".found > li").first).to_contain_text(f"à 1{NBSP}50")
    expect(page.locator('.best a[href="tel:+18006226232"]')).to_be_visible()


def test_the_other_language_shows_the_same_results(visit):
    page = visit("/en/results?q=Ottawa")
    page.get_by_role("link", name="Français").click()
    expect(page).to_have_url(page.url.split("/fr/")[0] + "/fr/resultats?q=Ottawa")
    expect(page.locator(".found h2").first).to_have_text("Comptoir d'Ottawa")


def test_a_name_leads_to_everything_known_of_the_location(visit):
    page = visit("/en/results?q=Ottawa")
    page.get_by_role("link", name="Ottawa Counter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ottawa Counter")
    expect(page.get_by_role("link", name="613-555-0101", exact=True)).to_be_visible()


def test_the_whole_search_can_be_done_from_the_keyboard(visit):
    page = visit("/en/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("Ottawa")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ottawa, Ontario")
    focused = []
    for _ in range(80):
        page.keyboard.press("Tab")
        focused.append(page.evaluate("document.activeElement.textContent.trim()"))
    for name in ("Ottawa Counter", "Ontario Counter, Ottawa", "Gatineau Counter"):
        assert name in focused


def test_the_device_rounds_its_position_before_it_is_sent(visit):
    page = visit("/en/")
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 45.421137, "longitude": -75.690341})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Use my location").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("your location")
    assert page.url.endswith("/en/results?near=45.42%2C-75.69")
    assert not any("45.421" in url for url in asked)
