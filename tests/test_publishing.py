"""The verbs, on a real shelf."""

import json
from dataclasses import replace

import pytest

from geomap import publishing
from geomap.errors import Conflict, NotFound, UserError
from geomap.ingest import diff as differences
from geomap.model import directory as directories
from geomap.model import issue
from geomap.store import audit
from tests.store import shelves
from tests.store.shelves import NOW, WHO


def names(shelf):
    return shelf.snapshot().directory.locations["name_en"].tolist()


def test_what_is_published_is_what_everyone_sees(tmp_path):
    shelf = shelves.opened(tmp_path)
    version = shelves.published(shelf, shelves.directory("Cornwall", "Perth"), tmp_path)
    assert version.number == 1
    assert version.rows == 2
    assert version.licence == "OGL-ON-1.0"
    assert version.published_at == "2026-09-01T12:00:00+00:00"
    assert names(shelf) == ["Cornwall", "Perth"]
    assert dict(shelf.active()) == {"on/counters": version}


def test_a_submission_alone_changes_nothing_that_is_seen(tmp_path):
    shelf = shelves.opened(tmp_path)
    submission = shelves.submitted(shelf, shelves.directory("Cornwall"), tmp_path)
    assert submission.state == "checked"
    assert submission.base == 0
    assert submission.file_name == "counters.csv"
    assert len(shelf.snapshot().directory) == 0


def test_an_unapproved_submission_cannot_be_published(tmp_path):
    shelf = shelves.opened(tmp_path)
    submission = shelves.submitted(shelf, shelves.directory("Cornwall"), tmp_path)
    with pytest.raises(UserError, match=r"shelf\.not_approved"):
        publishing.publish(shelf, submission.id, by=WHO, now=NOW)
    assert shelf.active() == {}


def blocked(tmp_path, shelf, code):
    draft = shelves.draft(
        shelves.directory("Cornwall"), issues=issue.of([issue.Issue(code=code)])
    )
    original = shelves.received(tmp_path)
    return publishing.submit(shelf, draft, original, by=WHO, now=NOW)


def test_a_blocked_draft_is_kept_but_never_approved(tmp_path):
    shelf = shelves.opened(tmp_path)
    submission = blocked(tmp_path, shelf, "F004")
    assert submission.is_blocked
    assert submission.issues == {"F004": 1}
    for despite in (None, "because"):
        with pytest.raises(UserError, match=r"shelf\.blocked"):
            publishing.approve(shelf, submission.id, by=WHO, now=NOW, despite=despite)


def test_a_larger_change_than_expected_is_approved_with_a_reason_on_record(tmp_path):
    shelf = shelves.opened(tmp_path)
    submission = blocked(tmp_path, shelf, "D704")
    with pytest.raises(UserError, match=r"shelf\.unconfirmed"):
        publishing.approve(shelf, submission.id, by=WHO, now=NOW)
    publishing.approve(
        shelf, submission.id, by=WHO, now=NOW, despite="Two counters closed"
    )
    version = publishing.publish(shelf, submission.id, by=WHO, now=NOW)
    assert shelf.active() == {version.source_id: version}
    with shelf.reading() as connection:
        entries = audit.entries(connection)
    assert [
        json.loads(e.details)["reason"] for e in entries if e.what == "approve"
    ] == ["Two counters closed"]


def test_the_same_file_sent_twice_is_one_submission(tmp_path):
    shelf = shelves.opened(tmp_path)
    first = shelves.submitted(shelf, shelves.directory("Cornwall"), tmp_path)
    second = shelves.submitted(shelf, shelves.directory("Cornwall"), tmp_path)
    assert first == second
    assert len(shelf.submissions()) == 1


def test_a_submission_says_what_would_change(tmp_path):
    shelf = shelves.opened(tmp_path)
    before, after = shelves.directory("Perth"), shelves.directory("Perth", "Carp")
    draft = shelves.draft(after, changes=differences.compare(before, after))
    original = shelves.received(tmp_path)
    kept = publishing.submit(shelf, draft, original, by=WHO, now=NOW)
    assert kept.changes["added"] == 1
    assert kept.changes["removed"] == 0
    assert kept.summary == {"rows": 2, "accepted": 2, "verdict": "clean"}


