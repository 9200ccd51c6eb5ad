"""U49 and H78: the search in the page of another site, which is on another port."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><html lang="{lang}"><title>Host</title>
<h1>Host</h1><p><a href="#a" id="before">Before</a></p>{content}<p><a href="#b" id="after">After</a></p>
<script>window.said = []; addEventListener("message", (e) => said.push(e.data));</script>"""


@pytest.fixture(scope="module")
def host():
    """A site of somebody else: it serves what was put into it, and nothing of ours."""
    pages = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = pages.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()

    def put(path, content, lang="en"):
        pages[path] = PAGE.format(lang=lang, content=content)
        return f"http://127.0.0.1:{server.server_port}{path}"

    yield put
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser):
    context = browser.new_context()
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def tag(address, more=""):
    return f'<script src="{address}/embed.js" {more}async></script>'


def test_one_tag_shows_the_search_in_the_language_of_the_page(page, host, address):
    page.goto(host("/fr", tag(address), lang="fr-CA"))
    frame = page.frame_locator('iframe[title="Trouver un bureau gouvernemental"]')
    expect(frame.get_by_role("button", name="Rechercher")).to_be_visible()
    page.goto(host("/said", tag(address, 'data-language="en" '), lang="fr-CA"))
    frame = page.frame_locator('iframe[title="Find a government office"]')
    expect(frame.get_by_role("button", name="Search")).to_be_visible()


def test_the_frame_takes_the_height_it_needs_and_what_leads_on_leaves_it(
    page, host, address
):
    page.goto(host("/tag", tag(address)))
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("textbox")).to_be_visible()
    page.wait_for_function("window.said.length > 0")
    low = page.locator("iframe").bounding_box()["height"]
    frame.get_by_role("textbox").fill("Ottawa")
    frame.get_by_role("button", name="Search").click()
    expect(frame.get_by_role("link", name="Ottawa Counter")).to_be_visible()
    page.wait_for_function(
        "low => document.querySelector('iframe').getBoundingClientRect().height > low + 50",
        arg=low,
    )
    inner = page.frames[1].evaluate("[innerHeight, document.body.scrollHeight]")
    assert inner[0] >= inner[1]
    frame.get_by_role("link", name="Ottawa Counter").click()
    page.wait_for_url(f"{address}/en/locations/**")


def test_the_keyboard_goes_in_at_one_end_and_comes_out_at_the_other(
    page, host, address
):
    page.goto(host("/keys", tag(address)))
    expect(page.frame_locator("iframe").get_by_role("textbox")).to_be_visible()
    page.locator("#before").focus()
    stops = []
    for _ in range(8):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate("document.activeElement.id || document.activeElement.tagName")
        )
        if stops[-1] == "after":
            break
    assert stops == ["IFRAME", "IFRAME", "IFRAME", "after"]
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"


@pytest.mark.parametrize(
    "path", ["/en/", "/fr/resultats?q=Ottawa", "/en/about", "/en/embed", "/", "/en/nothing"]
)  # fmt: skip
def test_no_other_page_lets_itself_be_framed(page, host, address, path):
    page.goto(host("/framed", f'<iframe src="{address}{path}"></iframe>'))
    page.wait_for_load_state("networkidle")
    held = page.frames[1].evaluate("document.querySelector('main') !== null")
    assert not held


def test_a_message_of_anybody_else_changes_nothing(page, host, address):
    page.goto(host("/forged", tag(address)))
    page.wait_for_function("window.said.length > 0")
    before = page.locator("iframe").bounding_box()["height"]
    page.evaluate("postMessage({ geomap: 'height', pixels: 3999 }, '*')")
    # Even the frame itself is only understood when it says what it should.
    page.frames[1].evaluate(
        """for (const said of [{ geomap: 'height', pixels: '3999px' }, 'height', null, { pixels: 3999 }])
             parent.postMessage(said, '*')"""
    )
    page.wait_for_timeout(200)
    assert page.locator("iframe").bounding_box()["height"] == before


def test_the_frame_tells_only_the_page_that_made_it(page, host, address):
    other = f'<iframe name="geomap https://other.example" src="{address}/embed/en/search"></iframe>'
    page.goto(host("/other", other))
    expect(page.frame_locator("iframe").get_by_role("textbox")).to_be_visible()
    page.wait_for_timeout(200)
    assert page.evaluate("window.said") == []


@pytest.mark.parametrize(
    "path", ["/embed/en/search?q=Ottawa", "/embed/fr/recherche?q=Sydney"]
)
def test_the_frame_is_accessible_narrow_and_light(visit, violations, path):
    page = visit(path, width=320)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    sent = page.evaluate(
        "performance.getEntries().reduce((sum, e) => sum + (e.transferSize || 0), 0)"
    )
    assert 0 < sent <= 40_000


@pytest.mark.parametrize(
    ("path", "title"),
    [("/en/embed", "Find a government office"), ("/fr/integrer", "Trouver un bureau gouvernemental")],
)  # fmt: skip
def test_the_example_is_live_and_the_snippet_names_where_the_page_is(
    visit, address, path, title
):
    page = visit(path)
    frame = page.frame_locator(f'iframe[title="{title}"]')
    expect(frame.get_by_role("textbox")).to_be_visible()
    assert f'src="{address}/embed.js"' in page.locator("textarea").first.input_value()
    bare = visit(path, javascript=False)
    expect(bare.locator(".example a")).to_have_text(title)
