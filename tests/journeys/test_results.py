"""The list of results as people use it: U14 to U16, U25, U30 to U34 and U38."""

import re

import pytest
from playwright.sync_api import expect

from geomap.finding import listing

pytestmark = pytest.mark.browser
NBSP = "\N{NO-BREAK SPACE}"
RESULTS = {"en": "/en/results", "fr": "/fr/resultats"}
both = pytest.mark.parametrize("language", ["en", "fr"])


def address(language, query):
    return f"{RESULTS[language]}?{query}"


def ids(page):
    return page.locator(".found > li").evaluate_all("all => all.map(e => e.dataset.id)")


def heading(page):
    return page.get_by_role("heading", level=1).inner_text()


def number(page):
    """The number the heading gives, 0 where it gives none."""
    found = re.match(r"\d+", heading(page))
    return int(found.group()) if found else 0


def submit(page, language):
    name = {"en": "Apply filters", "fr": "Appliquer les filtres"}[language]
    page.get_by_role("button", name=name).click()


def opened(page):
    """Open the filters where they are folded, as on a phone."""
    if not page.locator("#f-svc").is_visible():
        page.locator(".filters > summary").click()
    if not page.locator("#f-r").is_visible():
        page.locator(".more-filters > summary").click()


@both
def test_u14_each_result_is_a_list_item_with_all_that_is_needed_to_go(visit, language):
    page = visit(address(language, "q=Ottawa"))
    items = page.locator("ol.found > li > article")
    expect(items).to_have_count(5)
    first = items.first
    assert first.get_attribute("aria-labelledby") == "name-1"
    expect(first.locator("h2 a")).to_have_count(1)
    expect(first.locator("address")).to_contain_text("Main")
    phone = {"en": "Phone: 613-555-0101", "fr": f"Téléphone{NBSP}: 613{NBSP}555-0101"}
    expect(first).to_contain_text(phone[language])
    away = {"en": f"30{NBSP}m away", "fr": f"à 30{NBSP}m"}
    expect(first.locator(".distance")).to_have_text(away[language])
    for item in items.all():
        expect(item.locator(".status, .hours").first).not_to_be_empty()


@both
def test_u15_everything_works_without_a_script(visit, language):
    page = visit(f"/{language}/", javascript=False)
    page.locator("#q").fill("Ottawa")
    page.locator("#q").press("Enter")
    assert number(page) == 5
    opened(page)
    page.locator("#f-svc").select_option("sin")
    page.locator("#f-r").select_option("250")
    submit(page, language)
    assert number(page) == 3
    name = {"en": "name", "fr": "nom"}[language]
    page.get_by_role("link", name=name, exact=True).click()
    assert "sort=name" in page.url
    names = page.locator(".found h2").all_inner_texts()
    assert names == sorted(names, key=listing.key)
    page.goto(page.url + "&limit=2")
    following = {"en": "Next", "fr": "Suivante"}[language]
    page.get_by_role("link", name=following).click()
    expect(page.locator("ol.found")).to_have_attribute("start", "3")
    page.locator(".found h2 a").click()
    expect(page.get_by_role("heading", level=1)).not_to_be_empty()
    page = visit(address(language, "q=Sydney"), javascript=False)
    page.locator("main a", has_text="Manitoba").first.click()
    assert "Manitoba" in heading(page)


@both
def test_u16_without_styles_the_order_is_the_same_and_nothing_is_lost(
    browser, address, language
):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.route("**/*.css*", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{address}{RESULTS[language]}?q=Ottawa")
    tops = page.locator("h1, .showing, .found h2, .found address").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().top)"
    )
    assert tops == sorted(tops)
    assert len(ids(page)) == 5
    assert page.locator(".found .phone a").first.is_visible()
    context.close()


@both
def test_u25_where_there_is_nothing_the_page_says_so_and_how_else(visit, language):
    page = visit(address(language, "q=Grise+Fiord&svc=passport"))
    start = {"en": "No office within", "fr": "Aucun bureau à moins de"}[language]
    assert heading(page).startswith(start)
    call = page.locator('a[href="tel:+18005676868"]').first
    expect(call).to_be_visible()
    assert "567-6868" in call.inner_text()
    assert page.locator('main a[href^="https://"]').count() >= 1
    mail = {"en": "mail", "fr": "poste"}[language]
    expect(page.locator("main")).to_contain_text(mail)
    page = visit(address(language, "q=Grise+Fiord"))
    assert page.locator(".found > li").count() >= 3


@both
@pytest.mark.parametrize(
    "query", ["q=Ottawa", "q=Ottawa&svc=sin", "q=Windsor,+Ontario"]
)
def test_u30_the_number_in_the_heading_is_that_of_all_pages(visit, language, query):
    page = visit(address(language, f"{query}&limit=2"))
    total, seen = number(page), []
    for _ in range(9):
        found = ids(page)
        said = [
            int(n) for n in re.findall(r"\d+", page.locator(".showing").inner_text())
        ]
        assert said == [len(seen) + 1, len(seen) + len(found), total]
        seen += found
        following = page.locator('.pages a[rel="next"]')
        if not following.count():
            break
        following.click()
    assert len(set(seen)) == len(seen) == total > 0


