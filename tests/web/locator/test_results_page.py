"""The page of results: its numbers, its filters, and what it says when nothing is near."""

import html
import re

import pytest

from geomap import web
from geomap.config import Settings
from geomap.web.current import Current

NBSP = "\N{NO-BREAK SPACE}"


def got(client, query, path="/en/results"):
    return html.unescape(client.get(f"{path}?{query}").text)


def heading(page):
    return re.search(r"<h1>(.*?)</h1>", page, re.S).group(1).strip()


def names(page):
    return re.findall(r'<h2 id="name-\d+"><a href="[^"]*"><bdi>(.*?)</bdi>', page)


def test_the_title_tells_the_page_of_several(client):
    page = got(client, "q=Ottawa&limit=2&page=2")
    assert "<title>5 offices within" in page
    assert "– Page 2 of 3 –" in page
    assert '<ol class="found" start="3">' in page
    assert "Showing 3 to 4 of 5" in page


def test_pages_keep_the_question_and_filters_begin_again(client):
    page = got(client, "q=Ottawa&svc=sin&limit=1&page=2")
    assert 'rel="next" href="/en/results?q=Ottawa&svc=sin&page=3&limit=1"' in page
    assert 'rel="prev" href="/en/results?q=Ottawa&svc=sin&limit=1"' in page
    assert '<a href="/en/results?q=Ottawa&limit=1">Remove filter: Social' in page


def test_every_filter_has_a_link_that_takes_it_back(client):
    query = (
        "q=Ottawa&svc=sin&lng=en&lngm=offered&kind=counter&order=federal"
        "&acc=wheelchair&open=now&r=100&res=ON"
    )
    page = got(client, query)
    removed = re.findall(r"Remove (?:filter: )?([^<(]+)", page)
    for name in ("English", "Offered at the counter", "Service counter", "Federal",
                 "Wheelchair access", "Open now", f"Within 100{NBSP}km",
                 "Resident of Ontario"):  # fmt: skip
        assert any(name in each for each in removed), name


def test_the_form_keeps_what_it_has_no_field_for(client):
    page = got(client, "near=45.42,-75.69&sort=name&svc=sin&svc=passport")
    form = re.search(r'<details class="filters">.*?</form>', page, re.S).group()
    assert '<input type="hidden" name="near" value="45.42,-75.69">' in form
    assert '<input type="hidden" name="sort" value="name">' in form
    assert '<input type="hidden" name="svc" value="passport">' in form
    assert '<option value="sin" selected>' in form


def test_another_place_is_asked_for_with_the_same_filters(client):
    page = got(client, "near=45.42,-75.69&res=ON&page=2&svc=sin&svc=passport&r=50")
    form = re.search(r'<details class="change">.*?</form>', page, re.S).group()
    kept = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
    assert kept == [("svc", "sin"), ("svc", "passport"), ("r", "50")]


def test_a_moment_is_said_in_words(client):
    page = got(client, "q=Ottawa&open=2026-12-01T08:30")
    assert f"Open on 1{NBSP}December 2026 at 8:30{NBSP}am" in page
    page = got(client, "q=Ottawa&open=2026-12-01T08:30", "/fr/resultats")
    assert f"Ouvert le 1er{NBSP}décembre 2026 à 8{NBSP}h{NBSP}30" in page


def test_how_many_have_hours_that_are_not_known_is_said(client):
    page = got(client, "q=Ottawa&open=2026-11-24T10:00&r=10")
    assert heading(page).startswith("3 offices within")
    assert "1 are open. The hours of 2 others are not known" in page


def test_more_than_a_few_in_a_language_say_so_or_come_last(client):
    page = got(client, "q=Ottawa&svc=sin&lng=fr&r=10")
    assert "1 certainly match. 1 other does not say, and comes last." in page
    assert names(page) == ["Ottawa Counter", "Gatineau Counter"]


def test_a_health_card_names_the_rule_and_the_other_side_of_the_river(client):
    page = got(client, "q=Ottawa&svc=health-card")
    assert "issues health cards to its own residents." in page
    assert "These are the offices for residents of Ontario." in page
    assert 'svc=health-card&res=QC">I live in Quebec</a>' in page


def test_the_office_of_another_province_is_told_apart(client):
    page = got(client, "q=Ottawa&svc=health-card&res=QC")
    assert heading(page) == "No office near Ottawa, Ontario matches all your filters"
    assert "Nearer, but for others" in page
    assert "Ontario Counter, Ottawa" in page


