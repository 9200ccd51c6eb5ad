"""The map of the country in Chromium at a quarter of its speed, beside plain Leaflet.

The peer is what anybody would write first: the same points as circle markers on
Leaflet's canvas, fetched as JSON and added one by one. First paint is counted from the
start of the visit to the frame after everything was drawn.
"""

import json
import tempfile
from pathlib import Path
from statistics import median

import numpy as np
from playwright.sync_api import Page, Route, sync_playwright

from bench import shelves
from bench.http import Server
from geomap.export import synthetic

ROUNDS = range(5)
SLOWER = 4
CHROMIUM = "/usr/bin/chromium"
WATCH = """
new MutationObserver((_, watching) => {
  if (!document.querySelector('#map[data-ready]')) return;
  watching.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { window.drawn = performance.now(); }));
}).observe(document, { subtree: true, attributes: true, childList: true });
"""
PEER = """<!doctype html><link rel="stylesheet" href="/static/vendor/leaflet/leaflet.css">
<script src="/static/vendor/leaflet/leaflet.js"></script>
<div id="map" style="height:620px"></div><script>
fetch('/bench/points.json').then((found) => found.json()).then((points) => {
  const map = L.map('map', { preferCanvas: true }).fitBounds([[41, -139], [70, -53]]);
  points.forEach((at) => L.circleMarker(at, { radius: 6 }).addTo(map));
  document.getElementById('map').dataset.ready = 'yes';
});</script>"""


def rows(size: int = 100_000) -> list[dict[str, object]]:
    """Return how soon each map is seen, its bytes, and how soon it is seen closer."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        # All of a kind that is shown without being asked for.
        shelves.publish_synthetic(home, size, kind="full_service")
        points = _points(size)
        with Server(home) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM)
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            _slowed(page)
            _serve_peer(page, points)
            visits = {"geomap": f"{server.url}/en/map?kind=", "plain": "/bench/peer"}
            ours, plain = [], []
            for _ in ROUNDS:
                ours.append(_visit(page, visits["geomap"]))
                plain.append(_visit(page, server.url + visits["plain"]))
            browser.close()
    return [
        _told("geomap", size, ours, plain),
        _told("plain Leaflet canvas", size, plain, plain),
    ]


def _told(
    name: str, size: int, mine: list[dict[str, float]], peer: list[dict[str, float]]
) -> dict[str, object]:
    shares = [one["ms"] / other["ms"] for one, other in zip(mine, peer, strict=True)]
    times = sorted(each["ms"] for each in mine)
    return {
        "map": name,
        "locations": size,
        "first paint ms, median": round(median(times)),
        "least and most": f"{times[0]:.0f} to {times[-1]:.0f}",
        "of plain Leaflet": f"{median(shares):.0%}",
        "data kB": round(median(each["kb"] for each in mine)),
        "late after + ms": round(median(each["closer"] for each in mine)),
    }


def _visit(page: Page, url: str) -> dict[str, float]:
    page.goto(url)
    page.wait_for_function("() => window.drawn", timeout=120_000)
    ms = page.evaluate("window.drawn")
    data = page.evaluate(
        "performance.getEntriesByType('resource')"
        ".filter(e => /cells|points/.test(e.name))"
        ".reduce((sum, e) => sum + e.encodedBodySize, 0)"
    )
    return {"ms": ms, "kb": data / 1000, "closer": _closer(page)}


def _closer(page: Page) -> float:
    """Return how late the page is, 600 ms after a press of +, because it is busy."""
    page.wait_for_timeout(1_000)
    return float(
        page.evaluate(
            """async () => {
              const map = document.getElementById('map');
              map.focus();
              const began = performance.now();
              map.dispatchEvent(new KeyboardEvent('keydown', { key: '+', keyCode: 187, bubbles: true }));
              await new Promise((done) => setTimeout(done, 600));
              await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
              return performance.now() - began - 600;
            }"""
        )
    )


def _slowed(page: Page) -> None:
    page.add_init_script(WATCH)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})


def _serve_peer(page: Page, points: str) -> None:
    def answer(route: Route) -> None:
        is_page = route.request.url.endswith("/peer")
        kind = "text/html" if is_page else "application/json"
        route.fulfill(body=PEER if is_page else points, content_type=kind)

    page.route("**/bench/*", answer)


def _points(size: int) -> str:
    table = synthetic.directory(size, seed=1).locations
    known = table[np.isfinite(table["latitude"])]
    return json.dumps(known[["latitude", "longitude"]].round(4).to_numpy().tolist())
