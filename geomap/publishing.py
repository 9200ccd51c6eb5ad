"""The verbs: declare, submit, approve, reject, retract, publish, restore, withdraw.

Each one either happens wholly, with its entry in the audit chain, or not at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from geomap.errors import Conflict, NotFound, UserError
from geomap.ingest import diff as differences
from geomap.model.change import Changes
from geomap.model.draft import Draft
from geomap.model.snapshot import Version
from geomap.model.source import Source
from geomap.model.submission import State, Submission
from geomap.store import audit, backup, declarations, examination, submissions
from geomap.store import versions as records
from geomap.store.audit import Act
from geomap.store.shelf import Shelf

_CHUNK = 1 << 20


class Original(Protocol):
    """A received file: where it is, what it was called, its sha-256."""

    @property
    def path(self) -> Path:
        """Where it is kept until it is submitted."""

    @property
    def name(self) -> str:
        """What its sender called it."""

    @property
    def sha256(self) -> str:
        """The hash of what is in it."""


def declare(
    shelf: Shelf, sources: Sequence[Source], *, by: str, now: datetime
) -> tuple[str, ...]:
    """Record what sources say of themselves; return the ids of those that changed."""
    with shelf.writing() as connection:
        changed = tuple(s.id for s in sources if declarations.keep(connection, s, now))
        for name in changed:
            audit.append(connection, _act("declare", name, by=by, now=now))
    return changed


def submit(
    shelf: Shelf, draft: Draft, original: Original, *, by: str, now: datetime
) -> Submission:
    """Keep a draft and the file it came from, for a person to decide on.

    The same file sent twice is one submission. Raises NotFound for a source that was
    never declared.
    """
    shelf.keep_original(_chunks(original.path), original.sha256)
    submission = Submission(
        id="",
        source_id=draft.source_id,
        file_name=original.name,
        original_sha256=original.sha256,
        object_sha256=shelf.keep_directory(draft.directory),
        rows=len(draft.directory),
        received_at=now.isoformat(),
        received_by=by,
        state="checked",
        is_blocked=draft.is_blocked,
        base=0,
        summary=dict(draft.summary),
        issues=draft.issues.counts,
        changes=draft.changes.counts,
    )
    return _kept(shelf, submission, by=by, now=now)


def approve(
    shelf: Shelf,
    submission_id: str,
    *,
    by: str,
    now: datetime,
    despite: str | None = None,
) -> Submission:
    """Say that a submission may be published.

    One that differs more than expected from what is published needs a reason, kept in
    the audit chain. Raises UserError if anything else blocks it.
    """
    submission = shelf.submission(submission_id)
    if submission.is_blocked and not (despite and submission.is_confirmable):
        key = "shelf.unconfirmed" if submission.is_confirmable else "shelf.blocked"
        raise UserError(key, {"submission": submission_id})
    return _moved(shelf, submission, "approved", by=by, now=now, reason=despite)


def reject(shelf: Shelf, submission_id: str, *, by: str, now: datetime) -> Submission:
    """Say that a submission is not to be published."""
    return _moved(shelf, shelf.submission(submission_id), "rejected", by=by, now=now)


def retract(shelf: Shelf, submission_id: str, *, by: str, now: datetime) -> Submission:
    """Take back a submission that is not published yet."""
    return _moved(shelf, shelf.submission(submission_id), "withdrawn", by=by, now=now)


def publish(
    shelf: Shelf, submission_id: str, *, by: str, now: datetime, base: int | None = None
) -> Version:
    """Make an approved submission the active version of its source.

    `base` is the number of the version the person saw as published, by default the
    one the draft was compared with (0: none). Raises Conflict when that is no longer
    the active one, UserError when it is not approved or would empty the directory.
    Publishing twice gives the one version.
    """
    submission = shelf.submission(submission_id)
    if submission.state == "published":
        return _published(shelf, submission)
    shelf.verify(submission.object_sha256, submission.rows)
    with shelf.writing() as connection:
        # Read again: now nobody else can change it.
        submission = submissions.one(connection, submission_id)
        if submission.state != "published":
            _guard(submission, base, records.active(connection))
            version = records.add(connection, submission, by=by, now=now)
            records.point(connection, version, now)
            submissions.move(
                connection, submission, "published", version=version.number
            )
            audit.append(connection, _pointed("publish", version, by=by, now=now))
    return _published(shelf, shelf.submission(submission_id))


def restore(
    shelf: Shelf, source_id: str, number: int, *, by: str, now: datetime
) -> Version:
    """Make an earlier version of a source the active one again; remove nothing."""
    version = shelf.version(source_id, number)
    shelf.verify(version.sha256, version.rows)
    with shelf.writing() as connection:
        active = records.active(connection).get(source_id)
        if active != version:
            _guard_rows(version.rows, active)
            records.point(connection, version, now)
            audit.append(connection, _pointed("restore", version, by=by, now=now))
    return version


def withdraw(shelf: Shelf, source_id: str, *, by: str, now: datetime) -> Version:
    """Take a source off the map and return what was active; `restore` puts it back.

    Raises NotFound when nothing of it is published.
    """
    with shelf.writing() as connection:
        active = records.active(connection).get(source_id)
        if active is None:
            raise NotFound("shelf.not_published", {"source": source_id})
        records.unpoint(connection, source_id)
        audit.append(connection, _pointed("withdraw", active, by=by, now=now))
    return active


def versions(shelf: Shelf, source_id: str) -> tuple[Version, ...]:
    """Return all versions of a source, newest first."""
    return shelf.versions(source_id)


def diff(shelf: Shelf, source_id: str, a: int, b: int) -> Changes:
    """Return what changed from version `a` of a source to its version `b`."""
    before, after = (shelf.load(shelf.version(source_id, n)) for n in (a, b))
    return differences.compare(before, after)


def verify_audit(shelf: Shelf) -> None:
    """Raise UserError naming the first audit entry that was tampered with, if any."""
    with shelf.reading() as connection:
        entry = audit.first_bad_entry(connection)
    if entry is not None:
        raise UserError("shelf.audit_broken", {"entry": entry})


def verify(shelf: Shelf) -> tuple[UserError, ...]:
    """Return all that is wrong: audit chain, pointers, every object read in full."""
    return tuple(examination.problems(shelf.database, shelf.objects))


def back_up(shelf: Shelf, folder: Path) -> tuple[UserError, ...]:
    """Copy the shelf to a folder while it is in use; return what was not copied."""
    return backup.made(shelf.database, shelf.objects, folder)


def _kept(
    shelf: Shelf, submission: Submission, *, by: str, now: datetime
) -> Submission:
    with shelf.writing() as connection:
        declarations.facts_of(connection, submission.source_id)
        base = records.number_active(connection, submission.source_id)
        submission = replace(submission, base=base)
        submission = replace(
            submission, id=submissions.identify(connection, submission)
        )
        if submissions.keep(connection, submission):
            act = _act("submit", submission.source_id, by=by, now=now)
            audit.append(connection, _with(act, submission))
        # A sweep holds the same lock: what is here now is named when it next looks.
        shelf.verify_kept(submission)
    return shelf.submission(submission.id)


def _moved(
    shelf: Shelf,
    submission: Submission,
    state: State,
    *,
    by: str,
    now: datetime,
    reason: str | None = None,
) -> Submission:
    if submission.state == state:
        return submission
    if submission.state not in ("received", "checked", "approved"):
        raise Conflict("shelf.moved_on", {"submission": submission.id})
    verb = {"approved": "approve", "rejected": "reject", "withdrawn": "retract"}[state]
    with shelf.writing() as connection:
        submissions.move(connection, submission, state)
        act = _with(_act(verb, submission.source_id, by=by, now=now), submission)
        if reason:
            act = replace(act, details={**act.details, "reason": reason})
        audit.append(connection, act)
    return replace(submission, state=state)


def _guard(
    submission: Submission, base: int | None, active: dict[str, Version]
) -> None:
    """Raise unless the submission may take the place of what is active."""
    if submission.state != "approved":
        raise UserError("shelf.not_approved", {"submission": submission.id})
    if submission.is_blocked and not submission.is_confirmable:
        raise UserError("shelf.blocked", {"submission": submission.id})
    now_active = active.get(submission.source_id)
    number = now_active.number if now_active else 0
    seen = submission.base if base is None else base
    if number != seen:
        facts = {"source": submission.source_id, "base": seen, "number": number}
        raise Conflict("shelf.base_moved", facts)
    _guard_rows(submission.rows, now_active)


def _guard_rows(rows: int, active: Version | None) -> None:
    if not rows and active is not None and active.rows:
        facts = {"source": active.source_id, "rows": active.rows}
        raise UserError("shelf.would_empty", facts)


def _published(shelf: Shelf, submission: Submission) -> Version:
    if submission.version is None:
        raise NotFound("shelf.no_submission", {"submission": submission.id})
    return shelf.version(submission.source_id, submission.version)


def _pointed(verb: str, version: Version, *, by: str, now: datetime) -> Act:
    act = _act(verb, version.source_id, by=by, now=now)
    facts = {"number": version.number, "sha256": version.sha256, "rows": version.rows}
    return replace(act, details=facts)


def _with(act: Act, submission: Submission) -> Act:
    facts = {
        "submission": submission.id,
        "original": submission.original_sha256,
        "object": submission.object_sha256,
    }
    return replace(act, details=facts)


def _act(verb: str, subject: str, *, by: str, now: datetime) -> Act:
    return Act(at=now, who=by, what=verb, subject=subject, details={})


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
