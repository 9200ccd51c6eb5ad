"""The map beside the list: the same places, and never in the way."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import started

pytestmark = pytest.mark.browser
RESULTS = {"en": "/en/results?q=Ottawa", "fr": "/fr/resultats?q=Ottawa"}
SHOW = {"en": "Show map", "fr": "Afficher la carte"}
FIRST = {"en": "Ottawa Counter", "fr": "Comptoir d'Ottawa"}
ON_MAP = {"en": "Show {} on map", "fr": "Afficher {} sur la carte"}
SAYS = {"en": "Showing {} on the map", "fr": "{} s'affiche sur la carte"}
FAILED = {
    "en": "The map could not be loaded. The list is complete.",
    "fr": "La carte n'a pas pu être chargée. La liste est complète.",
}
BARE = {
    "en": "The map background is not available.",
    "fr": "Le fond de carte n'est pas disponible.",
}
WHERE_FOCUS_IS = (
    "() => { const e = document.activeElement;"
    " return e.id || e.dataset.openMap !== undefined && 'open' || e.textContent.trim()"
    " || e.getAttribute('aria-label'); }"
)


@pytest.fixture(params=["en", "fr"])
def language(request):
    return request.param


def drawn(page):
    box = page.locator("#map[data-ready]")
    expect(box).to_be_visible()
    return box


def shower(page, language):
    name = ON_MAP[language].format(FIRST[language])
    return page.get_by_role("button", name=name, exact=True)


def listed(page):
    links = page.locator(".found h2 a").evaluate_all("all => all.map(a => a.pathname)")
    return sorted(re.search(r"[a-z]+/[a-z]+/\d+", link).group() for link in links)


def test_the_map_is_drawn_beside_a_wide_list_from_our_own_files(visit):
    page = visit("/en/results?q=Ottawa")
    drawn(page)
    assert page.locator("#map canvas").count() >= 1
    assert page.locator("#map img").count() == 0


def test_u10_a_map_used_in_every_way_asks_nothing_of_anybody_else(visit, language):
    page = visit(RESULTS[language])  # `visit` fails the test on a foreign request
    box = drawn(page)
    box.focus()
    for key in ("ArrowLeft", "+", "+", "-"):
        page.keyboard.press(key)
    shower(page, language).click()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("path", ["/en/results", "/fr/resultats"])
def test_the_towns_of_the_view_are_named_but_not_read_aloud(visit, path):
    page = visit(f"{path}?q=Grise+Fiord")
    names = page.locator("#map .leaflet-names-pane[aria-hidden=true] .place-name")
    expect(names.get_by_text("Yellowknife", exact=True)).to_be_visible()
    expect(names.get_by_text("Whitehorse", exact=True)).to_have_count(0)
    assert page.locator("#map .place-name[tabindex]").count() == 0
    page.locator(".map-scale button").last.click()
    expect(names.get_by_text("Whitehorse", exact=True)).to_be_visible()


def test_u23_a_phone_fetches_nothing_of_the_map_before_it_is_asked_for(visit, language):
    page = visit(RESULTS[language], width=375)
    page.wait_for_load_state("networkidle")
    names = "performance.getEntriesByType('resource').map(e => e.name)"
    of_the_map = re.compile("leaflet|basemap|modules")
    assert [name for name in page.evaluate(names) if of_the_map.search(name)] == []
    button = page.get_by_role("button", name=SHOW[language], exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    drawn(page)
    expect(page.locator("[data-open-map]")).to_have_attribute("aria-expanded", "true")
    page.locator("[data-open-map]").click()
    expect(page.locator("#map")).to_be_hidden()


@pytest.mark.parametrize("limit", [10, 50])
def test_u17_the_map_takes_at_most_six_tabs_and_as_many_back(visit, limit, language):
    page = visit(f"{RESULTS[language]}&limit={limit}&kind=&svc=")
    drawn(page)
    # What is before the map in the page: the last button of the list.
    last = page.locator(".on-map button").last
    last.focus()
    start = page.evaluate(WHERE_FOCUS_IS)
    forward = []
    inside = "document.activeElement.closest('.map') !== null"
    page.keyboard.press("Tab")
    while page.evaluate(inside):
        forward.append(page.evaluate(WHERE_FOCUS_IS))
        assert len(forward) <= 6
        page.keyboard.press("Tab")
    backward = []
    page.keyboard.press("Shift+Tab")
    while page.evaluate(inside):
        backward.append(page.evaluate(WHERE_FOCUS_IS))
        page.keyboard.press("Shift+Tab")
    assert "map" in forward
    assert backward == forward[::-1]
    assert page.evaluate(WHERE_FOCUS_IS) == start


def test_u18_the_offices_of_the_map_are_those_of_the_list(visit, language):
    page = visit(RESULTS[language])
    ids = drawn(page).get_attribute("data-ready").split()
    assert sorted(ids) == listed(page)
    assert len(ids) >= 3
    label = page.locator("#map").get_attribute("aria-label")
    assert f" {len(ids)} " in label
    assert page.locator(".on-map button").count() == len(ids)


@pytest.mark.parametrize("width", [375, 1280])
def test_u19_a_line_shows_its_office_says_so_and_keeps_the_focus(
    visit, language, width
):
    page = visit(RESULTS[language], width=width)
    button = shower(page, language)
    button.focus()
    page.keyboard.press("Enter")
    drawn(page)
    panel = page.locator("[data-map-panel]")
    expect(panel).to_contain_text(FIRST[language])
    expect(panel).to_contain_text("K1A 0B1")
    said = page.locator("[role=status][data-map-status]")
    expect(said).to_have_text(SAYS[language].format(FIRST[language]))
    expect(button).to_be_focused()
    panel.get_by_role("button").focus()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()


def test_a_click_on_a_marker_goes_to_its_line_and_a_link_leads_back(visit):
    page = visit("/en/results?q=Winnipeg&near=49.8954,-97.1385")
    box = drawn(page)
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    size = box.bounding_box()
    page.mouse.click(size["x"] + size["width"] / 2, size["y"] + size["height"] / 2)
    expect(page.locator("#name-1 a, #found-1 h2 a").first).to_be_focused()
    expect(page.locator("#found-1")).to_have_class("shown")
    page.locator("#found-1").get_by_role("link", name="Back to map").click()
    expect(box).to_be_focused()


def test_u20_a_moved_map_offers_to_search_there_and_does_not_do_so_itself(
    visit, language
):
    page = visit(f"{RESULTS[language]}&svc=sin")
    box = drawn(page)
    offer = page.locator("[data-search-area]")
    expect(offer).to_be_hidden()
    before, address = listed(page), page.url
    box.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(300)
    expect(offer).to_be_visible()
    assert (listed(page), page.url) == (before, address)
    offer.click()
    page.wait_for_url(re.compile(r"near=4\d\.\d+%2C-7\d\.\d+"))
    assert re.search(r"svc=sin", page.url)
    assert re.search(r"[&?]r=\d+(&|$)", page.url)
    assert "q=" not in page.url
    expect(page.locator("h1")).to_be_visible()


def test_a_line_that_moves_the_map_does_not_offer_to_search(visit):
    page = visit("/en/results?q=Ottawa")
    drawn(page)
    shower(page, "en").click()
    expect(page.locator("[data-map-panel]")).to_be_visible()
    expect(page.locator("[data-search-area]")).to_be_hidden()


def test_u21_a_new_search_leaves_no_panel_open_and_neither_does_going_back(
    visit, language
):
    page = visit(RESULTS[language])
    drawn(page)
    shower(page, language).click()
    expect(page.locator("[data-map-panel]")).to_be_visible()
    page.goto(page.url.replace("Ottawa", "Winnipeg") + "&near=49.8954,-97.1385")
    drawn(page)
    expect(page.locator("[data-map-panel]")).to_be_hidden()
    page.go_back()
    expect(page.locator("[data-map-panel]")).to_be_hidden()


@pytest.mark.parametrize("blocked", ["**/leaflet.js*", "**/modules/*/stage.js"])
def test_u22_without_its_code_the_map_says_so_and_can_be_tried_again(
    browser, address, language, blocked
):
    context = browser.new_context(viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.route(blocked, lambda route: route.abort())
    page.goto(address + RESULTS[language])
    found = listed(page)
    page.locator("[data-open-map]").click()
    expect(page.locator("[data-map-status]")).to_have_text(FAILED[language])
    expect(page.locator("#map")).to_be_hidden()
    assert listed(page) == found
    page.unroute(blocked)
    page.locator("[data-retry-map]").click()
    drawn(page)
    expect(page.locator("[data-map-status]")).to_have_text("")
    context.close()


def test_u22_without_its_outlines_the_map_shows_the_offices_and_says_so(
    browser, address, language
):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.route("**/basemap/*", lambda route: route.abort())
    page.goto(address + RESULTS[language])
    ids = drawn(page).get_attribute("data-ready").split()
    assert sorted(ids) == listed(page)
    expect(page.locator("[data-map-status]")).to_contain_text(BARE[language])
    context.close()


def test_u22_without_its_tiles_the_map_falls_back_on_outlines(
    browser, environment, language
):
    process, address = started({**environment, "GEOMAP_TILES": "cbmt"})
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    asked = []

    def refuse(route):
        asked.append(route.request.url)
        route.abort()

    page.route("**/maps-cartes.services.geo.ca/**", refuse)
    page.goto(address + RESULTS[language])
    drawn(page)
    expect(page.locator("[data-map-status]")).to_contain_text(BARE[language])
    expect(page.locator(".leaflet-outlines-pane canvas")).to_have_count(1)
    names = "CBMT_TXT_3857" if language == "en" else "CBCT_TXT_3857"
    other = "CBCT_TXT_3857" if language == "en" else "CBMT_TXT_3857"
    assert any(names in url for url in asked)
    assert not any(other in url for url in asked)
    context.close()
    process.terminate()
    process.communicate(timeout=20)


def test_u41_markers_differ_from_the_ground_in_the_dark_and_in_forced_colours(
    browser, address, language
):
    for options in ({"color_scheme": "dark"}, {"forced_colors": "active"}):
        context = browser.new_context(**options)
        page = context.new_page()
        page.goto(address + RESULTS[language])
        drawn(page)
        page.wait_for_timeout(500)
        assert contrast(page) >= 3
        context.close()


def contrast(page):
    """Return how a marker's own colour contrasts with the land, by the rule of WCAG."""
    return page.evaluate("""async () => {
      const place = performance.getEntriesByType('resource')
        .find(e => e.name.includes('/palette.js')).name;
      const { colour } = await import(place);
      const light = (text) => text.match(/[0-9.]+/g).slice(0, 3).map(Number)
        .map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
      const pair = (one, other) => [light(colour(one)), light(colour(other))].sort((a, b) => b - a);
      const ratio = (name) => { const [a, b] = pair(name, 'land'); return (a + 0.05) / (b + 0.05); };
      const orders = ['federal', 'provincial', 'municipal', 'indigenous', 'community'].map(ratio);
      return Math.min(...orders, Math.max(ratio('focus'), ratio('focus-edge')));
    }""")


