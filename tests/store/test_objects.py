import hashlib

import pytest

from geomap.errors import ShelfError
from geomap.store import objects

CONTENT = b"id,name\n1,Cornwall\n"
SHA256 = hashlib.sha256(CONTENT).hexdigest()
NAME = f"originals/{SHA256}"


@pytest.fixture
def store(tmp_path):
    return objects.opened(tmp_path / "objects")


def test_an_object_is_read_back_as_it_was_added(store):
    store.add(NAME, [CONTENT[:5], CONTENT[5:]], SHA256)
    assert store.has(NAME)
    assert store.read(NAME, SHA256) == CONTENT


def test_adding_twice_writes_once(store, tmp_path):
    store.add(NAME, [CONTENT], SHA256)
    before = (tmp_path / "objects" / NAME).stat().st_ino
    store.add(NAME, [CONTENT], SHA256)
    assert (tmp_path / "objects" / NAME).stat().st_ino == before


def test_adding_again_mends_an_object_that_was_damaged(store, tmp_path):
    store.add(NAME, [CONTENT], SHA256)
    (tmp_path / "objects" / NAME).write_bytes(b"")
    store.add(NAME, [CONTENT], SHA256)
    assert store.read(NAME, SHA256) == CONTENT


def test_bytes_that_are_not_what_their_name_says_are_refused(store):
    with pytest.raises(ShelfError, match=r"shelf\.object_damaged"):
        store.add(NAME, [b"something else"], SHA256)


def test_an_object_that_is_not_there_is_said_to_be_missing(store):
    assert not store.has(NAME)
    with pytest.raises(ShelfError, match=r"shelf\.object_missing"):
        store.read(NAME, SHA256)


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path):
    (tmp_path / "objects").write_text("a file where the folder should be")
    store = objects.opened(tmp_path / "objects")
    with pytest.raises(ShelfError) as raised:
        store.add(NAME, [CONTENT], SHA256)
    assert raised.value.key == "shelf.disk"


def test_only_what_is_old_is_listed(store, tmp_path):
    store.add(NAME, [CONTENT], SHA256)
    written = (tmp_path / "objects" / NAME).stat().st_mtime
    assert list(store.older_than(written)) == []
    assert list(store.older_than(written + 1)) == [NAME]


def test_adding_again_makes_an_old_object_young(store, tmp_path):
    import os

    store.add(NAME, [CONTENT], SHA256)
    os.utime(tmp_path / "objects" / NAME, (1_000_000, 1_000_000))
    assert list(store.older_than(2_000_000)) == [NAME]
    store.add(NAME, [CONTENT], SHA256)
    assert list(store.older_than(2_000_000)) == []
    assert store.read(NAME, SHA256) == CONTENT
