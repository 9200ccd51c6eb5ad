"""Notices that close many locations: kept, ended, noticed, and told to the chain."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from geomap import publishing
from geomap.errors import NotFound, ShelfError, UserError
from geomap.model.closure import Closure
from geomap.model.records import Text
from geomap.store import audit, closures
from tests.store import shelves
from tests.store.shelves import NOW, WHO

HOUR = timedelta(hours=1)


def closure(**more: object) -> Closure:
    facts = {
        "id": "",
        "selector": {"provinces": ("NL",), "box": (46.0, -60.0, 52.0, -52.0)},
        "starts": NOW,
        "ends": NOW + 8 * HOUR,
        "notice": Text("Closed: blizzard", "Fermé : blizzard"),
        "by": WHO,
        "made_at": NOW,
    }
    return Closure(**{**facts, **more})


@pytest.fixture
def shelf(tmp_path):
    return shelves.opened(tmp_path)


def test_a_closure_is_kept_with_a_number_and_told_to_the_chain(shelf):
    made = closures.add(shelf, closure())
    assert made == closure(id="1")
    assert closures.add(shelf, closure(selector={"ids": ("on/a/1",)})).id == "2"
    assert closures.listed(shelf)[0] == made
    with shelf.reading() as connection:
        entry = audit.entries(connection, last=2)[0]
    assert (entry.what, entry.subject, entry.who) == (
        "close_locations",
        "closure/1",
        WHO,
    )
    assert "Fermé : blizzard" in entry.details
    publishing.verify_audit(shelf)


def test_a_closure_is_ended_early_and_stays_on_record(shelf):
    closures.add(shelf, closure())
    ended = closures.end(shelf, "1", by=WHO, now=NOW + HOUR)
    assert ended.ends == NOW + HOUR
    assert closures.listed(shelf) == (ended,)
    assert not ended.is_on(NOW + HOUR)
    with pytest.raises(UserError, match=r"closure\.over"):
        closures.end(shelf, "1", by=WHO, now=NOW + 2 * HOUR)
    publishing.verify_audit(shelf)


def test_a_closure_that_has_not_begun_never_begins(shelf):
    closures.add(shelf, closure(starts=NOW + HOUR))
    ended = closures.end(shelf, "1", by=WHO, now=NOW)
    assert not any(ended.is_on(NOW + minutes * HOUR / 4) for minutes in range(40))


@pytest.mark.parametrize("number", ["2", "x", "", "²", "1; DROP TABLE closures"])
def test_there_is_no_other_closure_to_end(shelf, number):
    closures.add(shelf, closure())
    with pytest.raises(NotFound, match=r"closure\.none"):
        closures.end(shelf, number, by=WHO, now=NOW)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"notice": Text("Closed", None)}, "one_language"),
        ({"notice": Text(None, "Fermé")}, "one_language"),
        ({"ends": NOW}, "backwards"),
        ({"starts": datetime(2026, 9, 1, 12, 0)}, "no_zone"),
        ({"selector": {}}, "nobody"),
        ({"selector": {"provinces": ("XX",)}}, "unknown"),
        ({"selector": {"orders": ("royal",)}}, "unknown"),
        ({"selector": {"everything": ("yes",)}}, "unknown"),
        ({"selector": {"ids": ()}}, "unknown"),
        ({"selector": {"box": (52.0, -60.0, 46.0, -52.0)}}, "area"),
        ({"selector": {"box": (1.0, float("nan"), 2.0, 3.0)}}, "area"),
        ({"selector": {"polygon": ((1.0, 2.0), (3.0, 4.0))}}, "unknown"),
        ({"selector": {"polygon": ((1.0,), (3.0, 4.0), (5.0, 6.0))}}, "area"),
    ],
)
def test_a_closure_that_does_not_say_enough_is_refused(shelf, change, key):
    with pytest.raises(UserError, match=rf"closure\.{key}"):
        closures.add(shelf, replace(closure(), **change))
    assert closures.listed(shelf) == ()


def test_a_running_server_notices_within_a_second(shelf):
    clock = [0.0]
    watched = closures.Watched(shelf, lambda: clock[0])
    assert watched.now() == ()
    made = closures.add(shelf, closure())
    assert watched.now() == ()
    clock[0] += closures.CHECK_SECONDS
    assert watched.now() == (made,)


def test_a_notice_goes_on_holding_while_the_catalogue_is_away(shelf, monkeypatch):
    clock = [0.0]
    watched = closures.Watched(shelf, lambda: clock[0])
    made = closures.add(shelf, closure())
    assert watched.now() == (made,)

    def away(_shelf):
        raise ShelfError("shelf.catalogue")

    monkeypatch.setattr(closures, "listed", away)
    clock[0] += 5.0
    assert watched.now() == (made,)


def test_times_are_kept_as_instants_whatever_their_zone(shelf):
    local = datetime.fromisoformat("2026-09-01T08:00-02:30")
    made = closures.add(shelf, closure(starts=local))
    assert closures.listed(shelf)[0].starts == datetime(2026, 9, 1, 10, 30, tzinfo=UTC)
    assert made.starts == local
