"""The versions of each source, and the pointer that says which one is active."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from geomap.errors import NotFound
from geomap.model.snapshot import Version
from geomap.model.submission import Submission
from geomap.store import declarations
from geomap.store.tables import pointers, versions

# Every pointer: its source and its number.
Marks = tuple[tuple[str, int], ...]


def active(connection: Connection) -> dict[str, Version]:
    """Return the active version of every source, by source.

    A pointer to a version that does not exist is left out; `marks` has it.
    """
    joined = versions.join(
        pointers,
        (versions.c.source_id == pointers.c.source_id)
        & (versions.c.number == pointers.c.number),
    )
    query = select(versions).select_from(joined).order_by(versions.c.source_id)
    found = (_version(row) for row in connection.execute(query).mappings())
    return {version.source_id: version for version in found}


def marks(connection: Connection) -> Marks:
    """Return all pointers, cheaply: equal marks mean that nothing has moved."""
    query = select(pointers.c.source_id, pointers.c.number).order_by(
        pointers.c.source_id
    )
    return tuple((row.source_id, row.number) for row in connection.execute(query))


def number_active(connection: Connection, source_id: str) -> int:
    """Return the number of the active version, 0 when nothing is published."""
    query = select(pointers.c.number).where(pointers.c.source_id == source_id)
    return connection.scalar(query) or 0


def of_source(connection: Connection, source_id: str) -> tuple[Version, ...]:
    """Return all versions of a source, newest first."""
    query = select(versions).where(versions.c.source_id == source_id)
    rows = connection.execute(query.order_by(versions.c.number.desc())).mappings()
    return tuple(_version(row) for row in rows)


def one(connection: Connection, source_id: str, number: int) -> Version:
    """Return one version, or raise NotFound."""
    query = select(versions).where(
        versions.c.source_id == source_id, versions.c.number == number
    )
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound("shelf.no_version", {"source": source_id, "number": number})
    return _version(row)


def add(
    connection: Connection, submission: Submission, *, by: str, now: datetime
) -> Version:
    """Record the next version of a source; numbers are never used twice."""
    source_id = submission.source_id
    highest = select(func.max(versions.c.number)).where(
        versions.c.source_id == source_id
    )
    number = (connection.scalar(highest) or 0) + 1
    connection.execute(
        insert(versions).values(
            source_id=source_id,
            number=number,
            sha256=submission.object_sha256,
            rows=submission.rows,
            submission_id=submission.id,
            published_at=now.isoformat(),
            published_by=by,
            declaration=declarations.facts_of(connection, source_id),
        )
    )
    return one(connection, source_id, number)


def point(connection: Connection, version: Version, now: datetime) -> None:
    """Make a version the active one of its source."""
    values = {"number": version.number, "moved_at": now.isoformat()}
    mine = pointers.c.source_id == version.source_id
    if not connection.execute(update(pointers).where(mine).values(**values)).rowcount:
        connection.execute(
            insert(pointers).values(source_id=version.source_id, **values)
        )


def unpoint(connection: Connection, source_id: str) -> None:
    """Leave a source without an active version."""
    connection.execute(delete(pointers).where(pointers.c.source_id == source_id))


def _version(row: RowMapping) -> Version:
    declared: Mapping[str, Any] = row["declaration"]
    return Version(
        source_id=row["source_id"],
        number=row["number"],
        sha256=row["sha256"],
        rows=row["rows"],
        published_at=row["published_at"],
        **declared,
    )
