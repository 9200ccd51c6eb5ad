"""Clear up what a crash left behind. Nothing that a row names is ever removed."""

from contextlib import suppress

from sqlalchemy import Connection, select

from geomap.errors import ShelfError
from geomap.store import disk, objects
from geomap.store.database import Database
from geomap.store.objects import Objects
from geomap.store.tables import submissions, versions

# Longer than any submission takes: a younger file may belong to one under way.
GRACE_SECONDS = 3600.0


def swept(database: Database, store: Objects, *, now: float) -> tuple[str, ...]:
    """Remove the parts and objects no row names that are past the grace period.

    `now` is in seconds since 1970. Returns their names. The lock that publishing
    takes is held meanwhile, so that no object can become wanted between the look and
    the removal; when somebody is writing, the sweep is left to the next opening.
    """
    moment = now - GRACE_SECONDS
    if not any(store.older_than(moment)):
        return ()
    removed: list[str] = []
    with suppress(ShelfError), database.writing() as connection:
        named = _named(connection)
        for name in store.older_than(moment):
            if name.endswith(disk.PART) or name not in named:
                store.remove(name)
                removed.append(name)
    return tuple(removed)


def _named(connection: Connection) -> set[str]:
    held = select(submissions.c.object_sha256, submissions.c.original_sha256)
    named = set()
    for directory, original in connection.execute(held):
        named |= {objects.directory_name(directory), objects.original_name(original)}
    for sha256 in connection.scalars(select(versions.c.sha256)):
        named.add(objects.directory_name(sha256))
    return named
