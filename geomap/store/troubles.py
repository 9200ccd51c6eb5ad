"""Turn what disks and databases raise into the one sentence a person can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from geomap.errors import ShelfError

_BY_NUMBER = {
    errno.ENOSPC: "shelf.full",
    errno.EDQUOT: "shelf.full",
    errno.EFBIG: "shelf.full",
    errno.EACCES: "shelf.not_writable",
    errno.EPERM: "shelf.not_writable",
    errno.EROFS: "shelf.not_writable",
}
# What SQLite and PostgreSQL say, in the order in which to look.
_BY_WORDS = {
    "is full": "shelf.full",
    "no space left": "shelf.full",
    "is locked": "shelf.locked",
    "lock timeout": "shelf.locked",
    "readonly": "shelf.not_writable",
    "read-only": "shelf.not_writable",
    "malformed": "shelf.catalogue_damaged",
    "not a database": "shelf.catalogue_damaged",
    "no such table": "shelf.catalogue_damaged",
    "does not exist": "shelf.catalogue_damaged",
}


@contextmanager
def told() -> Iterator[None]:
    """Raise ShelfError in place of what the disk or the database raised."""
    try:
        yield
    except OSError as error:
        raise of_disk(error) from error
    except SQLAlchemyError as error:
        raise of_catalogue(error) from error


def of_disk(error: OSError) -> ShelfError:
    """Return the sentence for a failed read or write."""
    key = _BY_NUMBER.get(error.errno or 0, "shelf.disk")
    return ShelfError(key, {"reason": error.strerror or str(error)})


def of_catalogue(error: SQLAlchemyError) -> ShelfError:
    """Return the sentence for a failed statement."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    reason = str(cause).strip().partition("\n")[0]
    key = next((k for words, k in _BY_WORDS.items() if words in reason.lower()), None)
    return ShelfError(key or "shelf.catalogue", {"reason": reason})
