"""U29: "open now" is right by the clock of each office, at the awkward moments."""

import threading
from datetime import datetime
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from geomap import web
from geomap.config import Settings
from geomap.hours import zones
from geomap.web.current import Current
from tests import handmade_hours, handmade_places, handmade_shelf

pytestmark = pytest.mark.browser
SCREENSHOTS = Path(__file__).resolve().parents[2] / "screenshots"
ZONES = {
    "nl": "America/St_Johns",
    "sk": "America/Regina",
    "yt": "America/Whitehorse",
    "bc": "America/Vancouver",
    "qc": "America/Toronto",
}
# By the office's own clock: the day and hour, and the states of NL, SK, YT, BC and QC.
# On 8 March, 2:30 does not exist where the clock is put forward: it is 3:30 then.
# The clock of British Columbia was put forward for the last time in March 2026.
MOMENTS = [
    ((2026, 11, 25, 2, 30), "closed closed closed closed closed"),
    ((2026, 11, 25, 8, 29), "closed closed closed closed closed"),
    ((2026, 11, 25, 8, 30), "open open open open open"),
    ((2026, 11, 25, 15, 59), "soon soon soon soon soon"),
    ((2026, 11, 25, 16, 0), "closed closed closed closed closed"),
    ((2026, 3, 8, 2, 30), "closed closed closed closed closed"),
    ((2026, 3, 9, 8, 30), "open open open open open"),
    ((2026, 11, 1, 1, 30), "closed closed closed closed closed"),
    ((2026, 11, 2, 8, 30), "open open open open open"),
    ((2026, 7, 1, 11, 0), "closed closed closed closed closed"),
    ((2026, 6, 24, 11, 0), "open open open open closed"),
]
# One instant, 16:00 UTC on 25 November 2026: 12:30, 10:00, 9:00, 9:00 and 11:00.
ONE_INSTANT = datetime(2026, 11, 25, 12, 30, tzinfo=zones.rules("America/St_Johns"))


@pytest.fixture(scope="module")
def clock():
    return {"now": 0.0}


@pytest.fixture(scope="module")
def offices(tmp_path_factory, clock):
    """A server whose clock stands where the test puts it."""
    folder = tmp_path_factory.mktemp("open-now")
    shelf = handmade_shelf.opened(folder, handmade_hours.table())
    current = Current(shelf, handmade_places.read(folder), handmade_hours.declared())
    app = web.create_app(Settings(), current, clock=lambda: clock["now"])
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def page(browser):
    context = browser.new_context()
    yield context.new_page()
    context.close()


def look(page) -> str:
    """What the first status of the page looks like: its second class."""
    status = page.locator("p.status").first
    (shape,) = set(status.get_attribute("class").split()) - {"status"}
    assert "Invalid" not in page.content()
    # A word says it too, not the colour or the shape alone.
    words = {"open": "Open now", "soon": "Closes soon", "closed": "Closed"}
    assert words[shape] in status.inner_text()
    return shape


@pytest.mark.parametrize(("local", "expected"), MOMENTS)
def test_u29_open_now_is_right_by_the_office_s_own_clock(
    page, offices, clock, local, expected
):
    shown = []
    for name, zone in ZONES.items():
        clock["now"] = datetime(*local, tzinfo=zones.rules(zone)).timestamp()
        page.goto(f"{offices}/en/locations/hours/{name}/1")
        shown.append(look(page))
    assert " ".join(shown) == expected


def test_u29_one_instant_is_another_time_in_every_list(page, offices, clock):
    clock["now"] = ONE_INSTANT.timestamp()
    for near in ("47.56,-52.71", "50.45,-104.60", "60.72,-135.05", "49.28,-123.12"):
        page.goto(f"{offices}/en/results?near={near}")
        assert look(page) == "open"
        page.goto(f"{offices}/fr/resultats?near={near}")
        assert page.locator("p.status").first.inner_text().startswith("Ouvert.")


def test_u29_the_page_names_whose_holiday_it_is_in_both_languages(page, offices, clock):
    zone = zones.rules("America/Toronto")
    clock["now"] = datetime(2026, 6, 24, 11, 0, tzinfo=zone).timestamp()
    page.goto(f"{offices}/en/locations/hours/qc/1")
    said = page.locator("p.status").first.inner_text().replace("\xa0", " ")
    assert said == (
        "Closed 24 June for Quebec's National Holiday (Quebec)."
        " Opens tomorrow at 8:30 am."
    )
    page.goto(f"{offices}/fr/bureaux/hours/qc/1")
    said = page.locator("p.status").first.inner_text().replace("\xa0", " ")
    assert said == (
        "Fermé le 24 juin : Fête nationale du Québec (Québec). Ouvre demain à 8 h 30."
    )
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / "open-now-holiday-fr.png", full_page=True)