@both
def test_u31_the_circle_grows_until_it_holds_five_and_says_so(visit, language):
    page = visit(address(language, "q=Ottawa"))
    assert number(page) == 5
    assert f"200{NBSP}km" in heading(page)
    expect(page.locator(".notice").first).to_contain_text(f"50{NBSP}km")


@both
def test_u32_filters_that_leave_nothing_say_what_each_hides_and_it_is_true(
    visit, language
):
    query = "q=Ottawa&svc=drivers-licence&order=federal&r=10"
    page = visit(address(language, query))
    assert number(page) == 0
    links = page.locator(".chips a")
    expect(links).to_have_count(3)
    hidden = {}
    for link in links.all():
        said = re.search(r"\((\d+) ", link.inner_text())
        hidden[link.get_attribute("href")] = int(said.group(1))
    assert any(hidden.values())
    origin = page.url.split("/", 3)
    for path, count in hidden.items():
        page.goto(f"{origin[0]}//{origin[2]}{path}")
        assert number(page) == count


@both
def test_the_numbers_beside_the_filters_are_true_when_they_are_followed(
    visit, language
):
    page = visit(address(language, "q=Ottawa"))
    there, followed = page.url, []
    for name in ("svc", "kind", "lng", "r"):
        options = page.locator(f"#f-{name} option").evaluate_all(
            "all => all.map(e => [e.value, e.textContent])"
        )
        numbered = [(value, text) for value, text in options if "(" in text][:2]
        assert numbered
        followed += [(f"{there}&{name}={value}", text) for value, text in numbered]
    for path, text in followed:
        page.goto(path)
        assert number(page) == int(re.search(r"\((\d+)\)$", text).group(1))


@both
def test_u33_back_to_the_results_is_the_same_list_and_the_same_line(visit, language):
    page = visit(address(language, "q=Ottawa&svc=sin&sort=name&limit=2"))
    there = page.url
    page.locator("#found-2 h2 a").click()
    page.locator(".crumb a").first.click()
    assert page.url == f"{there}#found-2"
    expect(page.locator("#found-2")).to_be_in_viewport()


@both
def test_u34_a_shared_address_gives_the_same_list_and_ignores_what_it_does_not_know(
    visit, language
):
    query = "q=Ottawa&order=federal&sort=name&limit=3"
    one = visit(address(language, query))
    other = visit(address(language, f"{query}&utm_source=x&page[]=4"))
    assert ids(one) == ids(other)
    assert heading(one) == heading(other)


@both
def test_u38_on_paper_there_is_the_list_and_nothing_else(visit, language):
    page = visit(address(language, "near=45.42,-75.69&r=2000&limit=50"))
    count = len(ids(page))
    assert count > 5
    page.emulate_media(media="print")
    for away in ("header", ".foot", ".map", ".filters", ".pages", ".share"):
        for part in page.locator(away).all():
            assert not part.is_visible()
    for item in page.locator(".found > li").all():
        expect(item.locator("h2")).to_be_visible()
        expect(item.locator(".status, .hours").first).to_be_visible()
    expect(page.locator(".found .phone").first).to_be_visible()
    expect(page.locator(".printed")).to_contain_text(RESULTS[language])
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter")))
    assert pages <= -(-count // 5) + 1


@both
def test_a_filter_is_taken_back_by_its_own_link(visit, language):
    page = visit(address(language, "q=Ottawa&svc=sin&lng=en"))
    links = page.locator(".chips a")
    expect(links).to_have_count(2)
    links.first.click()
    assert "svc=" not in page.url
    assert "lng=en" in page.url


def test_the_link_is_copied_and_that_is_said(visit):
    page = visit("/en/results?q=Ottawa&svc=sin")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".share [role=status]")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_on_a_phone_the_filters_are_folded_and_on_a_wide_screen_open(visit):
    page = visit("/en/results?q=Ottawa", width=375)
    expect(page.locator("#f-svc")).to_be_hidden()
    page.locator(".filters > summary").click()
    expect(page.locator("#f-svc")).to_be_visible()
    expect(visit("/en/results?q=Ottawa").locator("#f-svc")).to_be_visible()


@both
def test_every_target_of_the_list_is_large_enough(visit, language):
    page = visit(address(language, "q=Ottawa&svc=sin&limit=2"), width=375)
    page.locator(".filters > summary").click()
    small = page.locator(
        "main :is(a, button, select, input, summary):not(.hint a)"
    ).evaluate_all(
        """all => all.filter(e => {
            const box = e.getBoundingClientRect();
            return box.width > 1 && (box.height < 24 || box.width < 24);
        }).map(e => e.outerHTML)"""
    )
    assert small == []


@both
@pytest.mark.parametrize(
    "query",
    [
        "q=Ottawa&svc=sin&lng=fr&acc=wheelchair&open=now&order=federal&r=100",
        "q=Ottawa&svc=drivers-licence&order=federal&r=10",
        "q=Ottawa&svc=sin&svc=passport&svc=drivers-licence",
        "q=Ottawa&svc=health-card&res=QC",
        "q=Grise+Fiord&svc=sin",
        "q=Ottawa&limit=2&page=2&sort=name&view=map",
    ],
)
def test_u01_every_state_of_the_list_is_accessible_and_fits(
    visit, violations, language, query
):
    page = visit(address(language, query), width=375)
    page.locator(".filters > summary").click()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
