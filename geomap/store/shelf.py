"""The shelf: everything anyone sees is read off it."""

import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pyarrow as pa
from sqlalchemy import Connection

from geomap.errors import ShelfError
from geomap.model.directory import Directory
from geomap.model.snapshot import Snapshot, Version
from geomap.model.submission import State, Submission
from geomap.store import (
    database,
    objects,
    parquet,
    recovery,
    submissions,
    troubles,
    versions,
)
from geomap.store.database import Database
from geomap.store.gone import Gone, GoneLocations
from geomap.store.mirror import Mirror
from geomap.store.objects import Objects
from geomap.store.snapshots import Snapshots


class Shelf:
    """The objects and the catalogue, and the snapshot this process serves."""

    def __init__(
        self,
        catalogue: Database,
        store: Objects,
        mirror: Mirror,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.database = catalogue
        self.objects = store
        self._snapshots = Snapshots(catalogue, self.load, clock, mirror)
        self._gone = GoneLocations(catalogue, store, self.load)

    @classmethod
    def open(
        cls,
        home: Path,
        database_url: str | None = None,
        objects_url: str | None = None,
    ) -> "Shelf":
        """Open the shelf at a folder, made if need be, and clear up after a crash.

        The catalogue and the objects are in that folder unless URLs say otherwise.
        A catalogue that is lost or out of reach does not keep the public from what was
        served last: `alarm` says so after the first snapshot. Raises ShelfError when
        there was nothing before, or when the catalogue is of a newer release.
        """
        with troubles.told():
            home.mkdir(parents=True, exist_ok=True)
            # A process that changes its folder keeps its shelf.
            home = home.resolve()
        catalogue = database.connected(database_url or home / "catalogue.sqlite")
        store = objects.opened(objects_url or home / "objects")
        mirror = Mirror(home / "active.json")
        recovery.prepare(catalogue, store, mirror, now=time.time())
        return cls(catalogue, store, mirror)

    def reading(self) -> AbstractContextManager[Connection]:
        """Yield a connection that sees one moment of the catalogue."""
        return self.database.reading()

    def writing(self) -> AbstractContextManager[Connection]:
        """Yield the one connection that may write: all of it is kept, or nothing."""
        return self.database.writing()

    def active(self) -> Mapping[str, Version]:
        """Return the active version of every source, by source."""
        with self.reading() as connection:
            return versions.active(connection)

    def versions(self, source_id: str) -> tuple[Version, ...]:
        """Return all versions of a source, newest first."""
        with self.reading() as connection:
            return versions.of_source(connection, source_id)

    def version(self, source_id: str, number: int) -> Version:
        """Return one version, or raise NotFound."""
        with self.reading() as connection:
            return versions.one(connection, source_id, number)

    def submission(self, submission_id: str) -> Submission:
        """Return one submission, or raise NotFound."""
        with self.reading() as connection:
            return submissions.one(connection, submission_id)

    def submissions(
        self, source_id: str | None = None, state: State | None = None
    ) -> tuple[Submission, ...]:
        """Return what was handed in, newest first."""
        with self.reading() as connection:
            return submissions.listed(connection, source_id=source_id, state=state)

    def load(self, version: Version) -> Directory:
        """Return a version's directory; raise ShelfError if its object is damaged."""
        return self.load_object(version.sha256, version.rows)

    def load_object(self, sha256: str, rows: int) -> Directory:
        """Return the directory of a version or of a submission."""
        name = objects.directory_name(sha256)
        content = self.objects.read(name, sha256)
        try:
            directory = parquet.decode(content)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
            raise ShelfError("shelf.object_damaged", {"object": name}) from error
        if len(directory) != rows:
            raise ShelfError("shelf.object_damaged", {"object": name})
        return directory

    def before(self, source_id: str) -> Directory | None:
        """Return what is published of a source, None when nothing is."""
        version = self.active().get(source_id)
        return None if version is None else self.load(version)

    def keep_directory(self, directory: Directory) -> str:
        """Keep a directory as an object, verified, and return its sha-256."""
        content = parquet.encode(directory)
        sha256 = objects.sha256_of(content)
        self.objects.add(objects.directory_name(sha256), [content], sha256)
        return sha256

    def keep_original(self, chunks: Iterable[bytes], sha256: str) -> None:
        """Keep a received file as it came, verified."""
        self.objects.add(objects.original_name(sha256), chunks, sha256)

    def verify(self, sha256: str, rows: int) -> None:
        """Raise ShelfError unless an object reads back whole, with all its rows."""
        name = objects.directory_name(sha256)
        if parquet.count(self.objects.read(name, sha256)) != rows:
            raise ShelfError("shelf.object_damaged", {"object": name})

    def verify_kept(self, submission: Submission) -> None:
        """Raise ShelfError unless both objects of a submission are there."""
        for name in (
            objects.directory_name(submission.object_sha256),
            objects.original_name(submission.original_sha256),
        ):
            if not self.objects.has(name):
                raise ShelfError("shelf.object_missing", {"object": name})

    def snapshot(self) -> Snapshot:
        """Return what is published, together; the same object until a pointer moves.

        Looks at the pointers at most once a second. A new state is served only when
        every object of it verifies; otherwise the old one stays and `alarm` says why.
        Raises ShelfError only when there is nothing good to serve at all.
        """
        return self._snapshots.current()

    def gone(self, location_id: str) -> Gone | None:
        """Return a location that its source has dropped, as it last was.

        Raises ShelfError when the shelf cannot be read.
        """
        return self._gone.find(location_id, self.snapshot().versions)

    @property
    def alarm(self) -> ShelfError | None:
        """What is wrong while the last good data keep serving; None if all is well."""
        return self._snapshots.alarm
