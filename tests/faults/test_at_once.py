"""Several at once: publishers, readers, and somebody who holds the lock."""

import os
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from geomap import publishing
from geomap.errors import Conflict, ShelfError
from geomap.store import database
from geomap.store.shelf import Shelf
from tests.faults import steps
from tests.store import shelves
from tests.store.shelves import NOW, WHO

SOURCES = ("on/counters", "qc/city")


def both(tmp_path) -> Shelf:
    return shelves.opened(tmp_path, *(shelves.source(name) for name in SOURCES))


def published_or_not(home, submission_id, barrier) -> str:
    shelf = Shelf.open(home)
    barrier.wait()
    try:
        publishing.publish(shelf, submission_id, by=WHO, now=NOW)
    except Conflict as error:
        return error.key
    return "published"


def test_of_two_threads_publishing_one_source_exactly_one_wins(tmp_path):
    shelf = shelves.opened(tmp_path)
    waiting = [
        shelves.approved(shelf, shelves.directory(name), tmp_path).id
        for name in ("Cornwall", "Perth")
    ]
    barrier = threading.Barrier(2)
    with ThreadPoolExecutor(2) as threads:
        said = threads.map(
            lambda one: published_or_not(tmp_path / "home", one, barrier), waiting
        )
        assert sorted(said) == ["published", "shelf.base_moved"]
    assert len(shelf.versions("on/counters")) == 1
    assert len(shelf.submissions("on/counters")) == 2


def test_two_threads_publishing_two_sources_are_both_in_the_snapshot(tmp_path):
    shelf = both(tmp_path)
    waiting = [
        shelves.approved(shelf, shelves.directory("A", source_id=name), tmp_path).id
        for name in SOURCES
    ]
    barrier = threading.Barrier(2)
    with ThreadPoolExecutor(2) as threads:
        said = threads.map(
            lambda one: published_or_not(tmp_path / "home", one, barrier), waiting
        )
        assert list(said) == ["published", "published"]
    assert shelf.snapshot().directory.ids.tolist() == ["on/counters/1", "qc/city/1"]
    publishing.verify_audit(shelf)


def test_the_same_submission_published_by_four_threads_is_one_version(tmp_path):
    shelf = shelves.opened(tmp_path)
    waiting = shelves.approved(shelf, shelves.directory("Cornwall"), tmp_path).id
    barrier = threading.Barrier(4)
    with ThreadPoolExecutor(4) as threads:
        said = threads.map(
            lambda _: published_or_not(tmp_path / "home", waiting, barrier), range(4)
        )
        assert list(said) == ["published"] * 4
    assert len(shelf.versions("on/counters")) == 1
    publishing.verify_audit(shelf)


def test_processes_publishing_and_opening_at_once_lose_no_update(tmp_path):
    both(tmp_path)
    made = {
        name: [
            shelves.directory(f"{name} {number}", source_id=name)
            for number in range(8)
        ]
        for name in SOURCES
    }  # fmt: skip

    def publisher(name) -> bytes:
        for directory in made[name]:
            shelves.published(Shelf.open(tmp_path / "home"), directory, tmp_path)
        return name.encode()

    with ThreadPoolExecutor(2) as threads:
        said = threads.map(
            lambda name: steps.in_child(lambda: publisher(name)), SOURCES
        )
        assert list(said) == [(0, b"on/counters"), (0, b"qc/city")]
    shelf = Shelf.open(tmp_path / "home")
    names = shelf.snapshot().directory.locations["name_en"].tolist()
    assert names == ["on/counters 7", "qc/city 7"]
    assert {name: len(shelf.versions(name)) for name in SOURCES} == {
        "on/counters": 8,
        "qc/city": 8,
    }
    publishing.verify_audit(shelf)


def test_four_processes_may_open_a_new_shelf_together(tmp_path):
    def opener() -> bytes:
        shelf = Shelf.open(tmp_path / "home")
        return str(len(shelf.snapshot().directory)).encode()

    with ThreadPoolExecutor(4) as threads:
        said = list(threads.map(lambda _: steps.in_child(opener), range(4)))
    assert said == [(0, b"0")] * 4


def test_a_reader_sees_exactly_one_complete_version_while_others_publish(tmp_path):
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("V1", "V1", "V1"), tmp_path)
    stop = threading.Event()
    seen: list[tuple[str, ...]] = []

    def reads() -> None:
        ticks = iter(range(10**9))
        # A clock of its own: this reader looks at the pointers at every call.
        mine = Shelf.open(tmp_path / "home")
        mine._snapshots._clock = lambda: float(2 * next(ticks))
        while not stop.is_set():
            seen.append(tuple(mine.snapshot().directory.locations["name_en"]))
            assert mine.alarm is None

    with ThreadPoolExecutor(3) as threads:
        readers = [threads.submit(reads) for _ in range(2)]
        for number in range(2, 22):
            name = f"V{number}"
            shelves.published(shelf, shelves.directory(name, name, name), tmp_path)
        time.sleep(0.1)
        stop.set()
        for reader in readers:
            reader.result()
    assert {len(set(names)) for names in seen} == {1}
    assert {len(names) for names in seen} == {3}
    assert ("V21", "V21", "V21") in seen
    assert len(set(seen)) > 3


def test_while_the_catalogue_is_locked_the_public_reads_and_a_writer_is_told(
    tmp_path, monkeypatch
):
    shelves.published(shelves.opened(tmp_path), shelves.directory("Cornwall"), tmp_path)
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.2)
    shelf = Shelf.open(tmp_path / "home")
    waiting = shelves.approved(shelf, shelves.directory("Perth"), tmp_path)
    path = tmp_path / "home" / "catalogue.sqlite"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ShelfError, match=r"shelf\.locked"):
        publishing.publish(shelf, waiting.id, by=WHO, now=NOW)
    fresh = Shelf.open(tmp_path / "home")
    assert fresh.snapshot().directory.locations["name_en"].tolist() == ["Cornwall"]
    other.rollback()
    other.close()
    assert publishing.publish(shelf, waiting.id, by=WHO, now=NOW).number == 2


def test_a_writer_waits_for_the_one_before_it(tmp_path):
    shelf = shelves.opened(tmp_path)
    waiting = shelves.approved(shelf, shelves.directory("Perth"), tmp_path)
    path = tmp_path / "home" / "catalogue.sqlite"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    ends = threading.Timer(0.3, other.rollback)
    ends.start()
    assert publishing.publish(shelf, waiting.id, by=WHO, now=NOW).number == 1
    ends.join()
    other.close()


def test_a_shelf_opened_before_a_fork_serves_in_the_child(tmp_path):
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelf.snapshot()
    parent = os.getpid()

    def child() -> bytes:
        assert os.getpid() != parent
        shelves.published(shelf, shelves.directory("Perth"), tmp_path)
        return str(shelf.active()["on/counters"].number).encode()

    assert steps.in_child(child) == (0, b"2")
    assert shelf.active()["on/counters"].number == 2
