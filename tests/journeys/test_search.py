"""The one box: what is typed, what is suggested, and what is said when it is not found."""

import json

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
NBSP = "\N{NO-BREAK SPACE}"
HOME = {"en": "/en/", "fr": "/fr/"}
RESULTS = {"en": "/en/results", "fr": "/fr/resultats"}
BOTH = pytest.mark.parametrize("language", ["en", "fr"])
SUGGESTED = {
    "suggestions": [
        {"kind": "place", "text": "Windsor, Ontario", "label": "Place"},
        {"kind": "place", "text": "<img src=x onerror=window.__x=1>", "label": "Place"},
        {"kind": "office", "text": "Windsor Counter", "label": "Office"},
    ],
    "status": "3 suggestions. Use up and down arrows.",
}


def heading(page):
    return page.get_by_role("heading", level=1)


def search(page, text):
    page.locator("#q").fill(text)
    page.locator("#q").press("Enter")


@BOTH
@pytest.mark.parametrize("javascript", [True, False])
def test_u24_nothing_typed_is_told_above_the_box_and_leads_to_it(
    visit, language, javascript
):
    page = visit(HOME[language], javascript=javascript)
    with page.expect_response(
        "**/results*" if language == "en" else "**/resultats*"
    ) as got:
        page.locator(".ask button[type=submit]").click()
    assert got.value.status == 400
    summary = page.get_by_role("alert")
    told = {
        "en": "Enter a city, postal code or address",
        "fr": "Entrez une ville, un code postal ou une adresse",
    }[language]
    expect(summary).to_contain_text(told)
    if javascript:
        expect(summary).to_be_focused()
    expect(page.locator("#q")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#q")).to_have_accessible_description(
        told + " " + page.locator("#q-hint").inner_text()
    )
    start = {"en": "Error: ", "fr": f"Erreur{NBSP}: "}[language]
    assert page.title().startswith(start)
    summary.get_by_role("link", name=told).click()
    expect(page.locator("#q")).to_be_focused()


@BOTH
def test_u26_towns_of_one_name_are_chosen_from_and_each_is_the_right_one(
    visit, language
):
    page = visit(f"{RESULTS[language]}?q=Windsor")
    assert page.locator(".choices a").count() == 3
    expect(page.locator(".choices li").first).to_contain_text(
        {"en": "229,660 people", "fr": f"229{NBSP}660 habitants"}[language]
    )
    names = {
        "en": ["Windsor, Ontario", "Windsor, Nova Scotia", "Windsor, Quebec"],
        "fr": ["Windsor (Ontario)", "Windsor (Nouvelle-Écosse)", "Windsor (Québec)"],
    }[language]
    for name in names:
        page.goto(
            page.url.split("/" + language + "/")[0] + f"{RESULTS[language]}?q=Windsor"
        )
        page.get_by_role("link", name=name, exact=True).click()
        expect(heading(page)).to_contain_text(name)


@BOTH
@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Montréal", ["montreal", "MONTRÉAL", "Montréal"]),
        ("Saint-Jérôme", ["St-Jérôme", "saint jerome", "ST. JEROME"]),
        ("Trois-Rivières", ["Trois Rivieres", "trois-rivières"]),
        ("L'Ancienne-Lorette", ["L'Ancienne-Lorette", "l’ancienne lorette"]),
        ("Sacré-Cœur", ["Sacre Coeur", "sacré-cœur"]),
    ],
)
def test_u27_accents_case_hyphens_apostrophes_and_ligatures_do_not_matter(
    visit, language, name, typed
):
    page = visit(HOME[language])
    for text in typed:
        page.goto(page.url.split(f"/{language}/")[0] + HOME[language])
        search(page, text)
        expect(heading(page)).to_contain_text(name)


@BOTH
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("k1a0b1", "K1A 0B1"),
        ("K1A 0B1", "K1A 0B1"),
        ("K1A-0B1", "K1A 0B1"),
        ("KIA OBI", "K1A 0B1"),
        ("K1A", "K1A"),
    ],
)
def test_u28_a_postal_code_is_taken_however_it_is_spelt(visit, language, typed, said):
    page = visit(HOME[language])
    search(page, typed)
    expect(heading(page)).to_contain_text(said)