def test_what_can_be_done_online_is_said_before_anybody_travels(client):
    page = got(client, "q=Ottawa&svc=sin")
    said = page.index("You can do all of this online, without going anywhere.")
    assert said < page.index('<ol class="found"')
    assert "You can do all of this online" not in got(client, "q=Ottawa&svc=passport")


def test_one_office_for_everything_or_the_most_of_it(client):
    page = got(client, "q=Ottawa&svc=sin&svc=passport&svc=drivers-licence&r=10")
    assert heading(page) == "No single office near Ottawa, Ontario offers all of this"
    partly = re.search(r'id="partly".*?</section>', page, re.S).group()
    assert "Ottawa Counter" in partly
    assert "Not offered here: Driver's licence" in partly


def test_nothing_near_tells_first_who_answers_now_by_the_caller_s_clock(client):
    # Monday noon UTC: seven in the morning in Grise Fiord.
    page = got(client, "q=Grise+Fiord&svc=sin")
    best = re.search(r'class="best".*?</section>', page, re.S).group()
    assert "1-866-274-6627" in best
    assert f"Closed now. Opens at 8:30{NBSP}am." in best
    assert best.index("By mail") > best.index("Call")


def test_a_line_for_the_deaf_is_among_the_first_ways(client):
    page = got(client, "q=Grise+Fiord")
    best = re.search(r'class="best".*?</section>', page, re.S).group()
    assert '<a href="tel:+18009269105">' in best
    assert "TTY" in best


def test_what_nobody_supplied_still_tells_how_else(client):
    page = got(client, "near=50.45,-104.61&svc=taxes")
    assert heading(page) == (
        "We know of no office near your location for: Personal income tax"
    )
    best = re.search(r'class="best".*?</section>', page, re.S).group()
    # From 8 in the east is from 7 in Regina: noon UTC is 6 there.
    assert f"Opens at 7{NBSP}am. Times are by your own clock." in best


def test_what_nobody_supplied_leads_to_the_offices_of_ones_own_province(client):
    page = got(client, "q=Ottawa&svc=hunting-fishing")
    asked = re.search(r'aria-labelledby="ask-there".*?</section>', page, re.S).group()
    assert "They do not say that they offer this service." in asked
    offices = re.findall(r'class="office"', asked)
    assert 1 <= len(offices) <= 3
    assert page.index('class="best"') < page.index('id="ask-there"')


def test_after_the_best_ways_the_whole_list_is_folded_away(client):
    page = got(client, "q=Grise+Fiord&svc=sin")
    best = re.search(r'class="best".*?</section>', page, re.S).group()
    whole = re.search(r'class="ways".*?</section>', page, re.S).group()
    assert best.count("online</a>") == 1
    assert "<details><summary>" in whole
    assert "Online: " not in whole
    assert (
        "<details>"
        not in re.search(
            r'class="ways".*?</section>', got(client, "q=Ottawa"), re.S
        ).group()
    )


def test_the_list_of_an_area_of_the_map_stays_of_that_area(client):
    page = got(client, "near=45.42,-75.69&r=9&area=1&view=map")
    assert "this part of the map" in heading(page)
    links = re.findall(r'href="(/en/results[^"]*)"', page)
    narrower = [link for link in links if "near=" in link]
    assert narrower
    assert all("area=1" in link for link in narrower)
    as_list = got(client, "near=45.42,-75.69&r=9&area=1")
    assert heading(as_list) == heading(page)


@pytest.fixture
def afternoon(shelf, gazetteer):
    # Monday, 18:00 UTC: one in the afternoon in the east, half past two in St. John's.
    app = web.create_app(
        Settings(), Current(shelf, gazetteer), clock=lambda: 1_795_456_800.0
    )
    return app.test_client()


def test_an_open_line_says_until_when(afternoon):
    page = got(afternoon, "q=Grise+Fiord")
    best = re.search(r'class="best".*?</section>', page, re.S).group()
    assert f'<span class="open">Open now. Closes at 5{NBSP}pm.</span>' in best
    page = got(afternoon, "q=Grise+Fiord", "/fr/resultats")
    best = re.search(r'class="best".*?</section>', page, re.S).group()
    assert f'<span class="open">Ouvert. Ferme à 17{NBSP}h.</span>' in best


def test_a_location_s_link_carries_the_way_back_to_its_line(client):
    page = got(client, "q=Ottawa&sort=name")
    assert "?back=/en/results?q%3DOttawa%26sort%3Dname%23found-1" in page


def test_the_same_question_is_the_same_page_in_french(client):
    page = got(client, "q=Ottawa&svc=sin&kind=counter", "/fr/resultats")
    assert re.match(r"\d+ résultats? à moins de", heading(page))
    assert f"Retirer le filtre{NBSP}: Comptoir de service" in page
