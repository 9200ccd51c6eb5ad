"""Locations that were published once and are no longer: said so, not unknown.

The shelf keeps every version, so what was there before is looked up when somebody
asks for it, source by source: only the column of ids is read, once for each state of a
source. Reading all of it for every snapshot would cost every process seconds, for a
page that few people open (decision 0022).
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from geomap.errors import ShelfError
from geomap.model import records
from geomap.model.directory import Directory
from geomap.model.records import LocationRecord
from geomap.model.snapshot import Version
from geomap.store import objects, parquet, versions
from geomap.store.database import Database
from geomap.store.objects import Objects

# A link older than this many versions of its source may be answered as unknown.
_LOOKED_AT = 50
_KEPT_SOURCES = 32
_KEPT_RECORDS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A location as it was last published, and the version that last had it."""

    record: LocationRecord
    version: Version


class GoneLocations:
    """Finds what earlier versions held and the active one of its source does not."""

    def __init__(
        self,
        catalogue: Database,
        store: Objects,
        load: Callable[[Version], Directory],
    ) -> None:
        self._catalogue = catalogue
        self._objects = store
        self._load = load
        self._lock = threading.Lock()
        self._last = lru_cache(maxsize=_KEPT_SOURCES)(self._last_versions)
        self._gone = lru_cache(maxsize=_KEPT_RECORDS)(self._read)

    def find(self, location_id: str, active: Mapping[str, Version]) -> Gone | None:
        """Return a location its source has dropped, None for any other id.

        Raises ShelfError when the shelf cannot be read.
        """
        source_id = location_id.rpartition("/")[0]
        if source_id not in active:
            return None
        # One at a time: whoever waits is answered from what the first one read.
        with self._lock:
            last = self._last(source_id, active[source_id].number)
        number = last.get(location_id)
        return None if number is None else self._gone(location_id, source_id, number)

    def _last_versions(self, source_id: str, number: int) -> Mapping[str, int]:
        """Return, by the id of each location that is gone, the last version with it."""
        with self._catalogue.reading() as connection:
            known = versions.of_source(connection, source_id)
        now: set[str] = set()
        last: dict[str, int] = {}
        for version in known[:_LOOKED_AT]:
            if version.number == number:
                now = self._ids(version)
                continue
            for location_id in self._ids(version):
                last.setdefault(location_id, version.number)
        return {name: found for name, found in last.items() if name not in now}

    def _ids(self, version: Version) -> set[str]:
        name = objects.directory_name(version.sha256)
        try:
            return parquet.ids(self._objects.read(name, version.sha256))
        except ShelfError:
            # A damaged old version is told by `verify`; a page need not fail for it.
            return set()

    def _read(self, location_id: str, source_id: str, number: int) -> Gone:
        with self._catalogue.reading() as connection:
            version = versions.one(connection, source_id, number)
        directory = self._load(version)
        rows = directory.only(directory.ids == location_id).records()
        return Gone(record=records.location(next(rows)), version=version)