def test_publishing_twice_gives_one_version(tmp_path):
    shelf = shelves.opened(tmp_path)
    submission = shelves.approved(shelf, shelves.directory("Cornwall"), tmp_path)
    first = publishing.publish(shelf, submission.id, by=WHO, now=NOW)
    second = publishing.publish(shelf, submission.id, by=WHO, now=NOW)
    assert first == second
    assert publishing.versions(shelf, "on/counters") == (first,)


def test_a_draft_compared_with_an_older_version_is_a_conflict(tmp_path):
    shelf = shelves.opened(tmp_path)
    mine = shelves.approved(shelf, shelves.directory("Cornwall"), tmp_path)
    shelves.published(shelf, shelves.directory("Perth"), tmp_path)
    with pytest.raises(Conflict, match=r"shelf\.base_moved"):
        publishing.publish(shelf, mine.id, by=WHO, now=NOW)
    assert names(shelf) == ["Perth"]


def test_a_person_who_has_seen_the_newer_version_may_publish_over_it(tmp_path):
    shelf = shelves.opened(tmp_path)
    mine = shelves.approved(shelf, shelves.directory("Cornwall"), tmp_path)
    shelves.published(shelf, shelves.directory("Perth"), tmp_path)
    version = publishing.publish(shelf, mine.id, by=WHO, now=NOW, base=1)
    assert version.number == 2


def test_an_empty_directory_never_replaces_one_that_is_not(tmp_path):
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    empty = shelves.approved(shelf, directories.empty(), tmp_path)
    with pytest.raises(UserError, match=r"shelf\.would_empty"):
        publishing.publish(shelf, empty.id, by=WHO, now=NOW)
    assert names(shelf) == ["Cornwall"]


def test_restoring_moves_the_pointer_and_removes_nothing(tmp_path):
    shelf = shelves.opened(tmp_path)
    first = shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    second = shelves.published(shelf, shelves.directory("Perth"), tmp_path)
    publishing.restore(shelf, "on/counters", 1, by=WHO, now=NOW)
    assert names(shelf) == ["Cornwall"]
    assert publishing.versions(shelf, "on/counters") == (second, first)


def test_a_version_number_is_never_used_again(tmp_path):
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelves.published(shelf, shelves.directory("Perth"), tmp_path)
    publishing.restore(shelf, "on/counters", 1, by=WHO, now=NOW)
    third = shelves.published(shelf, shelves.directory("Perth"), tmp_path)
    assert third.number == 3


def test_publishing_and_restoring_give_back_the_very_same_directory(tmp_path):
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("Cornwall", "Perth"), tmp_path)
    before = shelf.snapshot().id
    shelves.published(shelf, shelves.directory("Perth"), tmp_path)
    publishing.restore(shelf, "on/counters", 1, by=WHO, now=NOW)
    fresh = shelves.Shelf.open(tmp_path / "home")
    assert fresh.snapshot().id == before


def test_a_retracted_submission_cannot_be_published(tmp_path):
    shelf = shelves.opened(tmp_path)
    submission = shelves.approved(shelf, shelves.directory("Cornwall"), tmp_path)
    retracted = publishing.retract(shelf, submission.id, by=WHO, now=NOW)
    assert retracted.state == "withdrawn"
    with pytest.raises(UserError, match=r"shelf\.not_approved"):
        publishing.publish(shelf, submission.id, by=WHO, now=NOW)


def test_a_rejected_submission_cannot_be_approved_afterwards(tmp_path):
    shelf = shelves.opened(tmp_path)
    submission = shelves.submitted(shelf, shelves.directory("Cornwall"), tmp_path)
    publishing.reject(shelf, submission.id, by=WHO, now=NOW)
    with pytest.raises(Conflict, match=r"shelf\.moved_on"):
        publishing.approve(shelf, submission.id, by=WHO, now=NOW)


def test_a_published_submission_cannot_be_retracted(tmp_path):
    shelf = shelves.opened(tmp_path)
    submission = shelves.approved(shelf, shelves.directory("Cornwall"), tmp_path)
    publishing.publish(shelf, submission.id, by=WHO, now=NOW)
    with pytest.raises(Conflict, match=r"shelf\.moved_on"):
        publishing.retract(shelf, submission.id, by=WHO, now=NOW)


def test_the_same_file_may_be_sent_again_after_it_was_retracted(tmp_path):
    shelf = shelves.opened(tmp_path)
    first = shelves.submitted(shelf, shelves.directory("Cornwall"), tmp_path)
    publishing.retract(shelf, first.id, by=WHO, now=NOW)
    second = shelves.submitted(shelf, shelves.directory("Cornwall"), tmp_path)
    assert second.id != first.id
    assert second.state == "checked"


