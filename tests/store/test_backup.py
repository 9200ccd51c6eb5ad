import threading

import pytest

from geomap import publishing
from geomap.store import objects
from geomap.store.shelf import Shelf
from tests.store import shelves
from tests.store.shelves import NOW, WHO


@pytest.fixture
def shelf(tmp_path):
    opened = shelves.opened(tmp_path)
    shelves.published(opened, shelves.directory("Cornwall"), tmp_path)
    shelves.published(opened, shelves.directory("Perth"), tmp_path)
    return opened


def names(shelf) -> list[str]:
    return shelf.snapshot().directory.locations["name_en"].tolist()


def test_a_backup_is_a_shelf_with_everything(shelf, tmp_path):
    waiting = shelves.submitted(shelf, shelves.directory("Carp"), tmp_path)
    assert publishing.back_up(shelf, tmp_path / "copy") == ()
    copy = Shelf.open(tmp_path / "copy")
    assert names(copy) == ["Perth"]
    assert copy.versions("on/counters") == shelf.versions("on/counters")
    assert copy.submission(waiting.id) == waiting
    assert publishing.verify(copy) == ()


def test_version_numbers_go_on_in_a_restored_backup(shelf, tmp_path):
    publishing.back_up(shelf, tmp_path / "copy")
    copy = Shelf.open(tmp_path / "copy")
    assert shelves.published(copy, shelves.directory("Carp"), tmp_path).number == 3


def test_a_second_backup_replaces_the_first(shelf, tmp_path):
    publishing.back_up(shelf, tmp_path / "copy")
    shelves.published(shelf, shelves.directory("Carp"), tmp_path)
    publishing.back_up(shelf, tmp_path / "copy")
    assert names(Shelf.open(tmp_path / "copy")) == ["Carp"]
    assert not list((tmp_path / "copy").glob("*.part"))


def test_a_damaged_object_is_told_and_the_rest_is_copied(shelf, tmp_path):
    first = shelf.version("on/counters", 1)
    name = objects.directory_name(first.sha256)
    (tmp_path / "home" / "objects" / name).write_bytes(b"damaged")
    [problem] = publishing.back_up(shelf, tmp_path / "copy")
    assert problem.facts == {"object": name}
    assert names(Shelf.open(tmp_path / "copy")) == ["Perth"]


def test_a_backup_made_while_somebody_publishes_is_whole(shelf, tmp_path):
    def publishes() -> None:
        for number in range(10):
            shelves.published(shelf, shelves.directory(f"V{number}"), tmp_path)

    publisher = threading.Thread(target=publishes)
    publisher.start()
    for number in range(3):
        folder = tmp_path / f"copy {number}"
        assert publishing.back_up(shelf, folder) == ()
        assert publishing.verify(Shelf.open(folder)) == ()
    publisher.join()


def test_every_problem_is_told(shelf, tmp_path):
    import sqlite3

    home = tmp_path / "home"
    catalogue = sqlite3.connect(home / "catalogue.sqlite", isolation_level=None)
    catalogue.execute("UPDATE pointers SET number = 9")
    catalogue.execute("UPDATE audit SET who = 'nobody' WHERE seq = 2")
    catalogue.close()
    version = shelf.version("on/counters", 2)
    (home / "objects" / objects.directory_name(version.sha256)).unlink()
    keys = [problem.key for problem in publishing.verify(shelf)]
    assert keys == ["shelf.audit_broken", "shelf.pointer_lost", "shelf.object_missing"]


def test_restoring_a_version_mends_a_pointer_to_nothing(shelf, tmp_path):
    import sqlite3

    home = tmp_path / "home"
    catalogue = sqlite3.connect(home / "catalogue.sqlite", isolation_level=None)
    catalogue.execute("UPDATE pointers SET number = 9")
    catalogue.close()
    publishing.restore(shelf, "on/counters", 2, by=WHO, now=NOW)
    assert publishing.verify(shelf) == ()
    assert names(Shelf.open(home)) == ["Perth"]
