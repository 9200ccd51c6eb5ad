"""What was handed in and what became of it."""

import uuid
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from geomap.errors import Conflict, NotFound
from geomap.model.submission import State, Submission
from geomap.store.tables import submissions

# Ids are derived, so that the same request sent twice is one submission.
_NAMESPACE = uuid.UUID("8b0f4f0e-6a5b-5d0e-9a62-0c1d7a6f2b11")
_CLOSED = ("published", "rejected", "withdrawn")


def identify(connection: Connection, submission: Submission) -> str:
    """Return the id for what is about to be kept.

    The same file, read the same way, against the same version has the same id until
    that submission is closed.
    """
    same = (
        submissions.c.source_id == submission.source_id,
        submissions.c.original_sha256 == submission.original_sha256,
        submissions.c.object_sha256 == submission.object_sha256,
        submissions.c.base == submission.base,
    )
    closed = select(func.count()).where(*same, submissions.c.state.in_(_CLOSED))
    parts = (
        submission.source_id,
        submission.original_sha256,
        submission.object_sha256,
        str(submission.base),
        str(connection.scalar(closed)),
    )
    return str(uuid.uuid5(_NAMESPACE, "|".join(parts)))


def keep(connection: Connection, submission: Submission) -> bool:
    """Record a submission; return False when it is already there."""
    mine = submissions.c.id == submission.id
    if connection.scalar(select(submissions.c.id).where(mine)):
        return False
    connection.execute(insert(submissions).values(_row(submission)))
    return True


def one(connection: Connection, submission_id: str) -> Submission:
    """Return one submission, or raise NotFound."""
    query = select(submissions).where(submissions.c.id == submission_id)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound("shelf.no_submission", {"submission": submission_id})
    return _submission(row)


def listed(
    connection: Connection, *, source_id: str | None = None, state: State | None = None
) -> tuple[Submission, ...]:
    """Return the submissions, newest first, of one source and state if given."""
    query = select(submissions).order_by(
        submissions.c.received_at.desc(), submissions.c.id
    )
    if source_id is not None:
        query = query.where(submissions.c.source_id == source_id)
    if state is not None:
        query = query.where(submissions.c.state == state)
    return tuple(_submission(row) for row in connection.execute(query).mappings())


def move(
    connection: Connection, submission: Submission, state: State, **values: int
) -> None:
    """Change a submission's state, or raise Conflict if it is no longer what it was."""
    query = (
        update(submissions)
        .where(submissions.c.id == submission.id)
        .where(submissions.c.state == submission.state)
        .values(state=state, **values)
    )
    if connection.execute(query).rowcount != 1:
        raise Conflict("shelf.moved_on", {"submission": submission.id})


def _row(submission: Submission) -> dict[str, Any]:
    columns = (c.name for c in submissions.columns if c.name != "blocked")
    row = {name: getattr(submission, name) for name in columns}
    for name in ("summary", "issues", "changes"):
        row[name] = dict(row[name])
    return {**row, "blocked": int(submission.is_blocked)}


def _submission(row: RowMapping) -> Submission:
    values = dict(row)
    is_blocked = bool(values.pop("blocked"))
    return Submission(**values, is_blocked=is_blocked)
