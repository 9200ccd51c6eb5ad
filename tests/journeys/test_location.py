"""A location's page in a real browser, in both languages: U33, U45, U47, U48."""

import json
import os
import re

import pytest
from playwright.sync_api import expect

from tests import handmade_places, handmade_shelf
from tests.journeys.conftest import started
from tests.web.locator import rich
from tests.web.test_hostile import HOSTILE

pytestmark = pytest.mark.browser
ENGLISH = "/en/locations/ca/counters/1/ottawa-counter"
FRENCH = "/fr/bureaux/ca/counters/1/comptoir-d-ottawa"
DAYS = {
    "en": (
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A server whose names, notes and addresses attack."""
    folder = tmp_path_factory.mktemp("hostile")
    rows = rich.table().head(len(HOSTILE)).copy()
    for column in ("name_en", "address_line_en", "directions_en", "media_photo_alt_en"):
        rows[column] = list(HOSTILE)
    rows["media_photo_url"] = "javascript:window.__x=1"
    rows["contact_booking_url_en"] = "//evil.example"
    rows["latitude"], rows["longitude"] = 45.42, -75.69
    rows["status"] = None
    handmade_shelf.opened(folder, rows)
    handmade_places.written(folder)
    process, address = started(
        {
            **os.environ,
            "GEOMAP_HOME": str(folder / "home"),
            "GEOMAP_GAZETTEER": str(folder / "gazetteer.parquet"),
            "PORT": "0",
        }
    )
    yield address, list(rows["id"])
    process.terminate()
    process.communicate(timeout=20)


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize(
    ("results", "back"),
    [
        ("/en/results?q=Ottawa&svc=sin", "Back to results"),
        ("/fr/resultats?q=Ottawa&svc=sin", "Retour aux résultats"),
    ],
)
def test_u33_the_way_back_is_the_exact_list_at_its_line(
    visit, results, back, javascript
):
    page = visit(results, javascript=javascript, width=375)
    last = page.locator(".found > li").last
    anchor = last.get_attribute("id")
    last.locator("h2 a").click()
    page.get_by_role("link", name=back).click()
    expect(page).to_have_url(re.compile(re.escape(f"{results}#{anchor}") + "$"))
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("path", "status", "box"),
    [
        ("/en/locations/on/counters/4/former-counter-ottawa", 410, 3),
        ("/fr/bureaux/on/counters/4/ancien-comptoir-ottawa", 410, 3),
        ("/en/locations/ca/counters/99", 404, 0),
        ("/fr/bureaux/ca/counters/99", 404, 0),
    ],
)
def test_u45_what_is_gone_or_unknown_still_leads_somewhere(visit, path, status, box):
    page = visit("/en/")
    answer = page.goto(page.url.split("/en/")[0] + path)
    assert answer.status == status
    assert page.locator("main .office").count() == box
    page.locator("#q").fill("Ottawa")
    page.locator("#q").press("Enter")
    expect(page.locator(".found > li").first).to_be_visible()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/en/location/ca/counters/1", ENGLISH),
        ("/fr/emplacement/ca/counters/1", FRENCH),
        ("/en/locations/ca/counters/1/wrong-name", ENGLISH),
        ("/fr/bureaux/ca/other/1", FRENCH),
    ],
)
def test_u45_old_wrong_and_merged_addresses_lead_to_the_right_one(visit, old, new):
    page = visit(old)
    assert page.url.endswith(new)


@pytest.mark.parametrize(("path", "language"), [(ENGLISH, "en"), (FRENCH, "fr")])
def test_u47_the_data_for_machines_says_the_hours_that_people_read(
    visit, path, language
):
    page = visit(path)
    held = page.locator('script[type="application/ld+json"]').text_content()
    week = json.loads(held)["openingHoursSpecification"]
    assert [each["dayOfWeek"] for each in week] == list(DAYS["en"][:5])
    rows = page.locator(".week tbody tr").all()
    lines = [" ".join(row.inner_text().split()).casefold() for row in rows]
    told = {"en": "8:30 am to 4:30 pm", "fr": "8 h 30 à 16 h 30"}[language]
    closed = {"en": "closed", "fr": "fermé"}[language]
    assert {(each["opens"], each["closes"]) for each in week} == {("08:30", "16:30")}
    for line, name, says in zip(
        lines, DAYS[language], [told] * 5 + [closed] * 2, strict=True
    ):
        assert line.startswith(name.casefold())
        assert line.endswith(says)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_h57_to_h61_hostile_names_are_text_and_run_nothing(browser, hostile, language):
    address, ids = hostile
    stem = {"en": "/en/locations", "fr": "/fr/bureaux"}[language]
    form = {"en": "/en/report", "fr": "/fr/signaler"}[language]
    context = browser.new_context()
    page = context.new_page()
    paths = [f"{stem}/{each}" for each in ids] + [
        f"{form}/{ids[0]}",
        f"{form}/{ids[1]}",
    ]
    paths += [f"/{language}/provinces/ON", f"/{language}/provinces/QC"]
    for path in paths:
        page.goto(address + path)
        assert page.evaluate("window.__x") is None, path
        assert page.locator("main img").count() == 0
        assert page.locator("[href^='javascript:'], [href^='//']").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        for block in page.locator('script[type="application/ld+json"]').all():
            assert json.loads(block.text_content())["name"]
    context.close()


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize(
    ("path", "link", "choice", "send", "thanks"),
    [
        (
            ENGLISH,
            "Report a mistake in this information",
            "The hours are wrong",
            "Send the report",
            "Thank you. Your report has been received",
        ),
        (
            FRENCH,
            "Signaler une erreur dans ces renseignements",
            "Les heures sont inexactes",
            "Envoyer le signalement",
            "Merci. Votre signalement a été reçu",
        ),
    ],
)
def test_u48_a_mistake_is_reported_without_an_account_or_a_script(
    visit, path, link, choice, send, thanks, javascript
):
    page = visit(path, javascript=javascript, width=375)
    page.get_by_role("link", name=link).click()
    page.get_by_role("button", name=send).click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label(choice).check()
    page.locator("#text").fill("It closes at noon.")
    page.get_by_role("button", name=send).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(thanks)
    expect(page.locator(".number")).to_have_text(
        re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}$")
    )


def test_the_address_can_be_copied(visit):
    page = visit(ENGLISH)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy address").click()
    expect(page.get_by_text("Address copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("100 Main Street, unit 200")


@pytest.mark.parametrize("path", [ENGLISH, FRENCH])
def test_a_printed_location_is_what_one_takes_along(visit, path):
    page = visit(path)
    page.emulate_media(media="print")
    for hidden in (".top", ".foot", "#map", ".crumb", ".apps"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator("address").first).to_be_visible()
    expect(page.locator("main .phone a").first).to_be_visible()
    expect(page.locator(".origin")).to_be_visible()


@pytest.mark.parametrize(
    ("path", "name"), [("/en/provinces/ON", "Ontario"), ("/fr/provinces/QC", "Québec")]
)
def test_a_province_is_read_and_printed_without_a_script(visit, path, name):
    page = visit(path, javascript=False)
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    assert page.locator(".office a").count() >= 2
    page.emulate_media(media="print")
    expect(page.locator(".office").first).to_be_visible()
    expect(page.locator(".download")).to_be_hidden()
