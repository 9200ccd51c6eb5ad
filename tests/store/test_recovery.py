import os
import time

from geomap import publishing
from geomap.store import recovery
from geomap.store.shelf import Shelf
from tests.store import shelves
from tests.store.shelves import NOW, WHO

HOUR, DAY = 3600, 24 * 3600


def aged(path, seconds: float) -> None:
    moment = time.time() - seconds
    os.utime(path, (moment, moment))


def names(shelf) -> list[str]:
    return shelf.snapshot().directory.locations["name_en"].tolist()


def test_parts_of_a_crash_are_swept_when_the_shelf_opens(tmp_path):
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    folder = tmp_path / "home" / "objects" / "directories"
    old, young = folder / "a.parquet.x.part", folder / "b.parquet.y.part"
    old.write_bytes(b"half")
    young.write_bytes(b"half")
    aged(old, 2 * HOUR)
    assert names(Shelf.open(tmp_path / "home")) == ["Cornwall"]
    assert not old.exists()
    assert young.exists()


def test_an_object_no_row_names_is_swept_after_a_week(tmp_path):
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    orphan = shelf.keep_directory(shelves.directory("Perth"))
    path = tmp_path / "home" / "objects" / "directories" / f"{orphan}.parquet"
    aged(path, 6 * DAY)
    Shelf.open(tmp_path / "home")
    assert path.exists()
    aged(path, 8 * DAY)
    Shelf.open(tmp_path / "home")
    assert not path.exists()


def test_what_a_row_names_is_kept_however_old(tmp_path):
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelves.published(shelf, shelves.directory("Perth"), tmp_path)
    waiting = shelves.submitted(shelf, shelves.directory("Carp"), tmp_path)
    rejected = publishing.reject(shelf, waiting.id, by=WHO, now=NOW)
    assert rejected.state == "rejected"
    far = time.time() + 1000 * DAY
    assert recovery.swept(shelf.database, shelf.objects, now=far) == ()
    shelf.verify_kept(waiting)


def test_nothing_is_swept_while_somebody_writes(tmp_path, monkeypatch):
    from geomap.store import database

    monkeypatch.setattr(database, "WAIT_SECONDS", 0.1)
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelf.keep_directory(shelves.directory("Perth"))
    far = time.time() + 1000 * DAY
    with shelf.writing():
        assert recovery.swept(shelf.database, shelf.objects, now=far) == ()
    assert len(recovery.swept(shelf.database, shelf.objects, now=far)) == 1


def test_no_object_is_swept_by_a_catalogue_that_names_none(tmp_path):
    shelf = Shelf.open(tmp_path / "home")
    shelf.keep_directory(shelves.directory("Perth"))
    far = time.time() + 1000 * DAY
    assert recovery.swept(shelf.database, shelf.objects, now=far) == ()
