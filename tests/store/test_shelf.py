import pytest

from geomap.errors import ShelfError
from geomap.store import objects
from geomap.store.shelf import Shelf
from tests.store import shelves


def test_a_shelf_is_made_where_there_was_none(tmp_path):
    shelf = Shelf.open(tmp_path / "not" / "there" / "yet")
    assert shelf.active() == {}
    assert len(shelf.snapshot().directory) == 0


@pytest.mark.parametrize("name", ["a b", "50%?x=1#y", "s3::été"])
def test_any_folder_name_will_do(tmp_path, name):
    shelf = shelves.opened(tmp_path / name)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    assert len(Shelf.open(tmp_path / name / "home").snapshot().directory) == 1
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [name]


def test_a_version_is_loaded_as_it_was_published(tmp_path):
    shelf = shelves.opened(tmp_path)
    before = shelves.directory("Cornwall", "Perth")
    version = shelves.published(shelf, before, tmp_path)
    assert shelf.load(version).locations.equals(before.locations)


def test_what_is_published_of_a_source_is_there_to_compare_with(tmp_path):
    shelf = shelves.opened(tmp_path)
    assert shelf.before("on/counters") is None
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    assert shelf.before("on/counters").locations["name_en"].tolist() == ["Cornwall"]


def test_the_original_is_kept_as_it_came(tmp_path):
    shelf = shelves.opened(tmp_path)
    original = shelves.received(tmp_path, b"nom\r\nQu\xe9bec\r\n")
    shelf.keep_original([original.path.read_bytes()], original.sha256)
    path = tmp_path / "home" / "objects" / objects.original_name(original.sha256)
    assert path.read_bytes() == b"nom\r\nQu\xe9bec\r\n"


def test_equal_directories_are_one_object(tmp_path):
    shelf = shelves.opened(tmp_path)
    first = shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelves.published(shelf, shelves.directory("Perth"), tmp_path)
    third = shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    assert first.sha256 == third.sha256
    kept = list((tmp_path / "home" / "objects" / "directories").iterdir())
    assert len(kept) == 2


def test_submissions_are_listed_by_source_and_state(tmp_path):
    shelf = shelves.opened(tmp_path, shelves.source(), shelves.source("qc/city"))
    here = shelves.submitted(shelf, shelves.directory("Cornwall"), tmp_path)
    there = shelves.approved(
        shelf, shelves.directory("Laval", source_id="qc/city"), tmp_path
    )
    assert {s.id for s in shelf.submissions()} == {here.id, there.id}
    assert shelf.submissions("on/counters") == (here,)
    assert [s.id for s in shelf.submissions(state="approved")] == [there.id]


def test_a_relative_home_stays_where_it_was_when_the_process_moves(
    tmp_path, monkeypatch
):
    from pathlib import Path

    monkeypatch.chdir(tmp_path)
    shelf = Shelf.open(Path("home"))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert shelf.active() == {}
    assert len(shelf.snapshot().directory) == 0
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_an_object_that_is_no_directory_is_damaged_though_its_hash_is_right(tmp_path):
    shelf = shelves.opened(tmp_path)
    content = b"not a directory"
    sha256 = objects.sha256_of(content)
    shelf.objects.add(objects.directory_name(sha256), [content], sha256)
    with pytest.raises(ShelfError, match=r"shelf\.object_damaged"):
        shelf.load_object(sha256, 1)


def test_an_object_with_other_rows_than_recorded_is_damaged(tmp_path):
    shelf = shelves.opened(tmp_path)
    sha256 = shelf.keep_directory(shelves.directory("Cornwall", "Perth"))
    shelf.verify(sha256, 2)
    with pytest.raises(ShelfError, match=r"shelf\.object_damaged"):
        shelf.verify(sha256, 3)
    with pytest.raises(ShelfError, match=r"shelf\.object_damaged"):
        shelf.load_object(sha256, 3)


def test_a_submission_whose_original_is_gone_is_not_taken_for_kept(tmp_path):
    shelf = shelves.opened(tmp_path)
    kept = shelves.submitted(shelf, shelves.directory("Cornwall"), tmp_path)
    shelf.verify_kept(kept)
    shelf.objects.remove(objects.original_name(kept.original_sha256))
    with pytest.raises(ShelfError, match=r"shelf\.object_missing"):
        shelf.verify_kept(kept)


def test_the_catalogue_may_be_another_sqlite_file(tmp_path):
    url = f"sqlite:///{tmp_path / 'elsewhere.sqlite'}"
    shelf = Shelf.open(tmp_path / "home", database_url=url)
    assert shelf.active() == {}
    assert (tmp_path / "elsewhere.sqlite").is_file()
    assert not (tmp_path / "home" / "catalogue.sqlite").exists()
