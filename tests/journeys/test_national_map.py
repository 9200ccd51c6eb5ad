"""The map of the country: all offices at a glance, and never only there."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.test_every_page import SCREENSHOTS

pytestmark = pytest.mark.browser
MAP = {"en": "/en/map", "fr": "/fr/carte"}
FAILED = {"en": "The table is complete.", "fr": "Le tableau est complet."}


@pytest.fixture(params=["en", "fr"])
def language(request):
    return request.param


def drawn(page):
    box = page.locator("#map[data-ready]")
    expect(box).to_be_visible()
    return box


def in_view(page):
    text = page.locator("[data-in-view-count]").text_content()
    return int(re.search(r":\s*(\d+)\.", text)[1])


def test_every_office_with_a_position_is_in_view_of_the_whole_country(visit, language):
    page = visit(MAP[language])
    drawn(page)
    total = int(page.locator(".counts tfoot td").text_content())
    assert in_view(page) == total - 1  # one in the Yukon has no position
    assert page.locator("#map .leaflet-overlay-pane canvas, #map canvas").count() >= 1


def test_coming_closer_names_the_offices_and_each_leads_to_its_page(visit, language):
    page = visit(f"{MAP[language]}?svc=pet-licence")
    drawn(page)
    name = {"en": "Borough Office", "fr": "Bureau d'arrondissement"}[language]
    link = page.locator("[data-in-view] a").filter(has_text=name)
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("h1")).to_have_text(name)


def pressed(page, colour):
    """Press the first marker of a colour, found on the canvas as an eye finds it."""
    page.locator("#map-keys").evaluate("e => e.parentElement.scrollIntoView()")
    page.wait_for_timeout(500)
    x, y = page.evaluate(
        """colour => {
          const canvas = document.querySelector('.leaflet-overlay-pane canvas');
          const { width, height } = canvas;
          const copy = Object.assign(document.createElement('canvas'), { width, height });
          const pen = copy.getContext('2d', { willReadFrequently: true });
          pen.drawImage(canvas, 0, 0);
          const { data } = pen.getImageData(0, 0, width, height);
          const at = canvas.getBoundingClientRect();
          for (let i = 0; i < data.length; i += 4) {
            if (data[i + 3] === 255 && colour.every((part, axis) => data[i + axis] === part)) {
              return [at.x + (i / 4) % width, at.y + Math.floor(i / 4 / width) + 3];
            }
          }
        }""",
        colour,
    )
    page.mouse.click(x, y)


def test_a_press_on_many_comes_closer_until_each_is_told_by_name(visit, language):
    page = visit(f"{MAP[language]}?svc=passport")
    drawn(page)
    assert page.locator("[data-in-view] a").count() == 0
    pressed(page, [22, 25, 27])  # a circle with a number
    alone = page.locator("[data-in-view] a")
    expect(alone.first).to_be_visible()
    pressed(page, [11, 92, 102])  # a federal office
    link = page.locator("[data-map-panel] a")
    expect(link).to_be_focused()
    expect(link).to_have_text(re.compile("Ottawa|Montréal"))
    page.keyboard.press("Escape")
    expect(page.locator("#map")).to_be_focused()


def test_a_moved_map_lists_what_it_shows_and_offers_a_search(visit, language):
    page = visit(MAP[language])
    box = drawn(page)
    before = in_view(page)
    box.focus()
    for _ in range(3):
        page.keyboard.press("+")
        page.wait_for_timeout(400)
    count = page.locator("[data-in-view-count]")
    expect(count).not_to_contain_text(f": {before}.")
    offer = page.locator("[data-search-area]")
    offer.click()
    page.wait_for_url(re.compile(r"near=.*&r=\d+"))
    expect(page.locator("h1")).to_be_visible()


def test_layers_show_as_many_communities_as_are_listed(visit, language):
    page = visit(MAP[language])
    drawn(page)
    for layer, lines in (("remote", "tbody tr"), ("reserves", ".index li")):
        box = page.locator(f"[data-layer={layer}]")
        box.check()
        expect(box).to_have_attribute("data-shown", re.compile(r"\d+"))
        shown = int(box.get_attribute("data-shown"))
        other = visit(
            {"en": "/en/communities", "fr": "/fr/communautes"}[language],
            javascript=False,
        )
        assert other.locator(lines).count() == shown
        box.uncheck()


def test_u17_the_national_map_is_no_trap_for_the_tab_key(visit, language):
    page = visit(MAP[language])
    drawn(page)
    page.locator("#map-note a").focus()
    inside = "document.activeElement.closest('.map-stage') !== null"
    stops = 0
    page.keyboard.press("Tab")
    while page.evaluate(inside):
        stops += 1
        assert stops <= 6
        page.keyboard.press("Tab")
    assert stops == 3  # the map and the two buttons of its scale


def test_without_javascript_the_table_has_everything(visit, language):
    page = visit(MAP[language], javascript=False)
    expect(page.locator("[data-without-script]")).to_be_visible()
    expect(page.locator("#map")).to_be_hidden()
    page.get_by_role("link", name="Ontario").click()
    expect(page.locator("h1")).to_contain_text("Ontario")


def test_u22_cells_that_do_not_come_leave_the_table_and_are_told(
    browser, address, language
):
    context = browser.new_context()
    page = context.new_page()
    page.route("**/map/cells.json*", lambda route: route.abort())
    page.goto(address + MAP[language])
    expect(page.locator("[data-map-status]")).to_contain_text(FAILED[language])
    expect(page.locator(".counts tbody tr")).to_have_count(13)
    page.unroute("**/map/cells.json*")
    page.locator("[data-retry-map]").click()
    drawn(page)
    context.close()


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_u01_the_map_and_the_communities_are_accessible(
    visit, violations, language, width
):
    page = visit(MAP[language], width=width)
    drawn(page)
    page.locator("[data-layer=remote]").check()
    expect(page.locator("[data-layer=remote][data-shown]")).to_be_visible()
    page.wait_for_timeout(300)
    page.screenshot(path=SCREENSHOTS / f"map-{language}-{width}.png", full_page=True)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    lists = {"en": "/en/communities", "fr": "/fr/communautes"}
    page = visit(lists[language], width=width)
    page.locator("details").first.locator("summary").click()
    name = f"communities-{language}-{width}.png"
    page.screenshot(path=SCREENSHOTS / name, full_page=True)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
