"""Receive a file: stream its bytes into the inbox, hash them, look at nothing."""

import hashlib
import os
import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import BinaryIO

from geomap.errors import RefusedFile
from geomap.ingest.readers.limits import WEB

_BLOCK = 1 << 20
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFile:
    """Bytes that arrived. `name` is what the sender called them, never a path."""

    path: Path
    name: str
    sha256: str
    size: int


def receive(
    stream_or_path: BinaryIO | Path | str,
    name: str,
    inbox: Path,
    *,
    limit: int = WEB.size,
) -> ReceivedFile:
    """Copy the bytes into a new private file of the inbox.

    Raises RefusedFile F002 when there are none, F022 when there are more than `limit`.
    """
    if isinstance(stream_or_path, Path | str):
        with Path(stream_or_path).open("rb") as stream:
            return receive(stream, name, inbox, limit=limit)
    inbox.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = inbox / secrets.token_hex(16)
    try:
        size, sha256 = _copy(stream_or_path, path, limit)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return ReceivedFile(path=path, name=clean_name(name), sha256=sha256, size=size)


def clean_name(name: str) -> str:
    r"""Return a name safe to show and log: no folder, control or direction characters.

    >>> (
    ...     clean_name("..\\..\\écoles\u202e\r\n.csv"),
    ...     clean_name("/etc/passwd"),
    ...     clean_name(".."),
    ... )
    ('écoles.csv', 'passwd', 'file')
    """
    last = PureWindowsPath(unicodedata.normalize("NFC", name)).name
    shown = "".join(
        c for c in last if unicodedata.category(c)[0] not in "CZ" or c == " "
    )
    shown = shown.strip(" .")
    if len(shown) > _LONGEST_NAME:
        stem, _, ending = shown.rpartition(".")
        shown = f"{stem[: _LONGEST_NAME - 12]}.{ending[:10]}"
    return shown or "file"


def _copy(stream: BinaryIO, path: Path, limit: int) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    created = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(created, "wb") as out:
        while block := stream.read(_BLOCK):
            size += len(block)
            if size > limit:
                raise RefusedFile("F022", {"megabytes": limit // 1_000_000})
            digest.update(block)
            out.write(block)
    if not size:
        raise RefusedFile("F002")
    return size, digest.hexdigest()
