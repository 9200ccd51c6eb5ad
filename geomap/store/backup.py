"""Copy the shelf while it is in use: the copy is a shelf for GEOMAP_HOME."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from geomap.errors import ShelfError, UserError
from geomap.store import database, disk, examination, objects, troubles, versions
from geomap.store.database import Database
from geomap.store.mirror import Mirror
from geomap.store.objects import Objects


def made(catalogue: Database, store: Objects, folder: Path) -> tuple[ShelfError, ...]:
    """Copy the catalogue and every object it names; return what could not be copied.

    An object that is already in the folder is checked, not written again. Raises
    UserError for a catalogue that is not SQLite: PostgreSQL has its own way.
    """
    if catalogue.engine.dialect.name != "sqlite":
        raise UserError("shelf.backup_elsewhere")
    # The catalogue goes first: an object is there before a row names it.
    with troubles.told():
        folder.mkdir(parents=True, exist_ok=True)
        copied = _catalogue(catalogue, folder)
    with copied.reading() as connection:
        names, active = examination.wanted(connection), versions.active(connection)
    missing = _objects(store, objects.opened(folder / "objects"), names)
    Mirror(folder / "active.json").write(active)
    return missing


def _catalogue(catalogue: Database, folder: Path) -> Database:
    path = (folder / "catalogue.sqlite").resolve()
    part = path.with_name(path.name + disk.PART)
    part.unlink(missing_ok=True)
    with catalogue.reading() as connection, closing(sqlite3.connect(part)) as copy:
        source: Any = connection.connection.driver_connection
        source.backup(copy)
    # Read back and placed like any other file, so that it is durable under its name.
    disk.place(path, [part.read_bytes()])
    part.unlink()
    return database.connected(path)


def _objects(
    store: Objects, target: Objects, names: frozenset[str]
) -> tuple[ShelfError, ...]:
    missing = []
    for name in sorted(names):
        sha256 = objects.sha256_in(name)
        try:
            target.add(name, [store.read(name, sha256)], sha256)
        except ShelfError as error:
            missing.append(error)
    return tuple(missing)