@BOTH
@pytest.mark.parametrize("typed", ["D1A 1A1", "K1A 0O1"])
def test_u28_what_cannot_be_a_postal_code_is_told_in_its_form(visit, language, typed):
    page = visit(HOME[language])
    search(page, typed)
    expect(page.get_by_role("alert")).to_contain_text(
        {
            "en": "Enter a postal code in the form K1A 0B1, or its first three characters",
            "fr": "Entrez un code postal au format K1A 0B1, ou ses trois premiers caractères",
        }[language]
    )
    expect(page.locator("#q")).to_have_value(typed)


@pytest.fixture
def suggesting(visit):
    """Return a start page whose suggestions are known, and how often it asked."""

    def open_page(language):
        page = visit(HOME[language])
        asked = []

        def answer(route):
            asked.append(route.request.url)
            route.fulfill(body=json.dumps(SUGGESTED), content_type="application/json")

        page.route("**/api/v1/suggestions*", answer)
        return page, asked

    return open_page


@BOTH
def test_u35_suggestions_are_an_editable_combobox_with_a_list(suggesting, language):
    page, asked = suggesting(language)
    box = page.get_by_role(
        "combobox", name={"en": "City, postal", "fr": "Ville, code"}[language]
    )
    expect(box).to_have_attribute("aria-autocomplete", "list")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("W")
    page.wait_for_timeout(400)
    assert asked == []
    box.press_sequentially("ind", delay=20)
    options = page.locator("#q-list [role=option]")
    expect(options).to_have_count(3)
    assert len(asked) == 1
    assert f"lang={language}" in asked[0]
    assert asked[0].endswith("q=Wind")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_visible()
    assert box.get_attribute("aria-controls") == page.get_by_role(
        "listbox"
    ).get_attribute("id")
    # Nothing is chosen until the person chooses.
    assert box.get_attribute("aria-activedescendant") is None
    assert page.evaluate("window.__x") is None
    expect(options.nth(1)).to_contain_text("<img src=x onerror=window.__x=1>")
    status = page.locator("[data-suggest-status]")
    expect(status).to_have_text("")
    expect(status).to_have_text(SUGGESTED["status"], timeout=3_000)


@BOTH
def test_u35_the_keys_of_the_list_do_what_they_should(suggesting, language):
    page, _ = suggesting(language)
    box = page.locator("#q")
    box.press_sequentially("Wind")
    options = page.locator("#q-list [role=option]")
    expect(options).to_have_count(3)
    box.press("ArrowDown")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "q-option-0")
    expect(box).to_have_value("Wind")
    box.press("ArrowUp")
    expect(options.nth(2)).to_have_attribute("aria-selected", "true")
    box.press("Home")
    assert box.get_attribute("aria-activedescendant") is None
    assert page.evaluate("document.activeElement.selectionStart") == 0
    box.press("End")
    assert page.evaluate("document.activeElement.selectionStart") == 4
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value("Windsor, Ontario")
    expect(box).to_be_focused()
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert "results" not in page.url
    assert "resultats" not in page.url
    box.press("Enter")
    expect(heading(page)).to_contain_text("Windsor")


@BOTH
def test_u35_escape_closes_then_clears_and_tab_leaves_what_was_typed(
    suggesting, language
):
    page, _ = suggesting(language)
    box = page.locator("#q")
    box.press_sequentially("Wind")
    expect(page.locator("#q-list [role=option]")).to_have_count(3)
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("Wind")
    box.press("Escape")
    expect(box).to_have_value("")
    box.press_sequentially("Wind")
    expect(page.locator("#q-list [role=option]")).to_have_count(3)
    box.press("ArrowDown")
    box.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("Wind")


@BOTH
def test_u35_the_servers_own_suggestions_lead_to_the_place(visit, language):
    page = visit(HOME[language])
    box = page.locator("#q")
    box.press_sequentially("trois riv")
    option = page.locator("#q-list").get_by_role("option", name="Trois-Rivières")
    expect(option).to_be_visible()
    option.click()
    expect(box).to_have_value(
        {"en": "Trois-Rivières, Quebec", "fr": "Trois-Rivières (Québec)"}[language]
    )
    box.press("Enter")
    expect(heading(page)).to_contain_text("Trois-Rivières")


@pytest.fixture
def in_trouble(browser, address):
    """Return a function that opens a page whose browser may complain of the network."""
    contexts = []

    def open_page(path):
        contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@BOTH
