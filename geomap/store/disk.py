"""Write a file so that it is wholly there for good, or not there at all.

Each step is a function of its own, so that the tests can make any one of them fail.
"""

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

PART = ".part"


def place(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file under another name, make it durable, then give it its name.

    Whoever reads `path` sees the old file, the new one, or none: never half of one.
    A crash leaves at most a file that ends in ".part". Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(8)}{PART}")
    descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    try:
        try:
            for chunk in chunks:
                write(descriptor, chunk)
            flush(descriptor)
        finally:
            os.close(descriptor)
        rename(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    flush_folder(path.parent)


def write(descriptor: int, chunk: bytes) -> None:
    """Write all of a chunk."""
    rest = memoryview(chunk)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def flush(descriptor: int) -> None:
    """Wait until the file's bytes are on the disk."""
    os.fsync(descriptor)


def rename(temporary: Path, path: Path) -> None:
    """Give a file its name, in one step."""
    temporary.replace(path)


def flush_folder(folder: Path) -> None:
    """Wait until the folder's names are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
