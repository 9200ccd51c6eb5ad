"""Names that attack (H57 to H61): harmless on every page and in the API."""

import json
import re

import pytest

from geomap import web
from geomap.config import Settings
from geomap.web import links
from geomap.web.current import Current
from tests import handmade, handmade_shelf

HOSTILE = (
    "<img src=x onerror=window.__x=1>",
    "</script><script>window.__x=1</script>",
    "</title><svg onload=window.__x=1>",
    "--><script>window.__x=1</script>",
    "a ${window.__x=1} `b` \N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}",
    "{{7*7}} {% for x in y %} %(a)s {0.__class__}",
    "\N{RIGHT-TO-LEFT OVERRIDE}ecivreS\N{ZERO WIDTH SPACE}",
    "x" * 10_000,
    "e" + "\N{COMBINING ACUTE ACCENT}" * 500,
    "javascript:window.__x=1",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, gazetteer):
    folder = tmp_path_factory.mktemp("hostile")
    rows = handmade.table().head(len(HOSTILE)).copy()
    for column in (
        "name_en",
        "organization_name_fr",
        "address_line_en",
        "description_en",
        "provenance_note_en",
        "phone_voice",
        "hours_note_en",
    ):
        rows[column] = list(HOSTILE)
    rows["contact_url_en"] = "javascript:window.__x=1"
    rows["provenance_url"] = "//evil.example"
    rows["contact_email"] = "a@b.ca?bcc=c@d.ca"
    rows["latitude"], rows["longitude"] = 45.42, -75.69
    shelf = handmade_shelf.opened(folder, rows)
    return web.create_app(Settings(), Current(shelf, gazetteer)).test_client()


PAGES = ["/en/results?q=Ottawa", "/fr/resultats?q=Ottawa"] + [
    f"/{path}/{name}"
    for path in ("en/location", "fr/emplacement")
    for name in ("ca/counters/1", "ca/counters/2", "ca/counters/3", "on/counters/1")
]


@pytest.mark.parametrize("page", PAGES)
def test_a_hostile_name_is_text_on_every_page(hostile, page):
    text = hostile.get(page, follow_redirects=True).text
    assert "<img" not in text
    assert "<script>" not in text
    assert "<svg onload" not in text
    assert "49 {" not in text
    assert 'href="javascript:' not in text
    assert "evil.example" not in text
    assert "mailto:" not in text


def test_a_hostile_question_is_text_too(hostile):
    for name in HOSTILE[:6]:
        page = hostile.get("/en/results", query_string={"q": name})
        assert "<img" not in page.text
        assert "<script>" not in page.text
        assert page.status_code == 200


def test_data_for_the_map_cannot_leave_its_element(hostile):
    text = hostile.get("/en/results?q=Ottawa").text
    held = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', text, re.S)
    data = json.loads(held.group(1))
    assert HOSTILE[0] in {item["name"] for item in data["items"]}
    assert "<" not in held.group(1)


def test_the_api_gives_hostile_names_as_plain_strings(hostile):
    answer = hostile.get("/api/v1/locations?q=Ottawa&limit=20")
    assert answer.content_type == "application/json"
    assert set(HOSTILE[:4]) <= {item["name"] for item in answer.json["items"]}


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "http://user:pw@example.ca/",
        "https://exa mple.ca/",
        "vbscript:x",
        "http://[::1",
        None,
    ],
)
def test_an_address_that_is_no_web_page_is_no_link(url):
    assert links.web(url) is None


def test_a_number_with_markup_after_it_dials_only_its_digits():
    assert links.call("1-613-555-0101;ext=<script>") == "tel:+16135550101"
    assert links.call("+1" * 20) is None
