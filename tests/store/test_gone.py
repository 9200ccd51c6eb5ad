import pytest

from geomap import publishing
from geomap.store.shelf import Shelf
from tests.store import shelves
from tests.store.shelves import NOW, WHO


@pytest.fixture
def shelf(tmp_path) -> Shelf:
    shelf = shelves.opened(tmp_path)
    for names in (("One", "Two", "Three"), ("One", "Two"), ("Uno",)):
        shelves.published(shelf, shelves.directory(*names), tmp_path)
    return shelf


def test_a_location_that_was_dropped_is_remembered_as_it_last_was(shelf):
    gone = shelf.gone("on/counters/2")
    assert (gone.record.name.en, gone.version.number) == ("Two", 2)
    assert shelf.gone("on/counters/3").version.number == 1


@pytest.mark.parametrize(
    "location_id", ["on/counters/1", "on/counters/9", "qc/city/1", "on/counters", ""]
)
def test_what_is_there_or_never_was_is_not_gone(shelf, location_id):
    assert shelf.gone(location_id) is None


def test_what_a_restored_version_has_again_is_not_gone(shelf, tmp_path):
    assert shelf.gone("on/counters/2") is not None
    publishing.restore(shelf, "on/counters", 2, by=WHO, now=NOW)
    again = Shelf.open(tmp_path / "home")
    assert again.gone("on/counters/2") is None
    assert again.gone("on/counters/3").version.number == 1


def test_nothing_is_gone_of_a_source_that_is_off_the_map(shelf, tmp_path):
    publishing.withdraw(shelf, "on/counters", by=WHO, now=NOW)
    assert Shelf.open(tmp_path / "home").gone("on/counters/2") is None


def test_a_damaged_old_version_is_passed_over(shelf, tmp_path):
    sha256 = shelf.version("on/counters", 1).sha256
    (tmp_path / "home" / "objects" / "directories" / f"{sha256}.parquet").write_bytes(
        b""
    )
    assert shelf.gone("on/counters/3") is None
    assert shelf.gone("on/counters/2").record.name.en == "Two"
