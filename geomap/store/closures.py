"""Closures on the shelf: notices that shut many locations, each with its audit entry.

A closure is never removed: ending one early moves its end, and the chain says who did.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from geomap.errors import NotFound, ShelfError, UserError
from geomap.model import closure as closing
from geomap.model.closure import Closure, Selector
from geomap.model.records import Text
from geomap.store import audit
from geomap.store.audit import Act
from geomap.store.tables import closures

if TYPE_CHECKING:
    from geomap.store.shelf import Shelf

CHECK_SECONDS = 1.0


class Watched:
    """The closures as they are, looked at most once a second; safe over threads.

    While the catalogue is out of reach, what was known last goes on holding.
    """

    def __init__(
        self, shelf: "Shelf", clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._shelf = shelf
        self._clock = clock
        self._lock = threading.Lock()
        self._held: tuple[Closure, ...] = ()
        self._next_check = 0.0

    def now(self) -> tuple[Closure, ...]:
        """Return the closures there are."""
        if self._clock() >= self._next_check and self._lock.acquire(blocking=False):
            try:
                self._next_check = self._clock() + CHECK_SECONDS
                self._held = listed(self._shelf)
            except ShelfError:
                pass
            finally:
                self._lock.release()
        return self._held


def add(shelf: "Shelf", closure: Closure) -> Closure:
    """Keep a closure, with a number of its own; `id` is ignored.

    Raises UserError unless it says whom, until when, and why in both languages.
    """
    closing.check(closure)
    with shelf.writing() as connection:
        highest = connection.scalar(select(func.max(closures.c.number))) or 0
        made = replace(closure, id=str(highest + 1))
        connection.execute(insert(closures).values(**_row(made)))
        act = _act("close_locations", made, by=made.by, now=made.made_at)
        audit.append(connection, act)
    return made


def end(shelf: "Shelf", closure_id: str, *, by: str, now: datetime) -> Closure:
    """Let a closure end now; one that has not begun never begins.

    Raises NotFound for one there is not, UserError for one that is over.
    """
    with shelf.writing() as connection:
        closure = _one(connection, closure_id)
        if closure.ends <= now:
            raise UserError("closure.over", {"closure": closure_id})
        ended = replace(closure, ends=max(now, closure.starts))
        mine = closures.c.number == int(closure_id)
        changed = {"ends_at": _iso(ended.ends)}
        connection.execute(update(closures).where(mine).values(**changed))
        audit.append(connection, _act("end_closure", ended, by=by, now=now))
    return ended


def listed(shelf: "Shelf") -> tuple[Closure, ...]:
    """Return every closure, in the order they were made."""
    with shelf.reading() as connection:
        rows = connection.execute(select(closures).order_by(closures.c.number))
        return tuple(_closure(row) for row in rows.mappings())


def _one(connection: Connection, closure_id: str) -> Closure:
    number = int(closure_id) if closure_id.isascii() and closure_id.isdigit() else 0
    query = select(closures).where(closures.c.number == number)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound("closure.none", {"closure": closure_id})
    return _closure(row)


def _closure(row: RowMapping) -> Closure:
    return Closure(
        id=str(row["number"]),
        selector=_frozen(row["selector"]),
        starts=datetime.fromisoformat(row["starts_at"]),
        ends=datetime.fromisoformat(row["ends_at"]),
        notice=Text(row["notice_en"], row["notice_fr"]),
        by=row["made_by"],
        made_at=datetime.fromisoformat(row["made_at"]),
    )


def _row(closure: Closure) -> dict[str, Any]:
    return {
        "number": int(closure.id),
        "selector": {name: list(v) for name, v in closure.selector.items()},
        "starts_at": _iso(closure.starts),
        "ends_at": _iso(closure.ends),
        "notice_en": closure.notice.en,
        "notice_fr": closure.notice.fr,
        "made_by": closure.by,
        "made_at": _iso(closure.made_at),
    }


def _frozen(selector: dict[str, list[Any]]) -> Selector:
    return {
        name: tuple(tuple(v) if isinstance(v, list) else v for v in values)
        for name, values in selector.items()
    }


def _act(verb: str, closure: Closure, *, by: str, now: datetime) -> Act:
    facts = {name: v for name, v in _row(closure).items() if name != "number"}
    return Act(
        at=now, who=by, what=verb, subject=f"closure/{closure.id}", details=facts
    )


def _iso(when: datetime) -> str:
    return when.astimezone(UTC).isoformat()
