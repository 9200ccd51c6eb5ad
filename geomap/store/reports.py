"""What people say is wrong: kept for the source that has to answer.

The audit chain is told that there is a report and of which location; never its text,
which may hold what nobody should have written, nor who sent it. An e-mail address has
a table of its own and is gone as soon as the report is answered.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, insert, select, update

from geomap.errors import Conflict, NotFound
from geomap.model.report import Report, State
from geomap.store import audit
from geomap.store.audit import Act
from geomap.store.tables import report_contacts, reports

if TYPE_CHECKING:
    from geomap.store.shelf import Shelf

_PUBLIC = "public"


def fingerprint(values: Mapping[str, object]) -> str:
    """Return the hash of all that is known of a location.

    >>> fingerprint({"id": "x", "a": 1.5}) == fingerprint({"a": 1.5, "id": "x"})
    True
    """
    written = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()


def keep(shelf: "Shelf", report: Report, email: str | None, now: datetime) -> None:
    """Keep a report, its sender's address apart, and note it in the audit chain."""
    with shelf.writing() as connection:
        connection.execute(insert(reports).values(**asdict(report)))
        if email:
            values = {"report_id": report.id, "email": email}
            connection.execute(insert(report_contacts).values(**values))
        audit.append(connection, _act("report", report, by=_PUBLIC, now=now))


def one(shelf: "Shelf", report_id: str) -> Report:
    """Return one report, or raise NotFound."""
    with shelf.reading() as connection:
        return _one(connection, report_id)


def email_of(shelf: "Shelf", report_id: str) -> str | None:
    """Return where its sender wants the answer, None when nowhere or answered."""
    query = select(report_contacts.c.email).where(
        report_contacts.c.report_id == report_id
    )
    with shelf.reading() as connection:
        return connection.scalar(query)


def listed(
    shelf: "Shelf", *, source_id: str | None = None, state: State | None = None
) -> tuple[Report, ...]:
    """Return the reports, oldest first, of one source and state if given."""
    query = select(reports).order_by(reports.c.received_at, reports.c.id)
    if source_id is not None:
        query = query.where(reports.c.source_id == source_id)
    if state is not None:
        query = query.where(reports.c.state == state)
    with shelf.reading() as connection:
        rows = connection.execute(query).mappings()
        return tuple(Report(**row) for row in rows)


def answer(
    shelf: "Shelf", report_id: str, text: str, *, by: str, now: datetime
) -> Report:
    """Record what was answered, and forget where to.

    Raises Conflict for a report that is closed.
    """
    values = {"state": "answered", "answer": text}
    return _changed(shelf, report_id, values, by=by, now=now)


def close(shelf: "Shelf", report_id: str, *, by: str, now: datetime) -> Report:
    """Put a report away, answered or not; whoever sent it is forgotten."""
    return _changed(shelf, report_id, {"state": "closed"}, by=by, now=now)


def _changed(
    shelf: "Shelf", report_id: str, values: dict[str, Any], *, by: str, now: datetime
) -> Report:
    with shelf.writing() as connection:
        report = _one(connection, report_id)
        if report.state == "closed":
            raise Conflict("shelf.report_closed", {"report": report_id})
        mine = reports.c.id == report_id
        changed = {**values, "changed_at": now.isoformat()}
        connection.execute(update(reports).where(mine).values(**changed))
        contact = report_contacts.c.report_id == report_id
        connection.execute(delete(report_contacts).where(contact))
        verb = "answer" if values["state"] == "answered" else "close"
        audit.append(connection, _act(f"{verb}_report", report, by=by, now=now))
        return _one(connection, report_id)


def _one(connection: Connection, report_id: str) -> Report:
    query = select(reports).where(reports.c.id == report_id)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound("shelf.no_report", {"report": report_id})
    return Report(**row)


def _act(verb: str, report: Report, *, by: str, now: datetime) -> Act:
    facts = {
        "report": report.id,
        "location": report.location_id,
        "version": report.version,
    }
    return Act(at=now, who=by, what=verb, subject=report.source_id, details=facts)
