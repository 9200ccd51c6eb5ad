"""Look whether everything the catalogue names is there and whole."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from geomap.errors import ShelfError, UserError
from geomap.store import audit, objects, versions
from geomap.store.database import Database
from geomap.store.objects import Objects
from geomap.store.tables import submissions
from geomap.store.tables import versions as published


def wanted(connection: Connection) -> frozenset[str]:
    """Return the names of all objects that a row names."""
    held = select(submissions.c.object_sha256, submissions.c.original_sha256)
    named = set()
    for directory, original in connection.execute(held):
        named |= {objects.directory_name(directory), objects.original_name(original)}
    for sha256 in connection.scalars(select(published.c.sha256)):
        named.add(objects.directory_name(sha256))
    return frozenset(named)


def problems(database: Database, store: Objects) -> Iterator[UserError]:
    """Yield what is wrong: the audit chain, the pointers, each object read in full."""
    with database.reading() as connection:
        bad_entry = audit.first_bad_entry(connection)
        active = versions.active(connection)
        pointed = [source_id for source_id, _ in versions.marks(connection)]
        names = wanted(connection)
    if bad_entry is not None:
        yield UserError("shelf.audit_broken", {"entry": bad_entry})
    for source_id in pointed:
        if source_id not in active:
            yield ShelfError("shelf.pointer_lost", {"source": source_id})
    for name in sorted(names):
        try:
            store.read(name, objects.sha256_in(name))
        except ShelfError as error:
            yield error
