"""Bytes of a large file that pass by: read through, and not kept in memory after."""

import mmap
from pathlib import Path

import pyarrow as pa


class Passing:
    """A file mapped to memory whose pages can be let go once they were looked at."""

    def __init__(self, path: str) -> None:
        with Path(path).open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.bytes = pa.py_buffer(self._map)

    def let_go(self) -> None:
        """Let the pages go; they come back from the file when looked at again."""
        self._map.madvise(mmap.MADV_DONTNEED)

    def stream(self, data: pa.Buffer) -> pa.NativeFile:
        """Return a stream of some bytes of this file, letting go what it passed."""
        return pa.PythonFile(_Stream(self, data), mode="r")


class _Stream:
    """What Arrow reads from: copies of one block at a time."""

    closed = False

    def __init__(self, passing: Passing, data: pa.Buffer) -> None:
        self._passing, self._view, self._at = passing, memoryview(data), 0

    def read(self, size: int) -> bytes:
        """Return the next bytes, at most so many, and none at the end."""
        block = bytes(self._view[self._at : self._at + size])
        self._at += len(block)
        self._passing.let_go()
        return block

    def close(self) -> None:
        """Close nothing: the map lives as long as its bytes are used."""
