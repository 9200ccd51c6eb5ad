"""Nobody can ask so often that others wait, and nobody waits for what others asked."""

import itertools
import json

import pytest

from geomap import web
from geomap.config import Settings
from geomap.web import limits
from geomap.web.allowances import Allowances
from geomap.web.current import Current

SEARCH = "/en/results?q=Ottawa"


class Ticks:
    now = 1_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def ticks():
    return Ticks()


@pytest.fixture
def client(shelf, gazetteer, ticks, monkeypatch):
    # The work of one answer depends on the machine; here each costs exactly one.
    monkeypatch.setattr(limits.time, "thread_time", lambda: 0.0)
    app = web.create_app(Settings(proxies=1), Current(shelf, gazetteer))
    app.extensions["geomap.monotonic"] = ticks
    return app.test_client()


# What was asked a moment ago is answered from memory and free: each asks anew.
ANEW = itertools.count()


def ask(client, path=None, *, address="203.0.113.5", browser="One", **more):
    path = path or f"{SEARCH}&anew={next(ANEW)}"
    headers = {"X-Forwarded-For": address, "User-Agent": browser, **more}
    return client.get(path, headers=headers)


def used_up(client, times, **who):
    return [ask(client, **who).status_code for _ in range(times)]


def test_twenty_searches_at_once_are_answered_then_one_each_second(client, ticks):
    assert used_up(client, 21) == [200] * 20 + [429]
    ticks.now += 1
    assert used_up(client, 2) == [200, 429]


def test_who_must_wait_is_told_calmly_and_for_how_long(client):
    used_up(client, 20)
    page = ask(client, "/fr/resultats?q=Ottawa")
    assert page.status_code == 429
    assert page.headers["Retry-After"] == "1"
    assert "Trop de demandes" in page.text
    assert page.headers["Content-Security-Policy"]


def test_a_program_is_told_as_a_problem_with_a_code_and_both_languages(client):
    path = "/api/v1/locations?q=Ottawa"
    used_up(client, 100, path=path)
    answer = ask(client, path)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "1")
    assert answer.content_type == "application/problem+json"
    problem = json.loads(answer.data)
    assert problem["code"] == "failure.often"
    assert set(problem["messages"]) == {"en", "fr"}


def test_one_greedy_browser_does_not_lock_out_its_neighbours(client):
    used_up(client, 30, browser="Greedy")
    assert ask(client, browser="Neighbour").status_code == 200


def test_one_that_keeps_changing_its_name_is_stopped_too(client):
    codes = [ask(client, browser=f"Bot {n}").status_code for n in range(201)]
    assert codes == [200] * 200 + [429]


def test_another_address_is_another_person(client):
    used_up(client, 21)
    assert ask(client, address="203.0.113.6").status_code == 200
    assert ask(client, address="2001:db8::1").status_code == 200


def test_a_household_of_the_newer_addresses_is_one_person(client):
    codes = [ask(client, address=f"2001:db8::{n}").status_code for n in range(1, 22)]
    assert codes == [200] * 20 + [429]


def test_what_others_asked_a_moment_ago_is_free(client):
    assert used_up(client, 60, path=SEARCH) == [200] * 60


def test_pages_that_are_not_searches_are_free(client):
    assert used_up(client, 60, path="/en/about") == [200] * 60


def test_the_machine_itself_is_never_stopped(client):
    answers = [client.get(SEARCH).status_code for _ in range(60)]
    assert answers == [200] * 60


def test_an_address_that_no_proxy_vouches_for_is_not_believed(shelf, gazetteer):
    plain = web.create_app(Settings(proxies=0), Current(shelf, gazetteer))
    asked = plain.test_client()
    nobody = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Host": "evil.example"}
    remote = {"REMOTE_ADDR": "198.51.100.1"}
    codes = [
        asked.get(f"{SEARCH}&anew={n}", headers={**nobody, "X-Forwarded-For": f"203.0.113.{n}"},
                  environ_base=remote).status_code
        for n in range(40)
    ]  # fmt: skip
    assert 429 in codes


def test_only_the_last_step_is_believed_when_there_is_one_proxy(client):
    for n in range(20):
        assert ask(client, address=f"192.0.2.{n}, 203.0.113.5").status_code == 200
    assert ask(client, address="192.0.2.99, 203.0.113.5").status_code == 429


def test_much_work_costs_more_but_never_locks_anybody_out(
    shelf, gazetteer, ticks, monkeypatch
):
    worked = iter(range(0, 1_000, 1))
    monkeypatch.setattr(limits.time, "thread_time", lambda: next(worked))
    app = web.create_app(Settings(proxies=1), Current(shelf, gazetteer))
    app.extensions["geomap.monotonic"] = ticks
    client = app.test_client()
    assert used_up(client, 5) == [200] * 4 + [429]
    ticks.now += 5
    assert ask(client).status_code == 200


def test_what_is_counted_holds_no_address_and_no_question():
    allowances = Allowances()
    allowances.use("search\n203.0.113.5\nBrowser", now=10.0, seconds=5.0)
    assert allowances.used_until("search\n203.0.113.5\nBrowser") == 15.0
    assert allowances.used_until("search\n203.0.113.6\nBrowser") == 0.0
    held = b"".join(bytes(table) for table in allowances._tables)
    assert b"203.0.113" not in held
    assert set(vars(allowances)) == {"_secret", "_tables"}


def test_every_worker_counts_in_the_same_memory():
    import os

    allowances = Allowances()
    child = os.fork()
    if child == 0:
        allowances.use("a", now=1.0, seconds=1.0)
        os._exit(0)
    os.waitpid(child, 0)
    assert allowances.used_until("a") == 2.0
