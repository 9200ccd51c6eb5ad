"""The snapshot a process serves, and when it may be swapped for a newer one."""

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from geomap.errors import ShelfError
from geomap.model.directory import Directory
from geomap.model.snapshot import Snapshot, Version
from geomap.store import fold, versions
from geomap.store.database import Database
from geomap.store.mirror import Mirror

CHECK_SECONDS = 1.0
RETRY_SECONDS = 30.0
Chosen = dict[str, tuple[Version, Directory]]


class Snapshots:
    """Hold the current snapshot; any number of threads may ask for it.

    `alarm` is None while all is well, otherwise the ShelfError that says what is wrong
    while the last good data keep serving.
    """

    def __init__(
        self,
        catalogue: Database,
        load: Callable[[Version], Directory],
        clock: Callable[[], float],
        mirror: Mirror,
    ) -> None:
        self.alarm: ShelfError | None = None
        self._catalogue = catalogue
        self._load = load
        self._clock = clock
        self._mirror = mirror
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._directories: dict[str, Directory] = {}
        self._marks: versions.Marks | None = None
        self._is_whole = False
        self._next_check = 0.0
        self._next_try = 0.0

    def current(self) -> Snapshot:
        """Return the snapshot, after a look at the pointers if the last one is old.

        Raises ShelfError only when there is nothing good to serve at all.
        """
        held = self._snapshot
        if held is not None and self._clock() < self._next_check:
            return held
        # While one thread prepares the new snapshot, the others serve the old one.
        if not self._lock.acquire(blocking=held is None) and held is not None:
            return held
        try:
            return self._checked()
        finally:
            self._lock.release()

    def _checked(self) -> Snapshot:
        held = self._snapshot
        if held is not None and self._clock() < self._next_check:
            return held
        try:
            snapshot = self._refreshed()
        except ShelfError as error:
            snapshot = held or self._mirrored(error)
            self.alarm = error
        self._snapshot = snapshot
        self._next_check = self._clock() + CHECK_SECONDS
        return snapshot

    def _refreshed(self) -> Snapshot:
        """Return the snapshot of the pointers as they are; set or clear the alarm."""
        marks, active = self._pointers()
        held = self._snapshot
        if held is not None and marks == self._marks:
            if self._is_whole:
                self.alarm = None
            if self._is_whole or self._clock() < self._next_try:
                return held
        self._marks, self._is_whole = marks, False
        self._next_try = self._clock() + RETRY_SECONDS
        chosen, problems = self._chosen({name: active.get(name) for name, _ in marks})
        if problems and (held is not None or not chosen):
            raise problems[0]
        return self._swapped(chosen, problems)

    def _swapped(self, chosen: Chosen, problems: Sequence[ShelfError]) -> Snapshot:
        snapshot = _together(chosen)
        self._directories = {v.sha256: directory for v, directory in chosen.values()}
        self._is_whole = not problems
        self.alarm = problems[0] if problems else None
        if not problems:
            self._mirror.write(dict(snapshot.versions))
        return snapshot

    def _pointers(self) -> tuple[versions.Marks, dict[str, Version]]:
        with self._catalogue.reading() as connection:
            return versions.marks(connection), versions.active(connection)

    def _mirrored(self, error: ShelfError) -> Snapshot:
        """Return what was served last, from the note of it, or raise the error."""
        chosen, _ = self._chosen(self._mirror.read())
        if not chosen:
            raise error
        return _together(chosen)

    def _chosen(
        self, wanted: Mapping[str, Version | None]
    ) -> tuple[Chosen, list[ShelfError]]:
        chosen: Chosen = {}
        problems: list[ShelfError] = []
        for source_id, version in wanted.items():
            try:
                good = self._good(source_id, version)
            except ShelfError as error:
                problems.append(error)
                continue
            chosen[source_id] = good
            if good[0] != version:
                facts = {"source": source_id, "number": good[0].number}
                problems.append(ShelfError("shelf.fallen_back", facts))
        return chosen, problems

    def _good(
        self, source_id: str, version: Version | None
    ) -> tuple[Version, Directory]:
        """Return a source's active version, or the newest before it that is whole."""
        failure = ShelfError("shelf.pointer", {"source": source_id})
        asked = () if version is None else (version,)
        for candidate in chain(asked, self._earlier(source_id, version)):
            try:
                known = self._directories.get(candidate.sha256)
                return candidate, known if known is not None else self._load(candidate)
            except ShelfError as error:
                failure = error
        raise failure

    def _earlier(self, source_id: str, version: Version | None) -> Iterator[Version]:
        with self._catalogue.reading() as connection:
            known = versions.of_source(connection, source_id)
        yield from (v for v in known if version is None or v.number < version.number)


def _together(chosen: Chosen) -> Snapshot:
    """Compose what everyone sees; its id depends on the objects alone."""
    best = sorted(chosen.values(), key=lambda pair: pair[0].source_id)
    best.sort(key=lambda pair: (pair[0].rank, pair[0].as_of or ""), reverse=True)
    directory, merged = fold.composed([directory for _, directory in best])
    lines = "".join(f"{name} {chosen[name][0].sha256}\n" for name in sorted(chosen))
    return Snapshot(
        id=hashlib.sha256(lines.encode()).hexdigest()[:16],
        directory=directory,
        versions={name: version for name, (version, _) in sorted(chosen.items())},
        merged=merged,
    )
