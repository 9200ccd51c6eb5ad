"""The finder of the snapshot that is published now."""

import threading

from flask import Flask, current_app, g

from geomap.finding.finder import Finder
from geomap.hours.calendars import Calendars
from geomap.model.snapshot import Snapshot
from geomap.places.gazetteer import Gazetteer
from geomap.store.closures import Watched
from geomap.store.shelf import Shelf

_KEY = "geomap"


class Current:
    """Hands out the finder, and builds a new one when the snapshot changes."""

    def __init__(
        self, shelf: Shelf, gazetteer: Gazetteer, calendars: Calendars | None = None
    ) -> None:
        self.shelf = shelf
        self.gazetteer = gazetteer
        self.calendars = calendars
        self.closures = Watched(shelf)
        self._finder: Finder | None = None
        self._lock = threading.Lock()

    def finder(self) -> Finder:
        """Return the finder; the old one serves while another thread builds the new.

        Raises ShelfError when there is nothing to serve.
        """
        snapshot = self.shelf.snapshot()
        finder = self._finder
        if finder is not None and finder.snapshot is snapshot:
            return finder
        return self._renewed(snapshot, finder)

    @property
    def is_degraded(self) -> bool:
        """Whether something is wrong although the last good data are served."""
        return self.shelf.alarm is not None

    def _renewed(self, snapshot: Snapshot, old: Finder | None) -> Finder:
        if not self._lock.acquire(blocking=old is None):
            return old  # type: ignore[return-value]
        try:
            if self._finder is None or self._finder.snapshot is not snapshot:
                finder = Finder(
                    snapshot, self.gazetteer, self.calendars, self.closures.now
                )
                finder.schedules.prepare()
                self._finder = finder
            return self._finder
        finally:
            self._lock.release()


def install(app: Flask, current: Current) -> None:
    """Let the views of this app find it."""
    app.extensions[_KEY] = current


def installed() -> Current:
    """Return what this app was given."""
    return current_app.extensions[_KEY]


def finder() -> Finder:
    """Return the finder for this request, and note its snapshot for the answer."""
    found = installed().finder()
    g.snapshot_id = found.snapshot.id
    return found
