"""The map beside the list: the same places, and never in the way."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_map_is_drawn_beside_a_wide_list_from_our_own_files(visit):
    page = visit("/en/results?q=Ottawa")
    expect(page.locator("#map[data-ready]")).to_be_visible()
    assert page.locator("#map canvas").count() >= 1
    assert page.locator("#map img").count() == 0


@pytest.mark.parametrize("path", ["/en/results", "/fr/resultats"])
def test_the_towns_of_the_view_are_named_but_not_read_aloud(visit, path):
    page = visit(f"{path}?q=Grise+Fiord")
    names = page.locator("#map .leaflet-names-pane[aria-hidden=true] .place-name")
    expect(names.get_by_text("Yellowknife", exact=True)).to_be_visible()
    expect(names.get_by_text("Whitehorse", exact=True)).to_have_count(0)
    assert page.locator("#map .place-name[tabindex]").count() == 0
    page.locator(".leaflet-control-zoom-out").click()
    expect(names.get_by_text("Whitehorse", exact=True)).to_be_visible()


def test_a_phone_fetches_no_map_before_it_is_asked_for(visit):
    page = visit("/fr/resultats?q=Ottawa", width=375)
    loaded = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    assert not any("leaflet.js" in name or "basemap" in name for name in loaded)
    page.get_by_role("button", name="Afficher la carte").click()
    expect(page.locator("#map[data-ready]")).to_be_visible()


def test_no_marker_is_a_stop_of_the_tab_key(visit):
    page = visit("/en/results?q=Grise+Fiord")
    expect(page.locator("#map[data-ready]")).to_be_visible()
    stops = page.locator("#map a, #map button, #map [tabindex='0']").count()
    assert stops == 2  # the two buttons that change the scale


def test_a_click_on_a_marker_goes_to_its_line_of_the_list(visit):
    page = visit("/en/results?q=Winnipeg&near=49.8954,-97.1385")
    box = page.locator("#map[data-ready]")
    expect(box).to_be_visible()
    page.wait_for_timeout(500)
    size = box.bounding_box()
    page.mouse.click(size["x"] + size["width"] / 2, size["y"] + size["height"] / 2)
    expect(page.locator("#name-1 a")).to_be_focused()


def test_without_javascript_the_page_says_that_the_list_has_everything(visit):
    page = visit("/en/results?q=Ottawa", javascript=False)
    expect(page.get_by_text("The interactive map needs JavaScript.")).to_be_visible()
    expect(page.locator("#map")).to_be_hidden()
