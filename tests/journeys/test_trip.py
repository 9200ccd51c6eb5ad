"""Somebody has several things to do: one trip, in either language."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PLANNED = "q=Ottawa&svc=passport&svc=health-card&svc=sin&svc=pet-licence"
PAGES = {
    "event": ("/en/trip?event=newcomer", "/fr/trajet?event=newcomer"),
    "plan": (f"/en/trip?{PLANNED}", f"/fr/trajet?{PLANNED}"),
    "errors": ("/en/trip?q=", "/fr/trajet?q="),
    "choice": ("/en/trip?q=Sydney&svc=passport", "/fr/trajet?q=Sydney&svc=passport"),
}


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize(
    ("start", "event", "task", "button", "heading", "names"),
    [
        (
            "/en/",
            "New in Canada",
            "Settlement services for newcomers",
            "Plan the trip",
            "One stop from Ottawa, Ontario",
            ["Ontario Counter, Ottawa"],
        ),
        (
            "/fr/",
            "Nouveau au Canada",
            "Services d'établissement pour les nouveaux arrivants",
            "Planifier le trajet",
            "Un arrêt au départ d'Ottawa (Ontario)",
            ["Comptoir de l'Ontario, Ottawa"],
        ),
    ],
)
def test_a_newcomer_goes_from_an_event_to_the_fewest_stops(
    visit, javascript, start, event, task, button, heading, names
):
    page = visit(start, javascript=javascript)
    page.locator(".foot a[href$='/trip'], .foot a[href$='/trajet']").click()
    page.get_by_role("link", name=event, exact=True).click()
    page.get_by_role("checkbox", name=task).uncheck()
    page.locator("#q").fill("Ottawa")
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.locator(".found h3")).to_have_text(names)
    expect(page.locator(".home h3").first).to_be_visible()
    expect(page.locator(".left")).not_to_contain_text(task)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_planner_is_accessible_and_fits(
    visit, violations, name, language
):
    page = visit(PAGES[name][language == "fr"], width=320)
    for fold in page.locator("main details").all():
        fold.evaluate("fold => { fold.open = true; }")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_plan_is_printed_on_one_sheet(visit, language):
    page = visit(PAGES["plan"][language == "fr"])
    page.emulate_media(media="print")
    for hidden in (".errand", ".top", ".foot", ".screen"):
        assert page.locator(f"{hidden}:visible").count() == 0
    expect(page.locator(".found h3")).to_have_count(2)
    expect(page.locator(".bring").first).to_be_visible()
    sheets = re.findall(rb"/Type /Page\b", page.pdf(format="Letter"))
    assert len(sheets) == 1


def test_what_is_missing_is_one_link_from_its_field(visit):
    page = visit("/en/trip?q=&svc=passport")
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    page.get_by_role("link", name="Enter a city, postal code or address").click()
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#q")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("checkbox", name="Passport")).to_be_checked()


def test_the_planner_can_be_used_from_the_keyboard(visit):
    page = visit("/en/trip?event=lost-wallet")
    page.get_by_role("checkbox", name="Police").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Police")).not_to_be_checked()
    page.locator("#q").focus()
    page.keyboard.type("Ottawa")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ottawa, Ontario")


def test_the_other_language_shows_the_same_plan(visit):
    page = visit(PAGES["plan"][0])
    page.get_by_role("link", name="Français").click()
    expect(page.locator(".found h3")).to_have_text(
        ["Comptoir d'Ottawa", "Comptoir de l'Ontario, Ottawa"]
    )