def test_a_source_that_was_never_declared_is_not_found(tmp_path):
    shelf = shelves.opened(tmp_path)
    draft = replace(shelves.draft(shelves.directory("Hay River")), source_id="nt/hay")
    with pytest.raises(NotFound, match=r"shelf\.no_source"):
        publishing.submit(shelf, draft, shelves.received(tmp_path), by=WHO, now=NOW)


@pytest.mark.parametrize(
    ("ask", "key"),
    [
        (lambda shelf: shelf.version("on/counters", 9), "shelf.no_version"),
        (lambda shelf: shelf.submission("nothing"), "shelf.no_submission"),
    ],
)
def test_what_does_not_exist_is_not_found(tmp_path, ask, key):
    shelf = shelves.opened(tmp_path)
    with pytest.raises(NotFound) as raised:
        ask(shelf)
    assert raised.value.key == key


def test_declaring_again_without_a_change_leaves_no_trace(tmp_path):
    shelf = shelves.opened(tmp_path)
    assert publishing.declare(shelf, [shelves.source()], by=WHO, now=NOW) == ()
    changed = shelves.source(licence="CC-BY-4.0")
    assert publishing.declare(shelf, [changed], by=WHO, now=NOW) == ("on/counters",)


def test_a_version_keeps_the_terms_it_was_published_under(tmp_path):
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    publishing.declare(shelf, [shelves.source(licence="CC-BY-4.0")], by=WHO, now=NOW)
    assert shelf.version("on/counters", 1).licence == "OGL-ON-1.0"


def test_two_versions_are_compared_by_number(tmp_path):
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelves.published(shelf, shelves.directory("Cornwall", "Perth"), tmp_path)
    assert publishing.diff(shelf, "on/counters", 1, 2).counts["added"] == 1
    assert publishing.diff(shelf, "on/counters", 2, 1).counts["removed"] == 1


def test_every_verb_leaves_one_entry_in_the_audit_chain(tmp_path):
    from geomap.store import audit

    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelves.published(shelf, shelves.directory("Perth"), tmp_path)
    publishing.restore(shelf, "on/counters", 1, by=WHO, now=NOW)
    with shelf.reading() as connection:
        told = [entry.what for entry in audit.entries(connection)]
    once = ["submit", "approve", "publish"]
    assert told == ["declare", *once, *once, "restore"]
    publishing.verify_audit(shelf)


def test_a_withdrawn_source_is_off_the_map_and_can_be_put_back(tmp_path):
    shelf = shelves.opened(tmp_path)
    version = shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    assert publishing.withdraw(shelf, "on/counters", by=WHO, now=NOW) == version
    assert shelf.active() == {}
    assert publishing.versions(shelf, "on/counters") == (version,)
    publishing.restore(shelf, "on/counters", 1, by=WHO, now=NOW)
    assert names(shelf) == ["Cornwall"]
    publishing.verify_audit(shelf)


def test_what_is_not_published_cannot_be_withdrawn(tmp_path):
    shelf = shelves.opened(tmp_path)
    with pytest.raises(NotFound, match=r"shelf\.not_published"):
        publishing.withdraw(shelf, "on/counters", by=WHO, now=NOW)


def test_restoring_what_is_active_changes_nothing(tmp_path):
    from geomap.store import audit

    shelf = shelves.opened(tmp_path)
    version = shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    assert publishing.restore(shelf, "on/counters", 1, by=WHO, now=NOW) == version
    with shelf.reading() as connection:
        assert audit.entries(connection, last=1)[0].what == "publish"


def test_approving_twice_is_approving_once(tmp_path):
    shelf = shelves.opened(tmp_path)
    first = shelves.approved(shelf, shelves.directory("Cornwall"), tmp_path)
    assert publishing.approve(shelf, first.id, by=WHO, now=NOW) == first
    publishing.verify_audit(shelf)


def test_an_empty_version_is_not_restored_over_one_that_is_not(tmp_path):
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, directories.empty(), tmp_path)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    with pytest.raises(UserError, match=r"shelf\.would_empty"):
        publishing.restore(shelf, "on/counters", 1, by=WHO, now=NOW)
    assert names(shelf) == ["Cornwall"]
