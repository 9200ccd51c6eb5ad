"""What can stop the work.

    GeomapError
    ├── UserError       told to the person in their words; HTTP 4xx; exit 2
    │   ├── RefusedFile     the reader would not read a file; HTTP 422; exit 1
    │   ├── NotFound        no such source, version or location; HTTP 404
    │   ├── Conflict        somebody else was first; HTTP 409
    │   └── ShelfError      the shelf cannot be read or written; HTTP 503; exit 4
    └── SourceError     a declaration is wrong; says file, key and reason; exit 3

Problems in data are never exceptions: they are issues (geomap.model.issue).
Anything that is not a GeomapError is a bug.
"""

from collections.abc import Mapping
from pathlib import Path


class GeomapError(Exception):
    """Base of everything geomap raises on purpose."""


class UserError(GeomapError):
    """A person asked for something that cannot be done.

    `key` names the sentence in geomap/i18n/words; `facts` fill its placeholders.
    """

    def __init__(self, key: str, facts: Mapping[str, object] | None = None) -> None:
        self.key = key
        self.facts = dict(facts or {})
        super().__init__(f"{key} {self.facts}" if self.facts else key)


class RefusedFile(UserError):
    """A file is not read at all; `key` is an issue code of the F series."""


class NotFound(UserError):
    """What was named does not exist, or is not this person's to see."""


class Conflict(UserError):
    """The base of a change is no longer what is published."""


class ShelfError(UserError):
    """The shelf is full, locked, damaged or out of reach; nothing was changed."""


class SourceError(GeomapError):
    """A source declaration is wrong."""

    def __init__(self, file: Path, key: str, reason: str) -> None:
        self.file = file
        self.key = key
        self.reason = reason
        super().__init__(f"{file}: {key}: {reason}")
