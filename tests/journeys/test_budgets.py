"""U44: light and calm on a phone with a slow line. Bytes are strict, times best of three.

The line is the one of the measurements this follows: 400 ms there and back, 400 kilobits
a second, a processor four times slower, 375 pixels wide.
"""

import pytest

from tests.journeys.pages import PAGES

pytestmark = pytest.mark.browser
KB = 1_000
# The page itself, packed: 1.8 of the design.
HTML = {"home": 8 * KB, "results": 16 * KB, "none_near": 16 * KB, "location": 12 * KB}
TOTAL, REQUESTS = 45 * KB, 6
CSS, SCRIPTS = 18 * KB, 6 * KB
LCP_MS, CLS, BLOCKED_MS, INTERACTION_MS = 2_500, 0.02, 150, 200
WATCH = """
window.seen = { lcp: 0, cls: 0, blocked: 0, slowest: 0 };
const watch = (type, add, more = {}) => new PerformanceObserver((list) => list.getEntries().forEach(add))
  .observe({ type, buffered: true, ...more });
watch('largest-contentful-paint', (e) => { seen.lcp = e.startTime; });
watch('layout-shift', (e) => { if (!e.hadRecentInput) seen.cls += e.value; });
watch('longtask', (e) => { seen.blocked += Math.max(0, e.duration - 50); });
watch('event', (e) => { if (e.interactionId) seen.slowest = Math.max(seen.slowest, e.duration); }, { durationThreshold: 16 });
"""
SENT = """() => performance.getEntries()
  .filter((e) => ['navigation', 'resource'].includes(e.entryType))
  .map((e) => ({ name: new URL(e.name).pathname, bytes: e.encodedBodySize, kind: e.initiatorType }))"""


def phone(browser, *, slow):
    context = browser.new_context(
        viewport={"width": 375, "height": 667},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
    )
    page = context.new_page()
    page.add_init_script(WATCH)
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": 400,
                "downloadThroughput": 50_000,
                "uploadThroughput": 50_000,
            },
        )
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return page


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", HTML)
def test_a_first_view_is_light(browser, address, name, language):
    page = phone(browser, slow=False)
    page.goto(address + PAGES[name].path(language), wait_until="networkidle")
    sent = page.evaluate(SENT)
    page.context.close()
    told = sorted((each["bytes"], each["name"]) for each in sent)
    assert sent[0]["bytes"] <= HTML[name], told
    assert sum(e["bytes"] for e in sent if e["name"].endswith(".css")) <= CSS, told
    assert sum(e["bytes"] for e in sent if e["name"].endswith(".js")) <= SCRIPTS, told
    assert sum(e["bytes"] for e in sent) <= TOTAL, told
    assert len(sent) <= REQUESTS, told
    assert not any("leaflet" in each["name"] for each in sent), told


@pytest.mark.parametrize("name", ["home", "results", "location"])
def test_a_first_view_is_soon_there_and_stays_where_it_is(browser, address, name):
    best = None
    for _ in range(3):
        page = phone(browser, slow=True)
        page.goto(address + PAGES[name].en, wait_until="load")
        page.wait_for_timeout(300)
        seen = page.evaluate("seen")
        page.context.close()
        # What moves does not depend on how busy the machine is.
        assert seen["cls"] <= CLS
        best = {what: min(seen[what], (best or seen)[what]) for what in seen}
        if best["lcp"] <= LCP_MS and best["blocked"] <= BLOCKED_MS:
            break
    assert 0 < best["lcp"] <= LCP_MS, best
    assert best["blocked"] <= BLOCKED_MS, best


def test_opening_the_map_and_the_filters_answers_at_once(browser, address):
    best = None
    for _ in range(3):
        page = phone(browser, slow=False)
        session = page.context.new_cdp_session(page)
        page.goto(address + PAGES["results"].en, wait_until="load")
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        for summary in page.locator("summary").all()[:2]:
            summary.tap()
        page.locator("[data-open-map]").tap()
        page.locator("#map[data-ready]").wait_for()
        page.wait_for_timeout(300)
        slowest = page.evaluate("seen.slowest")
        page.context.close()
        best = slowest if best is None else min(best, slowest)
        if best <= INTERACTION_MS:
            break
    assert 0 < best <= INTERACTION_MS


def test_with_style_and_script_blocked_the_list_is_still_there(browser, address):
    context = browser.new_context()
    page = context.new_page()
    page.route("**/*.{css,js}*", lambda route: route.abort())
    page.goto(address + PAGES["results"].en)
    assert page.locator("ol > li h2 a").first.is_visible()
    assert page.locator("#q").is_visible() or page.locator("summary").first.is_visible()
    context.close()
