"""Crash, or fail, at every step of every verb that writes.

After each: a reader sees exactly one complete version; what was acknowledged is there;
what failed left the old version serving; the verb can simply be done again.
"""

import hashlib
import shutil
import time
from pathlib import Path

import pytest

from geomap import publishing
from geomap.errors import ShelfError
from geomap.store import recovery
from geomap.store.shelf import Shelf
from tests.faults import steps
from tests.store import shelves
from tests.store.shelves import NOW, WHO

OLD, NEW = ["Cornwall"], ["Cornwall", "Perth"]
EARLIER = ["Arnprior"]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> tuple[Path, str]:
    """A shelf with two versions, Arnprior then Cornwall, and an approved third."""
    folder = tmp_path_factory.mktemp("prepared")
    shelf = shelves.opened(folder)
    shelves.published(shelf, shelves.directory(*EARLIER), folder)
    shelves.published(shelf, shelves.directory(*OLD), folder)
    waiting = shelves.approved(shelf, shelves.directory(*NEW), folder)
    assert shelf.snapshot().directory.locations["name_en"].tolist() == OLD
    return folder / "home", waiting.id


def publish(shelf, submission_id, _folder):
    publishing.publish(shelf, submission_id, by=WHO, now=NOW)


def restore(shelf, _submission_id, _folder):
    publishing.restore(shelf, "on/counters", 1, by=WHO, now=NOW)


def submit(shelf, _submission_id, folder):
    shelves.submitted(shelf, shelves.directory("Almonte", "Carp"), folder)


def withdraw_and_restore(shelf, _submission_id, _folder):
    if "on/counters" in shelf.active():
        publishing.withdraw(shelf, "on/counters", by=WHO, now=NOW)
    publishing.restore(shelf, "on/counters", 2, by=WHO, now=NOW)


# The verb, what is served before it is done, and after.
VERBS = [
    pytest.param(publish, [OLD], NEW, id="publish"),
    pytest.param(restore, [OLD], EARLIER, id="restore"),
    pytest.param(submit, [OLD], OLD, id="submit"),
    pytest.param(withdraw_and_restore, [OLD, []], OLD, id="withdraw"),
]


def served(home: Path) -> list[str]:
    """What a process that starts now serves, with no alarm."""
    shelf = Shelf.open(home)
    found = shelf.snapshot().directory.locations["name_en"].tolist()
    assert shelf.alarm is None
    publishing.verify_audit(shelf)
    return found


def assert_no_object_is_torn(home: Path) -> None:
    for path in (home / "objects" / "directories").glob("*.parquet"):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.stem


def assert_nothing_is_left_over(home: Path) -> None:
    shelf = Shelf.open(home)
    recovery.swept(shelf.database, shelf.objects, now=time.time() + 8 * 24 * 3600)
    assert list((home / "objects").rglob("*.part")) == []


def fresh(prepared_home: Path, folder: Path) -> Path:
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(prepared_home, home)
    return home


@pytest.mark.parametrize(("verb", "before", "after"), VERBS)
def test_a_crash_at_any_step_loses_nothing(prepared, tmp_path, verb, before, after):
    prepared_home, submission_id = prepared
    at, codes = 0, []
    while not codes or codes[-1] == steps.CRASHED:
        at += 1
        home = fresh(prepared_home, tmp_path)

        def work(home=home, at=at) -> bytes:
            shelf = Shelf.open(home)
            with steps.failing(shelf, "crash", at):
                verb(shelf, submission_id, tmp_path)
                return b"acknowledged"

        code, said = steps.in_child(work)
        codes.append(code)
        assert code in (0, steps.CRASHED), said.decode()
        expected = [after] if said == b"acknowledged" else [*before, after]
        assert served(home) in expected
        assert_no_object_is_torn(home)
        # The verb can be done again, and is done once.
        verb(Shelf.open(home), submission_id, tmp_path)
        assert served(home) == after
        expected_versions = 3 if verb is publish else 2
        assert len(Shelf.open(home).versions("on/counters")) == expected_versions
        assert_nothing_is_left_over(home)
    assert codes[-1] == 0
    assert len(codes) > 5


@pytest.mark.parametrize(
    ("verb", "before", "after", "kind"),
    [pytest.param(*each.values, "broken", id=f"{each.id}-broken") for each in VERBS]
    + [pytest.param(*each.values, "full", id=f"{each.id}-full") for each in VERBS[::2]],
)
def test_a_failing_disk_is_said_and_changes_nothing(
    prepared, tmp_path, verb, before, after, kind
):
    prepared_home, submission_id = prepared
    said: list[str] = []
    at = 0
    while True:
        at += 1
        home = fresh(prepared_home, tmp_path)
        shelf = Shelf.open(home)
        try:
            with steps.failing(shelf, kind, at):
                verb(shelf, submission_id, tmp_path)
        except ShelfError as error:
            said.append(error.key)
        else:
            break
        assert served(home) in [*before, after]
        assert_no_object_is_torn(home)
        assert list((home / "objects").rglob("*.part")) == []
        verb(shelf, submission_id, tmp_path)
        assert served(home) == after
    expected = {"broken": {"shelf.disk", "shelf.catalogue"}, "full": {"shelf.full"}}
    assert set(said) <= expected[kind]
    assert len(said) > 5
