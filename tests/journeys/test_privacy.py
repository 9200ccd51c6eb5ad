"""H80 and H81: what people search for is nowhere afterwards, and no log can be forged."""

import json
import os
import subprocess
import sys
import urllib.parse
import urllib.request

import pytest

from tests.journeys.conftest import ROOT, SERVE

pytestmark = pytest.mark.browser
# As people write it, as addresses do, and with the decimals a device knows.
SECRETS = ("K1A 0B1", "k1a0b1", "K1A0B1", "K1A%200B1", "K1A+0B1", "45.42153", "75.69719", "45.421", "75.697",
           "Wolverine Street", "Wolverine%20Street", "Wolverine+Street")  # fmt: skip
FORGED = '\n{"level":"info","forged":1}\r\n\x1b[31mGET /forged 200'


def everything(folder):
    """Every byte the server left on disk: database, its log, objects, temporary files."""
    for file in folder.rglob("*"):
        if file.is_file():
            yield file, file.read_bytes()


@pytest.fixture(scope="module")
def watched(home, environment, tmp_path_factory):
    """A server of its own with everything logged; afterwards what it said is read."""
    temporary = tmp_path_factory.mktemp("temporary")
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import logging; logging.basicConfig(level=logging.DEBUG);" + SERVE,
        ],
        cwd=ROOT,
        env={
            **os.environ,
            **environment,
            "GEOMAP_LOG_LEVEL": "debug",
            "TMPDIR": str(temporary),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    address = process.stdout.readline().split()[-1].rstrip("/")
    folders = [home, temporary]
    before = {file: held for folder in folders for file, held in everything(folder)}
    searches = [
        ("/en/results", {"q": "K1A 0B1"}),
        ("/fr/resultats", {"q": "k1a0b1", "svc": "passport"}),
        ("/en/results", {"near": "45.42153,-75.69719"}),
        ("/embed/en/search", {"q": "K1A 0B1"}),
        ("/en/trip", {"q": "K1A 0B1", "svc": "passport"}),
        ("/en/results", {"q": "100 Wolverine Street, Ottawa"}),
        ("/api/v1/locations", {"q": "K1A 0B1"}),
        ("/api/v1/locations", {"near": "45.42153,-75.69719"}),
        ("/api/v1/suggestions", {"q": "K1A 0B1"}),
        ("/en/results", {"q": FORGED}),
        ("/en/results", {"near": "45.42153,-75.69719,1"}),
    ]
    answers = []
    for path, asked in searches:
        url = f"{address}{path}?{urllib.parse.urlencode(asked)}"
        request = urllib.request.Request(
            url, headers={"User-Agent": FORGED.split("\n")[1].strip(), "Referer": url}
        )
        try:
            with urllib.request.urlopen(request) as answer:
                answers.append((path, asked, answer.headers, answer.read().decode()))
        except urllib.error.HTTPError as answer:
            answers.append((path, asked, answer.headers, answer.read().decode()))
            answer.close()
    process.terminate()
    out, err = process.communicate(timeout=20)
    left = [
        (file.name, held)
        for folder in folders
        for file, held in everything(folder)
        if before.get(file) != held
    ]
    return answers, out + err, left


def test_no_log_holds_what_was_asked(watched):
    _, log, _ = watched
    assert "/en/results" in log, "nothing was logged: this test would prove nothing"
    assert [secret for secret in SECRETS if secret.lower() in log.lower()] == []


def test_no_line_of_the_log_can_be_forged(watched):
    _, log, _ = watched
    assert "forged" not in log
    assert "\x1b" not in log


def test_nothing_on_disk_holds_what_was_asked(watched):
    _, _, left = watched
    found = [
        (name, secret)
        for name, held in left
        for secret in SECRETS
        if secret.encode().lower() in held.lower()
    ]
    assert found == []


def test_no_cookie_is_set_and_no_page_repeats_a_position_in_full(watched):
    answers, _, _ = watched
    for path, asked, headers, text in answers:
        assert "Set-Cookie" not in headers
        # What is no position at all is repeated as it was typed, to be mended.
        if asked.get("near", "").count(",") == 1 and not path.startswith("/api/"):
            assert "45.4215" not in text
            assert "75.6971" not in text


def test_a_browser_asks_nobody_else_and_tells_no_other_site_what_was_asked(
    browser, address
):
    context = browser.new_context()
    asked = []
    context.on("request", lambda request: asked.append(request))
    page = context.new_page()
    page.goto(f"{address}/en/results?q=K1A+0B1")
    page.locator("#map[data-ready]").wait_for()
    page.goto(f"{address}/en/results?near=45.42153,-75.69719")
    page.locator("#map[data-ready]").wait_for()
    # What a page asks for besides itself never holds the question.
    for request in asked:
        assert request.url.startswith(address)
        if request.resource_type != "document":
            assert not any(secret in request.url for secret in SECRETS), request.url
    # A position in full is led to its rounded one, and nothing repeats it.
    assert page.url == f"{address}/en/results?near=45.42,-75.70"
    assert "45.4215" not in page.content()
    assert context.cookies() == []
    stored = page.evaluate("[localStorage.length, sessionStorage.length]")
    assert json.dumps(stored) == "[0, 0]"
    context.close()
