"""Zip files, looked through before anything is unpacked; names are never paths."""

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO

from geomap.errors import RefusedFile
from geomap.ingest.readers.limits import MEGABYTE, Limits

_LOCAL = struct.Struct("<4s5H3I2H")
_END = b"PK\x05\x06"
_LONGEST_NAME = 255
_SMALL = 10 * MEGABYTE
_BLOCK = 1 << 18
_MAGIC = b"PK\x03\x04"
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
)  # fmt: skip
_DRIVE = re.compile(r"[A-Za-z]:")


class Archive:
    """A zip file that has passed every check. Use it as a context."""

    def __init__(self, path: str, limits: Limits) -> None:
        self._limits = limits
        self._path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except _DAMAGE:
            raise RefusedFile("F015") from None
        self.entries = tuple(self._zip.infolist())
        self._check()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all files, without folders and what a Mac adds."""
        return tuple(
            entry.filename
            for entry in self.entries
            if not entry.is_dir()
            and not entry.filename.startswith("__MACOSX/")
            and not entry.filename.rpartition("/")[2].startswith("._")
        )

    def blocks(self, name: str) -> Iterator[bytes]:
        """Yield one entry's bytes; what belies its own description is refused."""
        size = 0
        try:
            with self._zip.open(name) as stream:
                while block := stream.read(_BLOCK):
                    size += len(block)
                    yield block
        except _DAMAGE:
            raise RefusedFile("F015") from None
        if size != self._zip.getinfo(name).file_size:
            raise RefusedFile("F015")

    def bytes(self, name: str) -> bytes:
        """Return one entry whole."""
        return b"".join(self.blocks(name))

    def extract(self, name: str, to: Path) -> Path:
        """Write one entry to a path of our own choosing."""
        to.parent.mkdir(parents=True, exist_ok=True)
        with to.open("xb") as out:
            for number, block in enumerate(self.blocks(name)):
                if number == 0 and block.startswith(_MAGIC):
                    raise RefusedFile("F016")
                out.write(block)
        return to

    def _check(self) -> None:
        if len(self.entries) > self._limits.entries:
            raise RefusedFile("F017", {"limit": self._limits.entries})
        for entry in self.entries:
            _check_name(entry.orig_filename)
            _check_entry(entry)
        _check_twins(self.entries)
        try:
            with Path(self._path).open("rb") as file:
                _check_end(file)
                _check_overlap(file, self.entries, self._zip.start_dir)
        except _DAMAGE:
            raise RefusedFile("F015") from None
        _check_sizes(self.entries, self._limits)


def _check_name(name: str) -> None:
    is_unsafe = (
        not name
        or name.startswith(("/", "\\", "~"))
        or "\\" in name
        or _DRIVE.match(name)
        or ".." in name.split("/")
        or len(name.encode("utf-8", "replace")) > _LONGEST_NAME
        or any(unicodedata.category(c)[0] == "C" for c in name)
    )
    if is_unsafe:
        shown = "".join(c if c.isprintable() else "?" for c in name[:80])
        raise RefusedFile("F011", {"name": shown})


def _check_entry(entry: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise RefusedFile("F012", {"name": entry.filename})
    if entry.flag_bits & 0x1:
        raise RefusedFile("F019", {"name": entry.filename})
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RefusedFile("F021", {"format": "ZIP"})


def _check_twins(entries: tuple[zipfile.ZipInfo, ...]) -> None:
    seen: set[str] = set()
    for entry in entries:
        folded = unicodedata.normalize("NFC", entry.filename).casefold()
        if folded in seen:
            raise RefusedFile("F018", {"name": entry.filename})
        seen.add(folded)


def _check_end(file: IO[bytes]) -> None:
    """Refuse bytes after the end of the archive, where another file could hide."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_557))
    tail = file.read()
    at = tail.rfind(_END)
    comment = struct.unpack("<H", tail[at + 20 : at + 22])[0] if at >= 0 else -1
    if at + 22 + comment != len(tail):
        raise RefusedFile("F015")


def _check_overlap(
    file: IO[bytes], entries: tuple[zipfile.ZipInfo, ...], directory: int
) -> None:
    """Refuse entries that share bytes: how a small archive unpacks to terabytes."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    ends = [entry.header_offset for entry in ordered[1:]] + [directory]
    for entry, limit in zip(ordered, ends, strict=True):
        file.seek(entry.header_offset)
        header = file.read(_LOCAL.size)
        if len(header) < _LOCAL.size or not header.startswith(_MAGIC):
            raise RefusedFile("F015")
        *_, name, extra = _LOCAL.unpack(header)
        start = entry.header_offset + _LOCAL.size + name + extra
        if start + entry.compress_size > limit:
            raise RefusedFile("F014")


def _check_sizes(entries: tuple[zipfile.ZipInfo, ...], limits: Limits) -> None:
    total = sum(entry.file_size for entry in entries)
    if total > limits.unpacked:
        raise RefusedFile("F013", {"megabytes": limits.unpacked // 1_000_000})
    for entry in entries:
        packed = max(1, entry.compress_size)
        if entry.file_size > _SMALL and entry.file_size / packed > limits.ratio:
            raise RefusedFile("F013", {"megabytes": limits.unpacked // 1_000_000})
