import pytest

from geomap import publishing
from geomap.errors import ShelfError
from geomap.store import objects
from geomap.store.mirror import Mirror
from geomap.store.shelf import Shelf
from tests.store import shelves
from tests.store.shelves import NOW, WHO


class Clock:
    """A clock the test moves."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def shelf(tmp_path, clock):
    opened = shelves.opened(tmp_path, shelves.source(), shelves.source("qc/city"))
    mirror = Mirror(tmp_path / "home" / "active.json")
    return Shelf(opened.database, opened.objects, mirror, clock)


def names(shelf) -> list[str]:
    return shelf.snapshot().directory.locations["name_en"].tolist()


def damage(shelf, version) -> None:
    path = f"{shelf.objects.root}/{objects.directory_name(version.sha256)}"
    shelf.objects.filesystem.pipe_file(path, b"not what it was")


def test_an_empty_shelf_has_an_empty_snapshot(shelf):
    assert len(shelf.snapshot().directory) == 0
    assert shelf.snapshot().versions == {}
    assert shelf.alarm is None


def test_the_same_snapshot_is_handed_out_until_a_pointer_moves(shelf, clock, tmp_path):
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    first = shelf.snapshot()
    clock.seconds += 10
    assert shelf.snapshot() is first
    shelves.published(shelf, shelves.directory("Perth"), tmp_path)
    assert shelf.snapshot() is first
    clock.seconds += 1
    assert shelf.snapshot() is not first
    assert names(shelf) == ["Perth"]


def test_the_pointers_are_looked_at_once_a_second_at_most(shelf, clock, monkeypatch):
    looks = []
    reading = shelf.database.reading
    shelf.snapshot()
    kind = type(shelf.database)
    monkeypatch.setattr(kind, "reading", lambda _: looks.append(1) or reading())
    for _ in range(32):
        clock.seconds += 0.125
        shelf.snapshot()
    assert len(looks) == 4


def test_the_id_depends_on_the_data_alone(shelf, clock, tmp_path):
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    first = shelf.snapshot().id
    shelves.published(shelf, shelves.directory("Perth"), tmp_path)
    clock.seconds += 1
    assert shelf.snapshot().id != first
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    clock.seconds += 1
    assert shelf.snapshot().id == first
    assert shelf.snapshot().versions["on/counters"].number == 3


def test_all_sources_are_together_the_best_first(shelf, tmp_path):
    better = shelves.source("qc/city", rank=5)
    publishing.declare(shelf, [better], by=WHO, now=NOW)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelves.published(shelf, shelves.directory("Laval", source_id="qc/city"), tmp_path)
    assert names(shelf) == ["Laval", "Cornwall"]
    assert list(shelf.snapshot().versions) == ["on/counters", "qc/city"]


def test_of_equal_ranks_the_newer_facts_come_first(shelf, tmp_path):
    newer = shelves.source("qc/city", as_of="2026-09-01")
    publishing.declare(shelf, [newer], by=WHO, now=NOW)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelves.published(shelf, shelves.directory("Laval", source_id="qc/city"), tmp_path)
    assert names(shelf) == ["Laval", "Cornwall"]


def test_a_running_process_keeps_the_old_snapshot_when_the_new_one_is_damaged(
    shelf, clock, tmp_path
):
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    first = shelf.snapshot()
    damage(shelf, shelves.published(shelf, shelves.directory("Perth"), tmp_path))
    clock.seconds += 1
    assert shelf.snapshot() is first
    assert shelf.alarm.key == "shelf.fallen_back"


def test_the_alarm_ends_when_the_object_is_mended(shelf, clock, tmp_path):
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelf.snapshot()
    after = shelves.directory("Perth")
    damage(shelf, shelves.published(shelf, after, tmp_path))
    clock.seconds += 1
    shelf.snapshot()
    shelf.keep_directory(after)
    clock.seconds += 5
    assert names(shelf) == ["Cornwall"]
    clock.seconds += 30
    assert names(shelf) == ["Perth"]
    assert shelf.alarm is None


def test_the_alarm_ends_when_an_earlier_version_is_restored(shelf, clock, tmp_path):
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelf.snapshot()
    damage(shelf, shelves.published(shelf, shelves.directory("Perth"), tmp_path))
    clock.seconds += 1
    shelf.snapshot()
    publishing.restore(shelf, "on/counters", 1, by=WHO, now=NOW)
    clock.seconds += 1
    assert names(shelf) == ["Cornwall"]
    assert shelf.alarm is None


def test_a_process_goes_on_while_the_catalogue_is_away(
    shelf, clock, tmp_path, monkeypatch
):
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    first = shelf.snapshot()
    clock.seconds += 1

    def away(_):
        raise ShelfError("shelf.catalogue", {"reason": "no route"})

    with monkeypatch.context() as patch:
        patch.setattr(type(shelf.database), "reading", away)
        assert shelf.snapshot() is first
        assert shelf.alarm.key == "shelf.catalogue"
    clock.seconds += 1
    assert shelf.snapshot() is first
    assert shelf.alarm is None


def test_a_withdrawn_source_leaves_the_snapshot(shelf, clock, tmp_path):
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelf.snapshot()
    publishing.withdraw(shelf, "on/counters", by=WHO, now=NOW)
    clock.seconds += 1
    assert names(shelf) == []
    assert shelf.alarm is None


def test_rows_of_one_office_in_two_sources_are_one(shelf, tmp_path):
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    same = shelves.directory(
        "Comptoir de Cornwall", source_id="qc/city", same_as=["on/counters/1"]
    )
    shelves.published(shelf, same, tmp_path)
    [row] = shelf.snapshot().directory.records()
    assert row["id"] == "on/counters/1"
    assert row["provenance_also"] == "qc/city"
