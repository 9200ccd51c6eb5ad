"""Bytes that flip, rows that change, files that vanish: said aloud, never served."""

import sqlite3
from pathlib import Path

import pytest

from geomap import publishing
from geomap.errors import ShelfError, UserError
from geomap.store import objects
from geomap.store.shelf import Shelf
from tests.store import shelves
from tests.store.shelves import NOW, WHO


@pytest.fixture
def home(tmp_path) -> Path:
    """A shelf with two versions, Cornwall then Perth; Perth was served."""
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelves.published(shelf, shelves.directory("Perth"), tmp_path)
    shelf.snapshot()
    return tmp_path / "home"


def names(shelf: Shelf) -> list[str]:
    return shelf.snapshot().directory.locations["name_en"].tolist()


def object_of(home: Path, number: int) -> Path:
    version = Shelf.open(home).version("on/counters", number)
    return home / "objects" / objects.directory_name(version.sha256)


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0x01
    path.write_bytes(content)


def change(home: Path, statement: str) -> None:
    catalogue = sqlite3.connect(home / "catalogue.sqlite", isolation_level=None)
    catalogue.execute(statement)
    catalogue.close()


def test_a_flipped_bit_anywhere_gives_the_version_before_and_an_alarm(home):
    path = object_of(home, 2)
    whole = path.read_bytes()
    for place in range(0, len(whole), 1000):
        flip(path, place)
        shelf = Shelf.open(home)
        assert names(shelf) == ["Cornwall"]
        assert shelf.alarm.key == "shelf.fallen_back"
        assert shelf.alarm.facts == {"source": "on/counters", "number": 1}
        path.write_bytes(whole)
    assert names(Shelf.open(home)) == ["Perth"]


def test_a_missing_object_gives_the_version_before_and_an_alarm(home):
    object_of(home, 2).unlink()
    shelf = Shelf.open(home)
    assert names(shelf) == ["Cornwall"]
    assert shelf.alarm.key == "shelf.fallen_back"


def test_when_no_version_is_whole_nothing_is_served_rather_than_an_empty_list(home):
    for number in (1, 2):
        flip(object_of(home, number), 100)
    with pytest.raises(ShelfError) as raised:
        Shelf.open(home).snapshot()
    assert raised.value.key == "shelf.object_damaged"


def test_the_other_sources_are_served_when_one_has_no_version_that_is_whole(tmp_path):
    city = shelves.source("qc/city")
    shelf = shelves.opened(tmp_path, shelves.source(), city)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelves.published(shelf, shelves.directory("Laval", source_id="qc/city"), tmp_path)
    flip(object_of(tmp_path / "home", 1), 100)
    fresh = Shelf.open(tmp_path / "home")
    assert names(fresh) == ["Laval"]
    assert fresh.alarm.key == "shelf.object_damaged"


def test_a_damaged_object_can_be_published_again_from_the_same_file(home, tmp_path):
    flip(object_of(home, 2), 100)
    shelf = Shelf.open(home)
    shelves.published(shelf, shelves.directory("Perth"), tmp_path)
    assert names(Shelf.open(home)) == ["Perth"]
    assert Shelf.open(home).alarm is None


def test_a_draft_damaged_while_it_waited_is_not_published(home, tmp_path):
    shelf = Shelf.open(home)
    waiting = shelves.approved(shelf, shelves.directory("Carp"), tmp_path)
    flip(home / "objects" / objects.directory_name(waiting.object_sha256), 200)
    with pytest.raises(ShelfError, match=r"shelf\.object_damaged"):
        publishing.publish(shelf, waiting.id, by=WHO, now=NOW)
    assert names(shelf) == ["Perth"]


def test_a_damaged_version_cannot_be_restored(home):
    flip(object_of(home, 1), 100)
    shelf = Shelf.open(home)
    with pytest.raises(ShelfError, match=r"shelf\.object_damaged"):
        publishing.restore(shelf, "on/counters", 1, by=WHO, now=NOW)
    assert names(shelf) == ["Perth"]