def test_u42_nothing_glides_for_who_wants_no_motion(browser, address, language):
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address + RESULTS[language])
    box = drawn(page)
    box.focus()
    place = ".leaflet-map-pane"
    before = page.locator(place).evaluate("e => e.style.transform")
    # In the same turn of the page's loop: a move that glides has hardly begun.
    page.keyboard.press("ArrowRight")
    after = page.locator(place).evaluate("e => e.style.transform")
    page.wait_for_timeout(400)
    assert after != before
    assert page.locator(place).evaluate("e => e.style.transform") == after
    page.keyboard.press("+")
    animated = page.locator(".leaflet-zoom-anim").count()
    running = "document.getAnimations().filter(a => a.effect.getTiming().duration > 0)"
    assert (animated, page.evaluate(f"{running}.length")) == (0, 0)
    context.close()


@pytest.mark.parametrize("width", [375, 1280])
def test_u43_what_is_pressed_is_large_enough_with_the_map_open(
    visit, violations, language, width
):
    page = visit(RESULTS[language], width=width)
    shower(page, language).click()
    drawn(page)
    page.locator("#map").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-search-area]")).to_be_visible()
    for button in page.locator(".map button:visible").all():
        size = button.bounding_box()
        assert min(size["width"], size["height"]) >= 44, button.text_content()
    credit = page.locator(".leaflet-control-attribution").bounding_box()
    assert credit["height"] >= 24
    assert violations(page) == []


