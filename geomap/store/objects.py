"""The objects: immutable files named by the sha-256 of what is in them.

`directories/<sha256>.parquet` is a version or a draft, `originals/<sha256>` the file as
it was received. Any folder fsspec can open will do; a local one is written so that it
survives a crash at any step.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from geomap.errors import ShelfError
from geomap.store import disk, troubles

FOLDERS = ("directories", "originals")
# Bytes read at once where an object need not be held whole.
_BLOCK = 1 << 20


def directory_name(sha256: str) -> str:
    """Return where the directory of this hash is kept."""
    return f"directories/{sha256}.parquet"


def original_name(sha256: str) -> str:
    """Return where the received file of this hash is kept."""
    return f"originals/{sha256}"


def sha256_in(name: str) -> str:
    """Return the hash an object is named by.

    >>> sha256_in("directories/0a1b.parquet"), sha256_in("originals/0a1b")
    ('0a1b', '0a1b')
    """
    return name.rpartition("/")[2].removesuffix(".parquet")


def sha256_of(content: bytes) -> str:
    """Return the name of some bytes."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True)
class Objects:
    """A folder of objects, on a disk or in an object store."""

    filesystem: Any
    root: str

    @property
    def is_local(self) -> bool:
        """Whether the folder is on a disk of this machine."""
        return isinstance(self.filesystem, LocalFileSystem)

    def add(self, name: str, chunks: Iterable[bytes], sha256: str) -> None:
        """Keep an object and read it back; an object already there is checked.

        Raises ShelfError when it cannot be written or does not read back the same.
        """
        with troubles.told():
            if self._is_sound(name, sha256):
                self._refresh(name)
                return
            self._write(name, chunks)
        self.check(name, sha256)

    def read(self, name: str, sha256: str) -> bytes:
        """Return an object's bytes, or raise ShelfError if they are not its own."""
        with _reading(name):
            content: bytes = self.filesystem.cat_file(f"{self.root}/{name}")
        if sha256_of(content) != sha256:
            raise ShelfError("shelf.object_damaged", {"object": name})
        return content

    def check(self, name: str, sha256: str) -> None:
        """Read an object through, not all at once; raise ShelfError as `read` does."""
        digest = hashlib.sha256()
        with _reading(name), self.filesystem.open(f"{self.root}/{name}") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
        if digest.hexdigest() != sha256:
            raise ShelfError("shelf.object_damaged", {"object": name})

    def has(self, name: str) -> bool:
        """Tell whether an object is there, without reading it."""
        return bool(self.filesystem.exists(f"{self.root}/{name}"))

    def remove(self, name: str) -> None:
        """Remove an object that nothing names."""
        self.filesystem.rm_file(f"{self.root}/{name}")

    def older_than(self, moment: float) -> Iterator[str]:
        """Yield what was last written before a moment, in seconds since 1970."""
        for folder in FOLDERS:
            for path, facts in self._listing(folder):
                if _written(facts) < moment:
                    yield f"{folder}/{path.rpartition('/')[2]}"

    def _listing(self, folder: str) -> Iterable[tuple[str, dict[str, Any]]]:
        try:
            found = self.filesystem.find(f"{self.root}/{folder}", detail=True)
        except FileNotFoundError:
            return ()
        return tuple(found.items())

    def _is_sound(self, name: str, sha256: str) -> bool:
        try:
            self.check(name, sha256)
        except ShelfError:
            return False
        return True

    def _refresh(self, name: str) -> None:
        """Make the object young again, so that a sweep at this moment leaves it."""
        if self.is_local:
            self.filesystem.touch(f"{self.root}/{name}", truncate=False)

    def _write(self, name: str, chunks: Iterable[bytes]) -> None:
        path = f"{self.root}/{name}"
        if self.is_local:
            disk.place(Path(path), chunks)
            return
        # An object store shows an upload only when it is complete.
        self.filesystem.pipe_file(path, b"".join(chunks))
        self.filesystem.invalidate_cache()


def opened(url: str | Path) -> Objects:
    """Open the folder of objects at a path, or at a URL such as s3://bucket/folder."""
    if isinstance(url, Path):
        return Objects(LocalFileSystem(), str(url.resolve()))
    filesystem, root = fsspec.core.url_to_fs(url)
    return Objects(filesystem, root.rstrip("/"))


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Tell what keeps an object from being read as a ShelfError."""
    try:
        yield
    except FileNotFoundError as error:
        raise ShelfError("shelf.object_missing", {"object": name}) from error
    except OSError as error:
        raise troubles.of_disk(error) from error


def _written(facts: dict[str, Any]) -> float:
    moment = facts.get("LastModified") or facts.get("mtime") or facts["created"]
    return moment.timestamp() if isinstance(moment, datetime) else float(moment)