@pytest.mark.parametrize("number", ["9", "-1", "'one'"])
def test_a_pointer_to_nothing_gives_the_newest_version_that_is_whole(home, number):
    change(home, f"UPDATE pointers SET number = {number}")
    shelf = Shelf.open(home)
    assert names(shelf) == ["Perth"]
    assert shelf.alarm.key == "shelf.fallen_back"


def test_a_damaged_catalogue_keeps_what_was_served_last(home):
    catalogue = home / "catalogue.sqlite"
    catalogue.write_bytes(b"\x00garbage" * 2000)
    shelf = Shelf.open(home)
    assert names(shelf) == ["Perth"]
    assert shelf.alarm.key == "shelf.catalogue_damaged"


@pytest.mark.parametrize("left", [None, b""])
def test_a_lost_catalogue_is_never_taken_for_an_empty_shelf(home, left):
    catalogue = home / "catalogue.sqlite"
    catalogue.unlink()
    if left is not None:
        catalogue.write_bytes(left)
    shelf = Shelf.open(home)
    assert names(shelf) == ["Perth"]
    assert shelf.alarm.key == "shelf.catalogue_damaged"
    with pytest.raises(ShelfError, match=r"shelf\.catalogue_damaged"):
        publishing.declare(shelf, [shelves.source("qc/city")], by=WHO, now=NOW)


def test_putting_the_catalogue_back_ends_the_alarm(home):
    catalogue = home / "catalogue.sqlite"
    whole = catalogue.read_bytes()
    catalogue.unlink()
    shelf = Shelf.open(home)
    shelf.snapshot()
    catalogue.write_bytes(whole)
    shelf = Shelf.open(home)
    assert names(shelf) == ["Perth"]
    assert shelf.alarm is None


def test_without_anything_served_before_a_damaged_catalogue_does_not_open(home):
    (home / "active.json").unlink()
    (home / "catalogue.sqlite").write_bytes(b"\x00garbage" * 2000)
    with pytest.raises(ShelfError, match=r"shelf\.catalogue_damaged"):
        Shelf.open(home)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"on/counters": {"a": 1}}'])
def test_a_damaged_note_of_what_was_served_does_no_harm(home, content):
    (home / "active.json").write_bytes(content)
    shelf = Shelf.open(home)
    assert names(shelf) == ["Perth"]
    assert shelf.alarm is None


@pytest.mark.parametrize(
    ("tampering", "entry"),
    [
        ("UPDATE audit SET who = 'nobody' WHERE seq = 3", 3),
        ("UPDATE audit SET details = '{}' WHERE seq = 4", 4),
        ("UPDATE audit SET at = '2020-01-01' WHERE seq = 1", 1),
        ("DELETE FROM audit WHERE seq = 2", 2),
        ("DELETE FROM audit WHERE seq = 1", 1),
        ("DELETE FROM audit WHERE seq = 7", 7),
        ("DELETE FROM audit WHERE seq > 4", 5),
        ("DELETE FROM audit", 1),
        ("UPDATE audit SET seq = 99 WHERE seq = 5", 5),
        ("UPDATE audit SET seq = seq + 1 WHERE seq = 7", 7),
        ("INSERT INTO audit SELECT 8, at, who, what, subject, details, hash, hash "
         "FROM audit WHERE seq = 7", 8),
        ("DELETE FROM audit_head", 8),
        ("UPDATE audit_head SET seq = 5", 8),
    ],
)  # fmt: skip
def test_tampering_with_the_audit_chain_names_the_first_bad_entry(
    home, tampering, entry
):
    publishing.verify_audit(Shelf.open(home))
    change(home, tampering)
    with pytest.raises(UserError, match=r"shelf\.audit_broken") as raised:
        publishing.verify_audit(Shelf.open(home))
    assert raised.value.facts == {"entry": entry}


def test_cutting_off_the_end_and_the_head_with_it_still_shows(home):
    change(home, "DELETE FROM audit WHERE seq > 4")
    change(
        home,
        "UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit WHERE seq = 4)",
    )
    with pytest.raises(UserError, match=r"shelf\.audit_broken") as raised:
        publishing.verify_audit(Shelf.open(home))
    assert raised.value.facts == {"entry": 5}
