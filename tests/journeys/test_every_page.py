"""Every page and state, in both languages: one visit, and everything that must hold.

U01 axe at three widths, U03 headings and landmarks, U04 language and title, U05 the
language toggle, U10 no request leaves (the fixture), U11 no complaint (the fixture),
U13 the skip link, U39 no sideways scrolling, U40 more space between letters and lines.
"""

import pytest

from geomap.web.language import PATHS
from tests.journeys.conftest import ROOT
from tests.journeys.pages import FRAMES, PAGES

pytestmark = pytest.mark.browser
SCREENSHOTS = ROOT / "screenshots"
WIDTHS = (320, 768, 1280)
ERRORS = {"en": "Error: ", "fr": "Erreur\N{NO-BREAK SPACE}: "}
LANGUAGES = ["en", "fr"]
# What may be wider than a narrow screen, because it scrolls by itself.
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
STRUCTURE = """() => {
  const seen = (each) => each.checkVisibility();
  const all = (what) => [...document.querySelectorAll(what)].filter(seen);
  const name = (each) => each.getAttribute('aria-label')
    || (each.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean)
       .map((id) => document.getElementById(id).textContent.trim()).join(' ');
  return {
    lang: document.documentElement.lang,
    title: document.title,
    levels: all('h1, h2, h3, h4, h5, h6').map((each) => Number(each.tagName[1])),
    heading: all('h1').map((each) => each.textContent.trim()).join(),
    mains: all('main').length,
    navs: all('nav').map(name),
    searches: all('[role=search], search').map(name),
    ids: [...document.querySelectorAll('[id]')].map((each) => each.id),
  };
}"""
CLIPPED = """() => [...document.querySelectorAll('body *')].filter((each) => {
  const style = getComputedStyle(each);
  const hides = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
  if (!hides || !each.checkVisibility() || each.closest('.map, svg, input, select, textarea, .hidden, .visually-hidden')) return false;
  if (style.clipPath !== 'none' || style.webkitLineClamp !== 'none') return false;
  return each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
}).map((each) => each.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("name", sorted(set(PATHS) - {"calendar", "reported"}))
def test_every_page_of_the_route_table_is_looked_at(name):
    shown = {each.en.partition("?")[0] for each in (*PAGES.values(), *FRAMES.values())}
    start = PATHS[name]["en"].partition("<")[0]
    assert any(path.startswith(start) for path in shown), f"add {name} to pages.py"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole(visit, violations, name, language):
    held = PAGES[name]
    page = visit(held.path(language), width=WIDTHS[0])
    structure(page, held, language)
    toggle(page, language)
    skip_link(page)
    opener = page.locator("[data-open-map]")
    if opener.count():
        opener.click()
        page.locator("#map[data-ready]").wait_for()
    # One visit, all widths: what differs between them is in the style sheet.
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if opener.count():
            page.wait_for_timeout(250)
        picture = SCREENSHOTS / f"{name}-{language}-{width}.png"
        page.screenshot(path=picture, full_page=True)
        assert violations(page) == [], width
        assert page.evaluate(SIDEWAYS) <= 0, width
    spaced(page)


def structure(page, held, language):
    found = page.evaluate(STRUCTURE)
    assert found["lang"] == f"{language}-CA"
    # What is gone for good is told as a fact, not as somebody's mistake.
    is_wrong = held.status >= 400 and held.status != 410
    start = (ERRORS[language] if is_wrong else "") + found["heading"]
    assert plain(found["title"]).startswith(plain(start))
    assert found["levels"].count(1) == 1
    assert found["levels"][0] == 1
    steps = zip(found["levels"], found["levels"][1:], strict=False)
    assert [(a, b) for a, b in steps if b > a + 1] == []
    assert found["mains"] == 1
    for kind in ("navs", "searches"):
        names = found[kind]
        assert len(set(names)) == len(names), (kind, names)
        assert all(names) or len(names) == 1, (kind, names)
    assert len(set(found["ids"])) == len(found["ids"])


def plain(text):
    return " ".join(text.split())


def toggle(page, language):
    """Twice the language toggle is the same address, its fragment too."""
    other = "en" if language == "fr" else "fr"
    page.evaluate("history.replaceState(null, '', '#main')")
    page.evaluate("window.dispatchEvent(new Event('hashchange'))")
    here = page.url
    link = page.locator("[data-toggle]")
    assert link.get_attribute("lang") == other
    there = link.evaluate("link => link.href")
    assert there.endswith("#main")
    back = page.evaluate(
        """async (there) => {
          const text = await (await fetch(there)).text();
          const other = new DOMParser().parseFromString(text, 'text/html');
          const link = other.querySelector('[data-toggle]').getAttribute('href');
          return [other.documentElement.lang, new URL(link, there).href];
        }""",
        there.partition("#")[0],
    )
    assert back == [f"{other}-CA", here.partition("#")[0]]


def skip_link(page):
    if page.locator("[role=alert]:visible").count():
        # What is wrong has the focus first; the skip link stands before everything.
        page.locator(".skip").focus()
        assert page.locator(".skip").bounding_box()["y"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        return
    page.evaluate(
        "document.activeElement.blur(); history.replaceState(null, '', location.pathname + location.search)"
    )
    page.keyboard.press("Tab")
    link = page.locator(".skip")
    assert link.evaluate("link => link === document.activeElement")
    assert link.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def spaced(page):
    page.set_viewport_size({"width": 320, "height": 900})
    page.evaluate(
        """style => { const sheet = new CSSStyleSheet(); sheet.replaceSync(style);
           document.adoptedStyleSheets = [sheet]; }""",
        SPACED,
    )
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_in_the_dark_is_accessible_too(browser, address, violations, language):
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address + PAGES["results"].path(language))
    page.locator("#map[data-ready]").wait_for()
    problems = violations(page)
    page.screenshot(path=SCREENSHOTS / f"dark-{language}-1280.png", full_page=True)
    context.close()
    assert problems == []


@pytest.mark.parametrize("path", ["/", "/nothing"])
def test_a_page_in_both_languages_is_accessible_in_each(visit, violations, path):
    page = visit(path, width=320)
    found = page.evaluate(STRUCTURE)
    assert found["mains"] == found["levels"].count(1) == 1
    assert page.locator("[lang=fr]").count() >= 3
    assert page.evaluate(SIDEWAYS) <= 0
    skip_link(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        name = "choose" if path == "/" else "missing-both"
        page.screenshot(path=SCREENSHOTS / f"{name}-{width}.png", full_page=True)
        assert violations(page) == []
