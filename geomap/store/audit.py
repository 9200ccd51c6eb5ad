"""The audit chain: who did what, each entry sealed with the hash of the one before."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from geomap.store.tables import audit, audit_head, versions

START = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something a person did: `what` is a verb, `subject` what it was done to."""

    at: datetime
    who: str
    what: str
    subject: str
    details: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act as it stands in the chain."""

    seq: int
    at: str
    who: str
    what: str
    subject: str
    details: str
    previous: str
    hash: str


def append(connection: Connection, act: Act) -> None:
    """Add an act to the end of the chain, within the transaction of the act itself."""
    head = connection.execute(select(audit_head)).one_or_none()
    values: dict[str, Any] = {
        "seq": head.seq + 1 if head else 1,
        "at": act.at.isoformat(),
        "who": act.who,
        "what": act.what,
        "subject": act.subject,
        "details": _canonical(act.details),
        "previous": head.hash if head else START,
    }
    sealed = seal(values)
    connection.execute(insert(audit).values(**values, hash=sealed))
    new_head = {"seq": values["seq"], "hash": sealed}
    if head:
        connection.execute(update(audit_head).values(**new_head))
    else:
        connection.execute(insert(audit_head).values(id=1, **new_head))


def seal(values: Mapping[str, object]) -> str:
    """Return the hash of an entry: of all its values, the previous hash included."""
    kept = {name: value for name, value in values.items() if name != "hash"}
    return hashlib.sha256(_canonical(kept).encode()).hexdigest()


def entries(connection: Connection, *, last: int | None = None) -> tuple[Entry, ...]:
    """Return the chain in order, or only its last so many entries."""
    rows = connection.execute(select(audit).order_by(audit.c.seq.desc()).limit(last))
    return tuple(Entry(**row) for row in rows.mappings())[::-1]


def first_bad_entry(connection: Connection) -> int | None:
    """Return the number of the first entry that was changed, added, moved or removed.

    None means that the chain is whole. An end that was cut off is found by the head
    kept apart, and by the published versions, each of which has its entry.
    """
    previous, expected = START, 1
    for row in connection.execute(select(audit).order_by(audit.c.seq)).mappings():
        values = dict(row)
        if values["seq"] != expected or values["previous"] != previous:
            return expected
        if seal(values) != values["hash"]:
            return expected
        previous, expected = values["hash"], expected + 1
    head = connection.execute(select(audit_head)).one_or_none()
    if (head.seq, head.hash) != (expected - 1, previous) if head else expected > 1:
        return expected
    return expected if _published(connection) > _told_published(connection) else None


def _canonical(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _published(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(versions)) or 0


def _told_published(connection: Connection) -> int:
    told = select(func.count()).select_from(audit).where(audit.c.what == "publish")
    return connection.scalar(told) or 0