@pytest.mark.parametrize("trouble", ["500", "slow", "nothing"])
def test_u36_without_suggestions_the_form_works_and_nothing_is_said(
    in_trouble, language, trouble
):
    page = in_trouble(HOME[language])

    def answer(route):
        if trouble == "500":
            route.fulfill(status=500, body="")
        elif trouble == "nothing":
            body = json.dumps({"suggestions": [], "status": ""})
            route.fulfill(body=body, content_type="application/json")
        # Otherwise never: slower than anybody waits.

    page.route("**/api/v1/suggestions*", answer)
    page.locator("#q").press_sequentially("Ottawa")
    page.wait_for_timeout(1_500)
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("[data-suggest-status]")).to_have_text("")
    page.locator("#q").press("Enter")
    expect(heading(page)).to_contain_text("Ottawa")


def standing_at(page, script):
    """Have the device answer as a script says."""
    page.add_init_script(
        "navigator.geolocation.getCurrentPosition = (found, failed) => {" + script + "}"
    )
    page.reload()


def locate(page, language):
    name = {"en": "Use my location", "fr": "Utiliser ma position"}[language]
    page.get_by_role("button", name=name).click()


@BOTH
def test_u37_no_more_than_two_decimals_leave_the_device(visit, language):
    page = visit(HOME[language])
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 45.421137, "longitude": -75.690341})
    asked = []
    page.on(
        "request", lambda request: asked.append(request.url + str(request.post_data))
    )
    page.locator("#svc").select_option("drivers-licence")
    locate(page, language)
    expect(heading(page)).to_contain_text(
        {"en": "your location", "fr": "votre position"}[language]
    )
    assert page.url.endswith(
        f"{RESULTS[language]}?near=45.42%2C-75.69&svc=drivers-licence"
    )
    assert not any("45.421" in url or "75.690" in url for url in asked)


@BOTH
@pytest.mark.parametrize(
    ("script", "said"),
    [
        (
            "failed({ code: 1 })",
            {
                "en": "Your browser did not share your location.",
                "fr": "Votre navigateur n'a pas communiqué votre position.",
            },
        ),
        (
            "failed({ code: 2 })",
            {
                "en": "We could not find your location.",
                "fr": "Nous n'avons pas pu trouver votre position.",
            },
        ),
        (
            "failed({ code: 3 })",
            {
                "en": "We could not find your location.",
                "fr": "Nous n'avons pas pu trouver votre position.",
            },
        ),
        (
            "found({ coords: { latitude: 45.4, longitude: -75.7, accuracy: 39001 } })",
            {
                "en": "Your location is approximate (within 40 km).",
                "fr": "Votre position est approximative (à 40 km près).",
            },
        ),
    ],
)
def test_u37_without_a_position_the_page_says_why_and_asks_to_type(
    visit, language, script, said
):
    page = visit(HOME[language])
    standing_at(page, script)
    locate(page, language)
    expect(page.locator("[data-locate] [role=status]")).to_contain_text(said[language])
    expect(page.locator("#q")).to_be_focused()
    assert page.url.endswith(HOME[language])


@BOTH
def test_while_the_device_looks_the_button_says_so(visit, language):
    page = visit(HOME[language])
    standing_at(page, "")
    locate(page, language)
    expect(page.locator("[data-locate] [role=status]")).to_have_text(
        {"en": "Finding your location…", "fr": "Recherche de votre position…"}[language]
    )
    expect(page.locator("[data-locate] button")).to_have_attribute(
        "aria-disabled", "true"
    )


@BOTH
def test_without_a_network_the_page_gives_a_number(in_trouble, language):
    page = in_trouble(HOME[language])
    page.context.set_offline(True)
    expect(page.locator("[data-offline]")).to_contain_text(
        {
            "en": "You are offline. You can call 1-800-622-6232.",
            "fr": f"Vous êtes hors ligne. Vous pouvez appeler au 1{NBSP}800{NBSP}622-6232.",
        }[language]
    )
    page.context.set_offline(False)
    expect(page.locator("[data-offline]")).to_be_hidden()


@BOTH
def test_a_task_without_a_place_asks_where_and_is_kept(visit, language):
    page = visit(HOME[language], javascript=False)
    search(
        page, {"en": "renew my passport", "fr": "j'ai perdu mon passeport"}[language]
    )
    expect(page.locator("#svc")).to_have_value("passport")
    search(page, "Ottawa")
    expect(page.locator(".asked")).to_contain_text(
        {"en": "Passport", "fr": "Passeport"}[language]
    )
    expect(heading(page)).to_contain_text("Ottawa")
