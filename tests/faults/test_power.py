"""F17: the power fails after any step, and what was not made durable is gone."""

import pytest

from geomap.store.shelf import Shelf
from tests.faults import power
from tests.faults.test_every_step import (
    VERBS,
    assert_no_object_is_torn,
    fresh,
    prepared,
    served,
)

__all__ = ["prepared"]


@pytest.mark.parametrize(("verb", "before", "after"), VERBS)
def test_after_a_power_failure_at_any_step_one_whole_version_is_served(
    prepared,
    tmp_path, verb, before, after,
):  # fmt: skip
    prepared_home, submission_id = prepared
    home = fresh(prepared_home, tmp_path)
    shelf = Shelf.open(home)
    found = []

    def told(step, files):
        there = power.replayed(home, files, tmp_path / "replayed")
        found.append((step, served(there)))
        assert_no_object_is_torn(there)

    with power.followed(shelf, home, told):
        verb(shelf, submission_id, tmp_path)

    wrong = [each for each in found if each[1] not in [*before, after]]
    assert wrong == []
    assert found
    # What was acknowledged is kept, even when no more was made durable.
    assert found[-2][1] == found[-1][1] == after


def test_the_model_of_the_disk_finds_a_flush_that_is_missing(
    prepared,
    tmp_path, monkeypatch,
):  # fmt: skip
    prepared_home, submission_id = prepared
    home = fresh(prepared_home, tmp_path)
    # As if no file were ever flushed.
    monkeypatch.setattr(power, "STEPS", ("write", "rename", "flush_folder"))
    shelf = Shelf.open(home)
    torn = []

    def told(step, files):
        there = power.replayed(home, files, tmp_path / "replayed")
        objects = (there / "objects").rglob("*.parquet")
        torn.extend(path for path in objects if not path.read_bytes())

    with power.followed(shelf, home, told):
        # A submission writes an object of its own.
        VERBS[2].values[0](shelf, submission_id, tmp_path)

    assert torn
