from dataclasses import replace

import pytest

from geomap.errors import Conflict
from geomap.store import submissions
from tests.store import shelves


def test_the_id_is_the_same_for_the_same_file_and_base(tmp_path):
    shelf = shelves.opened(tmp_path)
    kept = shelves.submitted(shelf, shelves.directory("Cornwall"), tmp_path)
    with shelf.reading() as connection:
        assert submissions.identify(connection, kept) == kept.id
        again = replace(kept, received_by="someone else", file_name="again.csv")
        assert submissions.identify(connection, again) == kept.id


@pytest.mark.parametrize(
    "other", [{"base": 1}, {"original_sha256": "0"}, {"object_sha256": "0"}]
)
def test_the_id_differs_for_another_file_another_reading_or_another_base(
    tmp_path, other
):
    shelf = shelves.opened(tmp_path)
    kept = shelves.submitted(shelf, shelves.directory("Cornwall"), tmp_path)
    with shelf.reading() as connection:
        assert submissions.identify(connection, replace(kept, **other)) != kept.id


def test_keeping_twice_keeps_once(tmp_path):
    shelf = shelves.opened(tmp_path)
    kept = shelves.submitted(shelf, shelves.directory("Cornwall"), tmp_path)
    with shelf.writing() as connection:
        assert submissions.keep(connection, kept) is False
        assert submissions.keep(connection, replace(kept, id="another")) is True


def test_a_state_that_somebody_else_changed_is_a_conflict(tmp_path):
    shelf = shelves.opened(tmp_path)
    kept = shelves.submitted(shelf, shelves.directory("Cornwall"), tmp_path)
    with shelf.writing() as connection:
        submissions.move(connection, kept, "rejected")
    with (
        shelf.writing() as connection,
        pytest.raises(Conflict, match=r"shelf\.moved_on"),
    ):
        submissions.move(connection, kept, "approved")
    assert shelf.submission(kept.id).state == "rejected"


def test_what_was_kept_is_read_back_as_it_was(tmp_path):
    shelf = shelves.opened(tmp_path)
    kept = shelves.submitted(shelf, shelves.directory("Cornwall"), tmp_path)
    assert shelf.submission(kept.id) == kept
    assert kept.received_by == "clerk@example.ca"
    assert kept.rows == 1
