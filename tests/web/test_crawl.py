"""U07 to U09: every page that can be reached, read as a person hears it."""

import re
from collections import Counter

import pytest

from geomap import web
from geomap.config import Settings
from geomap.i18n import words
from geomap.model import vocabulary
from geomap.web.current import Current
from tests import handmade, handmade_shelf
from tests.journeys.pages import PAGES
from tests.web.conftest import NOON
from tests.web.read_page import read

# Of one page asked in many ways, a few tell as much as all.
EACH = 6
LANGUAGES = ["en", "fr"]
# What French is never set like: see CONTRIBUTING.md, "Add a word".
LOOSE = re.compile(
    r"[ \u00a0\u202f][;!?](?:\s|$)|[^\u00a0]:(?=\s|$)|[^\u00a0]»|«[^\u00a0]"
    r"|\d\.\d+\s?(?:km|m|%)\b|\b\d{1,2}:\d\d\b|\b\d{1,3},\d{3}\b|[“”]"
)
# The codes whose names the pages show; languages are named after peoples and places.
CODES = (
    "access_modes", "appointment", "channel_kinds", "location_status",
    "location_types", "orders_of_government", "position_quality", "provinces", "services",
)  # fmt: skip


def crawled(client, language):
    """Every page of a language that a link of another leads to, and every state."""
    waiting = [page.path(language) for page in PAGES.values()]
    asked = Counter()
    pages = {}
    while waiting:
        address = waiting.pop(0)
        path, _, question = address.partition("?")
        asked[path] += bool(question)
        if address in pages or asked[path] > EACH + len(PAGES):
            continue
        answer = client.get(address, follow_redirects=True)
        if answer.mimetype == "text/html":
            pages[address] = read(answer.text)
            found = [
                link
                for link in pages[address].links
                if link.startswith(f"/{language}/")
            ]
            waiting += [
                link for link in found if link not in pages and link not in waiting
            ]
    return pages


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(request, shelf, gazetteer):
    app = web.create_app(Settings(), Current(shelf, gazetteer), clock=lambda: NOON)
    return request.param, crawled(app.test_client(), request.param)


def own(language):
    """Everything a page of a language may say, from the catalogue and the codes."""
    said = {sentences[language] for sentences in words.catalogue().values()}
    return said | set(names(language))


def names(language):
    for codes in CODES:
        for term in vocabulary.terms(codes).values():
            yield term.name(language)


def test_the_crawl_reaches_the_pages_there_are(pages):
    _, found = pages
    assert len(found) >= 60
    assert all(page.said for page in found.values())


def test_no_page_says_a_word_of_the_other_language(pages):
    language, found = pages
    other = "fr" if language == "en" else "en"
    mine = own(language)
    # A name that is the same may begin with a capital, where it begins a line.
    same = {text.casefold() for text in mine}
    theirs = {t for t in own(other) if len(t) >= 4 and t.casefold() not in same}
    parts = {
        part
        for text in theirs
        for part in re.split(r"\{\w+\}", text)
        if len(part) >= 15 and not any(part in said for said in mine)
    }
    heard = {}
    for address, page in found.items():
        for said in page.said:
            heard.setdefault((said.language, said.text), address)
    wrong = [
        (address, text[:80])
        for (spoken, text), address in heard.items()
        if spoken != other and (text in theirs or any(part in text for part in parts))
    ]
    assert sorted(wrong)[:10] == []


def test_french_is_set_as_french_is_on_every_page(pages):
    language, found = pages
    if language == "en":
        return
    wrong = {
        (address, said.text[:80], match.group())
        for address, page in found.items()
        for said in page.said
        if said.is_ours and said.language == "fr" and (match := LOOSE.search(said.text))
    }
    assert sorted(wrong)[:10] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_is_only_in_the_other_language_says_so(
    tmp_path_factory, gazetteer, language
):
    other = "fr" if language == "en" else "en"
    rows = handmade.table().copy()
    for column in (
        "name",
        "organization_name",
        "address_line",
        "description",
        "hours_note",
    ):
        rows[f"{column}_{language}"] = None
        rows[f"{column}_{other}"] = f"Source text of {column} in {other}"
    shelf = handmade_shelf.opened(tmp_path_factory.mktemp("one-language"), rows)
    app = web.create_app(Settings(), Current(shelf, gazetteer), clock=lambda: NOON)
    client = app.test_client()
    seen = 0
    for address in [page.path(language) for page in PAGES.values()]:
        for said in read(client.get(address, follow_redirects=True).text).said:
            # A title is one text: it cannot say where the name of the page ends.
            is_title = said.text.endswith(words.say("site.name", language))
            if said.text.startswith("Source text of") and not is_title:
                assert said.language == other or not said.is_ours, (address, said)
                seen += said.language == other
    assert seen >= 20
