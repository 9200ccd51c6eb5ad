"""What a source declares of itself, as the catalogue keeps it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from geomap.errors import NotFound
from geomap.model.source import Source
from geomap.store.tables import sources

FACTS = (
    "publisher", "licence", "attribution", "homepage", "layer", "note", "rank", "as_of",
)  # fmt: skip


def keep(connection: Connection, source: Source, now: datetime) -> bool:
    """Record a declaration; return whether that changed anything."""
    facts = {name: _plain(getattr(source, name)) for name in FACTS}
    known = _found(connection, source.id)
    if known == facts:
        return False
    values = {**facts, "declared_at": now.isoformat()}
    if known is None:
        connection.execute(insert(sources).values(id=source.id, **values))
    else:
        connection.execute(
            update(sources).where(sources.c.id == source.id).values(**values)
        )
    return True


def facts_of(connection: Connection, source_id: str) -> dict[str, Any]:
    """Return a source's declared facts, or raise NotFound."""
    found = _found(connection, source_id)
    if found is None:
        raise NotFound("shelf.no_source", {"source": source_id})
    return found


def _found(connection: Connection, source_id: str) -> dict[str, Any] | None:
    columns = [sources.c[name] for name in FACTS]
    query = select(*columns).where(sources.c.id == source_id)
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else dict(row)


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else value
