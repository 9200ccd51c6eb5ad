"""Make the shelf ready, and clear up what a crash left behind.

Nothing that a row names is ever removed, and nothing at all while the catalogue is in
doubt.
"""

from contextlib import suppress

from geomap.errors import ShelfError
from geomap.store import disk, examination, upgrade
from geomap.store.database import Database
from geomap.store.mirror import Mirror
from geomap.store.objects import Objects

# Longer than any submission takes: a younger file may belong to one under way.
PART_SECONDS = 3600.0
# Long enough to notice that an old backup of the catalogue was put back.
OBJECT_SECONDS = 7 * 24 * 3600.0


def prepare(database: Database, store: Objects, mirror: Mirror, *, now: float) -> None:
    """Bring the catalogue up to date and sweep; leave a lost catalogue alone.

    `now` is in seconds since 1970. Raises ShelfError when the catalogue cannot be used
    and nothing was served before, or when it is of a newer release.
    """
    noted = mirror.read()
    try:
        if noted and upgrade.is_blank(database):
            # The catalogue was lost: a new one would number its versions from 1 again.
            return
        upgrade.upgraded(database)
        swept(database, store, now=now)
    except ShelfError as error:
        if error.key == "shelf.newer" or not noted:
            raise


def swept(database: Database, store: Objects, *, now: float) -> tuple[str, ...]:
    """Remove old parts, and old objects that no row names; return their names.

    The lock that publishing takes is held meanwhile, so that no object can become
    wanted between the look and the removal; when somebody is writing, the sweep is
    left to the next opening.
    """
    if not any(store.older_than(now - PART_SECONDS)):
        return ()
    removed: list[str] = []
    with suppress(ShelfError), database.writing() as connection:
        named = examination.wanted(connection)
        parts = (n for n in store.older_than(now - PART_SECONDS) if _is_part(n))
        # A catalogue that names nothing at all may have been put there by mistake.
        old = store.older_than(now - OBJECT_SECONDS) if named else ()
        orphans = (n for n in old if n not in named and not _is_part(n))
        for name in [*parts, *orphans]:
            store.remove(name)
            removed.append(name)
    return tuple(removed)


def _is_part(name: str) -> bool:
    return name.endswith(disk.PART)
