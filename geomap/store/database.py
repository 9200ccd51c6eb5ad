"""The catalogue database: SQLite by default, PostgreSQL by a setting."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from geomap.store import troubles

WAIT_SECONDS = 5.0
# Any number will do, as long as nothing else in that PostgreSQL database uses it.
_PUBLISH_LOCK = 4_607_182_418


@dataclass(frozen=True)
class Database:
    """Where the catalogue is. Connections are opened per use: safe across forks."""

    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees one moment of the catalogue."""
        options = {"geomap_reads": True}
        with troubles.told(), self.engine.connect() as connection:
            yield connection.execution_options(**options)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield the only connection that may write; commit at the end, or nothing.

        Waits at most five seconds for whoever is writing, then raises ShelfError.
        """
        with troubles.told(), self.engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                wait = f"SET LOCAL lock_timeout = '{int(WAIT_SECONDS * 1000)}ms'"
                connection.execute(text(wait))
                lock = text("SELECT pg_advisory_xact_lock(:number)")
                connection.execute(lock, {"number": _PUBLISH_LOCK})
            yield connection


def connected(url: str | Path) -> Database:
    """Return the database in a file, or at a URL such as postgresql://host/name."""
    if isinstance(url, Path):
        # Whatever is in the path stays a path: "?" and "%" mean nothing in it.
        return Database(_sqlite(URL.create("sqlite", database=str(url))))
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return Database(_sqlite(address))
    if address.drivername == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    return Database(create_engine(address, poolclass=NullPool))


def _sqlite(url: URL) -> Engine:
    waits = {"timeout": WAIT_SECONDS, "isolation_level": None}
    engine = create_engine(url, poolclass=NullPool, connect_args=waits)
    event.listen(engine, "connect", _prepared)
    event.listen(engine, "begin", _begun)
    return engine


def _prepared(connection: sqlite3.Connection, _record: object) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        # Only the very first opening gets here; SQLite does not wait for this lock.
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _begun(connection: Connection) -> None:
    # A deferred transaction that writes later fails at once instead of waiting.
    reads = connection.get_execution_options().get("geomap_reads")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
