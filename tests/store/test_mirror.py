import pytest

from geomap.store.mirror import Mirror
from tests.store import shelves


def test_the_note_is_read_back_as_it_was_written(tmp_path):
    shelf = shelves.opened(tmp_path)
    version = shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    mirror = Mirror(tmp_path / "note.json")
    mirror.write({"on/counters": version})
    assert mirror.read() == {"on/counters": version}


def test_what_is_served_is_noted(tmp_path):
    shelf = shelves.opened(tmp_path)
    version = shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    mirror = Mirror(tmp_path / "home" / "active.json")
    assert mirror.read() == {}
    shelf.snapshot()
    assert mirror.read() == {"on/counters": version}


@pytest.mark.parametrize("content", [b"", b"null", b"[1]", b'{"a": {"b": 1}}', b"\xff"])
def test_a_note_that_cannot_be_read_is_no_note(tmp_path, content):
    (tmp_path / "note.json").write_bytes(content)
    assert Mirror(tmp_path / "note.json").read() == {}


def test_a_note_that_cannot_be_written_does_no_harm(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    mirror = Mirror(tmp_path / "file" / "note.json")
    mirror.write({})
    assert mirror.read() == {}
