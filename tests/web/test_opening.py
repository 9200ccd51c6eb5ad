"""Open, closed or unknown on the pages, in the interface and in a calendar file."""

import re
from datetime import datetime

import pytest

from geomap import web
from geomap.config import Settings
from geomap.hours import zones
from geomap.model.closure import Closure
from geomap.model.records import Text
from geomap.store import closures
from geomap.web.current import Current
from tests import handmade_hours, handmade_shelf

NBSP = "\N{NO-BREAK SPACE}"


class Clock:
    """A clock that stands still where a test puts it."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def at(self, *moment: int, zone: str = "America/Toronto") -> None:
        self.now = datetime(*moment, tzinfo=zones.rules(zone)).timestamp()


@pytest.fixture(scope="module")
def clock():
    return Clock()


@pytest.fixture(scope="module")
def current(tmp_path_factory, gazetteer):
    folder = tmp_path_factory.mktemp("hours")
    shelf = handmade_shelf.opened(folder, handmade_hours.table())
    return Current(shelf, gazetteer, handmade_hours.declared())


@pytest.fixture(scope="module")
def client(current, clock):
    return web.create_app(Settings(), current, clock=clock).test_client()


def page(client, path) -> str:
    return client.get(path, follow_redirects=True).text.replace(NBSP, " ")


def line(client, path) -> str:
    """The status of the first location of a page, as text."""
    found = re.search(
        r'<p class="status (\w+)">.*?</svg> (.*?)</p>', page(client, path)
    )
    return f"{found[1]}: {found[2].replace('&#39;', chr(39))}"


LINES = [
    ((2026, 11, 25, 10, 0), "fed", "open: Open now. Closes at 12 pm.", "open: Ouvert. Ferme à 12 h."),
    ((2026, 11, 25, 11, 45), "fed", "soon: Open now. Closes soon, at 12 pm.", "soon: Ouvert. Ferme bientôt, à 12 h."),
    ((2026, 11, 25, 12, 15), "fed", "closed: Closed for lunch. Opens at 1 pm.", "closed: Fermé pour la pause du midi. Ouvre à 13 h."),
    ((2026, 11, 27, 17, 0), "fed", "closed: Closed now. Opens Monday at 8:30 am.", "closed: Fermé. Ouvre lundi à 8 h 30."),
    ((2026, 11, 11, 11, 0), "fed", "closed: Closed 11 November for Remembrance Day (federal). Opens tomorrow at 8:30 am.", "closed: Fermé le 11 novembre : Jour du Souvenir (fédéral). Ouvre demain à 8 h 30."),
    ((2026, 12, 28, 11, 0), "fed", "closed: Closed 28 December for Boxing Day, observed (federal). Opens tomorrow at 8:30 am.", "closed: Fermé le 28 décembre : Lendemain de Noël, jour de remplacement (fédéral). Ouvre demain à 8 h 30."),
    ((2026, 2, 16, 11, 0), "com", "unknown: May be closed 16 February for Family Day (Ontario). Call before you go.", "unknown: Peut-être fermé le 16 février : Jour de la Famille (Ontario). Appelez avant de vous déplacer."),
    ((2026, 11, 25, 11, 0), "out", "closed: Closed now. Opens Tuesday at 10 am.", "closed: Fermé. Ouvre mardi à 10 h."),
    ((2026, 12, 1, 13, 0), "out", "closed: Closed now. Opens on 5 January at 10 am.", "closed: Fermé. Ouvre le 5 janvier à 10 h."),
]  # fmt: skip


@pytest.mark.parametrize(("local", "which", "english", "french"), LINES)
def test_a_status_is_one_sentence_in_each_language(
    client, clock, local, which, english, french
):
    # Kenora and Sioux Lookout keep the clock of Manitoba; Sudbury that of Toronto.
    clock.at(*local, zone="America/Toronto" if which == "com" else "America/Winnipeg")
    assert line(client, f"/en/locations/hours/{which}/1") == english
    assert line(client, f"/fr/bureaux/hours/{which}/1") == french


def test_every_place_keeps_its_own_clock_in_one_list(client, clock):
    # 8:30 in St. John's; the middle of the night in Vancouver.
    clock.at(2026, 11, 25, 8, 30, zone="America/St_Johns")
    assert (
        line(client, "/en/results?near=47.56,-52.71")
        == "open: Open now. Closes at 4 pm."
    )
    assert line(client, "/en/results?near=49.28,-123.12") == (
        "closed: Closed now. Opens at 8:30 am."
    )


def test_the_page_has_the_week_as_a_table_with_row_headers_and_times(client, clock):
    clock.at(2026, 11, 25, 10, 0)
    text = page(client, "/en/locations/hours/bc/1")
    table = re.search(r'<table class="week">.*?</table>', text, re.S)[0]
    days = re.findall(r'<th scope="row">(\w+)', table)
    assert days == [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]  # fmt: skip
    assert table.count('<time datetime="08:30">8:30 am</time>') == 5
    assert table.count("<td>Closed</td>") == 2
    assert re.findall(r'class="today"><th scope="row">(\w+)', table) == ["Wednesday"]
    assert "Times are local: Pacific Time (UTC−7)." in text


def test_the_page_tells_the_holidays_of_the_employer_to_come(client, clock):
    clock.at(2026, 11, 25, 10, 0)
    told = re.findall(
        r"<li>((?:Closed|May be closed).*?)</li>",
        page(client, "/en/locations/hours/bc/1"),
    )
    assert told == [
        "Closed Friday 25 December: Christmas Day (British Columbia)",
        "Closed Monday 28 December: Boxing Day, observed (British Columbia)",
        "Closed Friday 1 January 2027: New Year&#39;s Day (British Columbia)",
    ]
    quebec = page(client, "/fr/bureaux/hours/qc/1")
    assert "Fermé le jeudi 24 décembre : Veille de Noël (Québec)" in quebec


def test_a_rare_schedule_gives_its_next_five_dates_and_a_calendar(client, clock):
    clock.at(2026, 11, 25, 10, 0)
    text = page(client, "/en/locations/hours/out/1")
    dates = re.findall(r'<li><time datetime="(\d{4}-\d\d-\d\d)">', text)
    assert dates == [
        "2026-12-01",
        "2027-01-05",
        "2027-02-02",
        "2027-03-02",
        "2027-04-06",
    ]
    (link,) = re.findall(r'href="([^"]+\.ics)"', text)

    answer = client.get(link)
    assert answer.content_type == "text/calendar; charset=utf-8"
    lines = answer.text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    # Ten in the morning by Manitoba's clock, five hours behind UTC all year.
    assert [each[8:] for each in lines if each.startswith("DTSTART:")] == [
        "20261201T150000Z", "20270105T150000Z", "20270202T150000Z",
        "20270302T150000Z", "20270406T150000Z",
    ]  # fmt: skip
    assert max(len(each.encode()) for each in lines) <= 75
    french = client.get("/fr/bureaux/hours/out/1/calendrier.ics").text
    assert "Les dates peuvent changer" in french


def test_a_calendar_of_nowhere_is_not_found(client):
    assert client.get("/en/locations/hours/none/9/calendar.ics").status_code == 404


def test_the_interface_says_whether_it_is_open_when_asked(client, clock):
    clock.at(2026, 11, 11, 11, 0)
    asked = "/api/v1/locations?near=49.77,-94.49&limit=1"
    assert "open_now" not in client.get(asked).json["items"][0]
    (item,) = client.get(f"{asked}&status=1&lang=fr").json["items"]
    assert item["open_now"] is False
    opening = item["opening"]
    assert opening["reason"] == "holiday"
    assert opening["holiday"] == {
        "en": "Remembrance Day", "fr": "Jour du Souvenir", "whose": "CA",
    }  # fmt: skip
    assert opening["opens_next"] == "2026-11-12T08:30-05:00"
    assert opening["time_zone"] == "America/Winnipeg"

    clock.at(2026, 11, 12, 11, 0)
    assert client.get(f"{asked}&status=1").json["items"][0]["open_now"] is True
    one = client.get("/api/v1/locations/hours/fed/1").json
    assert (one["open_now"], one["location"]["id"]) == (True, "hours/fed/1")
    unknown = client.get("/api/v1/locations/ca/counters/2").json
    assert (unknown["open_now"], unknown["opening"]["reason"]) == (
        None,
        "hours_unknown",
    )


def test_one_notice_closes_all_that_it_names_on_every_page(client, clock, current):
    zone = zones.rules("America/St_Johns")
    clock.at(2026, 11, 25, 11, 0, zone="America/St_Johns")
    near = "/en/results?near=47.56,-52.71"
    assert line(client, near).startswith("open")
    closures.add(
        current.shelf,
        Closure(
            id="",
            selector={"provinces": ("NL",)},
            starts=datetime(2026, 11, 25, 10, 0, tzinfo=zone),
            ends=datetime(2026, 11, 26, 12, 0, tzinfo=zone),
            notice=Text("Blizzard. Stay home.", "Blizzard. Restez chez vous."),
            by="test",
            made_at=datetime(2026, 11, 25, 9, 0, tzinfo=zone),
        ),
    )
    current.closures._next_check = 0.0  # a second later
    assert line(client, near) == (
        "closed: Closed until 26 November, 12 pm: Blizzard. Stay home."
    )
    assert line(client, "/fr/bureaux/hours/nl/1") == (
        "closed: Fermé jusqu'au 26 novembre, 12 h : Blizzard. Restez chez vous."
    )
    item = client.get("/api/v1/locations/hours/nl/1").json
    assert (item["open_now"], item["opening"]["reason"]) == (False, "mass_closure")
    assert item["opening"]["notice"]["fr"] == "Blizzard. Restez chez vous."
    assert line(client, "/en/results?near=49.28,-123.12").startswith("closed")
    (there,) = client.get("/api/v1/locations?near=47.56,-52.71&limit=1&open=now").json[
        "items"
    ]
    assert there["id"] != "hours/nl/1"
    closures.end(
        current.shelf, "1", by="test", now=datetime(2026, 11, 25, 11, 0, tzinfo=zone)
    )
    current.closures._next_check = 0.0
    assert line(client, near).startswith("open")


def test_a_time_asked_for_is_answered_for_that_time(client, clock):
    clock.at(2026, 11, 25, 20, 0, zone="America/Vancouver")
    near = "/{}?near=49.28,-123.12&open=2026-12-01T{}"
    assert line(client, near.format("en/results", "10:00")) == (
        "open: Open when you want to come, Tuesday at 10 am."
    )
    assert line(client, near.format("fr/resultats", "10:00")) == (
        "open: Ouvert quand vous voulez venir, mardi à 10 h."
    )
    # Whoever is closed then is not listed; nobody said when the next one is open.
    assert line(client, near.format("en/results", "20:00")).startswith(
        "unknown: Not confirmed"
    )


def test_no_page_ever_says_invalid_date(client, clock):
    for moment in ((2026, 3, 8, 2, 30), (2026, 11, 1, 1, 30), (2028, 2, 29, 12, 0)):
        clock.at(*moment)
        for name in ("nl", "sk", "yt", "bc", "qc", "fed", "out", "com"):
            text = page(client, f"/en/locations/hours/{name}/1")
            assert "Invalid" not in text
            assert "None" not in re.sub(r"<[^>]+>", " ", text)
