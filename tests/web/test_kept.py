"""What is kept of pages, for how long, and for whom."""

import datetime

import pytest

from geomap import web
from geomap.config import Settings
from geomap.model.closure import Closure
from geomap.model.records import Text
from geomap.store import closures
from geomap.web import kept
from geomap.web.current import Current
from tests import handmade_places, handmade_shelf

NOON = 1_795_435_200.0
OTTAWA = "/en/results?q=Ottawa"


class Watch:
    """A clock that a test moves, and a count of the pages that were made."""

    def __init__(self):
        self.now = NOON
        self.made = 0

    def __call__(self):
        return self.now

    def count(self, response):
        self.made += 1
        return response


@pytest.fixture
def shelf(tmp_path):
    return handmade_shelf.opened(tmp_path / "shelf")


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def client(shelf, watch, tmp_path):
    places = handmade_places.read(tmp_path)
    app = web.create_app(Settings(), Current(shelf, places), clock=watch)
    app.after_request(watch.count)
    return app.test_client()


def asked(client, path, times, **more):
    return [client.get(path, **more) for _ in range(times)]


def test_a_page_asked_for_twice_is_made_no_third_time(client, watch):
    first, *others = asked(client, OTTAWA, 5)
    assert watch.made == 2
    assert {each.data for each in others} == {first.data}
    assert dict(others[-1].headers) == dict(first.headers)


def test_what_one_person_asked_once_is_nowhere_kept(client, watch):
    client.get("/en/results?q=Iqaluit")
    held = client.application.wsgi_app._app
    assert held._pages == {}
    assert b"Iqaluit" not in b"".join(held._asked)


def test_no_more_is_kept_than_a_worker_has_room_for(client, watch, monkeypatch):
    monkeypatch.setattr(kept, "_BYTES_MAX", 1_000)
    asked(client, OTTAWA, 4)
    assert watch.made == 4


def test_a_new_minute_makes_the_page_anew(client, watch):
    asked(client, OTTAWA, 3)
    watch.now += 60
    client.get(OTTAWA)
    assert watch.made == 3


@pytest.mark.parametrize(
    "more",
    [
        {"headers": {"Accept-Encoding": "gzip"}},
        {"headers": {"Host": "other.example"}},
        {"base_url": "https://localhost/"},
    ],
)
def test_another_host_scheme_or_packing_is_another_page(client, watch, more):
    asked(client, OTTAWA, 3)
    client.get(OTTAWA, **more)
    assert watch.made == 3


def test_a_packed_page_is_sent_packed_again(client):
    pages = asked(client, OTTAWA, 4, headers={"Accept-Encoding": "gzip"})
    assert {page.headers["Content-Encoding"] for page in pages} == {"gzip"}
    assert len({page.data for page in pages}) == 1


def test_who_has_the_page_already_is_told_so(client, watch):
    mark = asked(client, OTTAWA, 3)[-1].headers["ETag"]
    again = client.get(OTTAWA, headers={"If-None-Match": mark})
    assert (again.status_code, again.data, watch.made) == (304, b"", 2)


def test_a_notice_that_closes_offices_shows_at_once(client, shelf, watch):
    before = asked(client, OTTAWA, 3)[-1].text
    closures.add(shelf, notice(datetime.datetime.fromtimestamp(NOON, tz=datetime.UTC)))
    client.application.extensions["geomap"].closures._next_check = 0.0
    assert "Flood" not in before
    assert "Flood" in client.get(OTTAWA).text


def notice(now):
    return Closure(
        id="",
        selector={"provinces": ("ON",)},
        starts=now - datetime.timedelta(hours=1),
        ends=now + datetime.timedelta(hours=8),
        notice=Text("Flood", "Inondation"),
        by="test",
        made_at=now,
    )


@pytest.mark.parametrize(
    "path", ["/en/report/ca/counters/1", "/en/nothing", "/healthz"]
)
def test_forms_failures_and_answers_for_programs_are_not_kept(client, watch, path):
    asked(client, path, 3)
    assert watch.made == 3


def test_a_page_that_changes_something_is_never_answered_from_memory(client, watch):
    asked(client, OTTAWA, 3)
    client.post(OTTAWA)
    assert watch.made == 3
