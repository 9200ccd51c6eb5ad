"""A real server and a real browser; nothing here reaches outside this machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import handmade_places, handmade_shelf

ROOT = Path(__file__).resolve().parents[2]
SERVE = (
    "from geomap import config; from geomap.web import serve;"
    " serve.run(config.settings())"
)


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("journeys")
    handmade_shelf.opened(folder)
    handmade_places.written(folder)
    return folder


@pytest.fixture(scope="session")
def environment(home):
    return {
        **os.environ,
        "GEOMAP_HOME": str(home / "home"),
        "GEOMAP_GAZETTEER": str(home / "gazetteer.parquet"),
        "PORT": "0",
    }


def started(environment):
    """Start a server; return the process and the address it prints."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    said = process.stdout.readline().split()
    assert said, process.stderr.read()
    return process, said[-1].rstrip("/")


@pytest.fixture(scope="session")
def address(environment):
    process, address = started(environment)
    yield address
    process.terminate()
    process.communicate(timeout=20)
    assert process.returncode == 0


AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def violations():
    """Return a function that tells what axe finds wrong with a page."""
    script = AXE.read_text("utf-8")

    def found(page):
        # The protocol evaluates outside the page's policy, which forbids foreign scripts.
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        found = page.evaluate(
            "rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })",
            RULES,
        )
        return [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]]

    return found


@pytest.fixture
def visit(browser, address):
    """Return a function that opens a page of a width; outside requests fail the test."""
    contexts = []
    outside = []
    complaints = []

    def open_page(path, *, width=1280, javascript=True):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=javascript
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: outside.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text))
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [url for url in outside if not url.startswith(address)] == []
    # A page that answers 400 or 404 is told of in the console; nothing else may be.
    assert [said for said in complaints if "status of 4" not in said] == []
