"""Every page, in both languages, wide and narrow: accessible, and looked at."""

import pytest

from tests.journeys.conftest import ROOT

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SCREENSHOTS = ROOT / "screenshots"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "home": ("/en/", "/fr/"),
    "results": ("/en/results?q=Ottawa", "/fr/resultats?q=Ottawa"),
    "none_near": ("/en/results?q=Grise+Fiord", "/fr/resultats?q=Grise+Fiord"),
    "ambiguous": ("/en/results?q=Sydney", "/fr/resultats?q=Sydney"),
    "not_understood": (
        "/en/results?q=Otawa&exact=1",
        "/fr/resultats?q=Otawa&exact=1",
    ),
    "corrected": ("/en/results?q=Otawa", "/fr/resultats?q=Otawa"),
    "no_place": ("/en/results?q=renew+passport", "/fr/resultats?q=passeport+perdu"),
    "named": ("/en/results?q=Ontario+Counter", "/fr/resultats?q=Comptoir+Ontario"),
    "no_data": ("/en/results?q=Ottawa&svc=fraud", "/fr/resultats?q=Ottawa&svc=fraud"),
    "empty": ("/en/results", "/fr/resultats"),
    "location": (
        "/en/locations/ca/counters/1/ottawa-counter",
        "/fr/bureaux/ca/counters/1/comptoir-d-ottawa",
    ),
    "provinces": ("/en/provinces", "/fr/provinces"),
    "province": ("/en/provinces/ON", "/fr/provinces/ON"),
    "services": ("/en/services", "/fr/services"),
    "service": ("/en/services/passport", "/fr/services/passport"),
    "closed": (
        "/en/locations/on/counters/4/former-counter-ottawa",
        "/fr/bureaux/on/counters/4/ancien-comptoir-ottawa",
    ),
    "unknown": ("/en/locations/ca/counters/99", "/fr/bureaux/ca/counters/99"),
    "report": ("/en/report/ca/counters/1", "/fr/signaler/ca/counters/1"),
    "data": ("/en/data", "/fr/donnees"),
    "sources": ("/en/sources", "/fr/sources"),
    "about": ("/en/about", "/fr/a-propos"),
    "missing": ("/en/nothing", "/fr/rien"),
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_fits(visit, name, language):
    page = visit(PAGES[name][language == "fr"], width=375)
    opener = page.locator("[data-open-map]")
    if opener.count():
        opener.click()
        page.locator("#map[data-ready]").wait_for()
    # One visit, both widths: what differs between them is in the style sheet.
    for width in (375, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        if opener.count():
            page.wait_for_timeout(250)
        picture = SCREENSHOTS / f"{name}-{language}-{width}.png"
        page.screenshot(path=picture, full_page=True)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_page_in_the_dark_is_accessible_too(browser, address, language):
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address + PAGES["results"][language == "fr"])
    page.locator("#map[data-ready]").wait_for()
    problems = violations(page)
    page.screenshot(path=SCREENSHOTS / f"dark-{language}-1280.png", full_page=True)
    context.close()
    assert problems == []


def violations(page):
    # The protocol evaluates outside the page's policy, which forbids foreign scripts.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("rules => axe.run({ runOnly: rules })", RULES)
    return [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]]