def test_u46_a_phone_on_its_side_shows_a_whole_result_and_the_next(
    browser, address, language
):
    context = browser.new_context(viewport={"width": 667, "height": 375})
    page = context.new_page()
    page.goto(address + RESULTS[language])
    page.locator("[data-open-map]").click()
    drawn(page)
    page.locator("#found-1").evaluate("e => e.scrollIntoView()")
    first, second = (page.locator(f"#found-{n}").bounding_box() for n in (1, 2))
    assert first["y"] >= 0
    assert first["y"] + first["height"] <= 375
    assert second["y"] < 375
    context.close()


def test_the_wheel_scrolls_the_page_and_with_ctrl_changes_the_scale(visit, language):
    page = visit(RESULTS[language])
    box = drawn(page)
    box.scroll_into_view_if_needed()
    size = box.bounding_box()
    page.mouse.move(size["x"] + 200, size["y"] + 200)
    hint = page.locator(".map-hint")
    page.mouse.wheel(0, 100)
    expect(hint).to_be_visible()
    expect(hint).to_contain_text("Ctrl")
    expect(page.locator("[data-search-area]")).to_be_hidden()
    page.keyboard.down("Control")
    page.mouse.wheel(0, 100)
    page.keyboard.up("Control")
    expect(page.locator("[data-search-area]")).to_be_visible()


def test_the_instruction_is_seen_when_the_map_has_the_focus(visit, language):
    page = visit(RESULTS[language])
    drawn(page)
    keys = page.locator("#map-keys")
    expect(keys).to_be_hidden()
    page.locator(".on-map button").last.focus()
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.id") != "map":
        page.keyboard.press("Tab")
    expect(keys).to_be_visible()


def test_an_address_can_ask_for_the_map(visit, language):
    page = visit(f"{RESULTS[language]}&view=map", width=375)
    drawn(page)


def test_without_javascript_the_page_says_that_the_list_has_everything(visit):
    page = visit("/en/results?q=Ottawa", javascript=False)
    expect(page.get_by_text("The interactive map needs JavaScript.")).to_be_visible()
    expect(page.locator("#map")).to_be_hidden()
    expect(page.locator(".on-map")).to_have_count(0)
