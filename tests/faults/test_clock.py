"""F16: the clock jumps; versions are in the order they were published in."""

from datetime import timedelta

import pytest

from geomap import publishing
from geomap.store import audit
from tests.store import shelves
from tests.store.shelves import NOW, WHO

BACK = timedelta(hours=-1)
AHEAD = timedelta(days=1)


@pytest.mark.parametrize("jump", [BACK, AHEAD, timedelta(0)])
def test_the_version_published_last_is_served_whatever_the_clock_says(tmp_path, jump):
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("Arnprior"), tmp_path)
    waiting = shelves.approved(shelf, shelves.directory("Cornwall"), tmp_path)

    publishing.publish(shelf, waiting.id, by=WHO, now=NOW + jump)

    assert shelf.snapshot().directory.locations["name_en"].tolist() == ["Cornwall"]
    numbers = [version.number for version in shelf.versions("on/counters")]
    assert sorted(numbers) == [1, 2]
    assert shelf.active()["on/counters"].number == 2


@pytest.mark.parametrize("jump", [BACK, AHEAD])
def test_the_audit_chain_stays_whole_and_in_the_order_of_the_acts(tmp_path, jump):
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("Arnprior"), tmp_path)
    waiting = shelves.approved(shelf, shelves.directory("Cornwall"), tmp_path)
    publishing.publish(shelf, waiting.id, by=WHO, now=NOW + jump)

    publishing.restore(shelf, "on/counters", 1, by=WHO, now=NOW)

    publishing.verify_audit(shelf)
    with shelf.reading() as connection:
        told = [entry.what for entry in audit.entries(connection)]
    assert told[-2:] == ["publish", "restore"]
    assert shelf.snapshot().directory.locations["name_en"].tolist() == ["Arnprior"]
