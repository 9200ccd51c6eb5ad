"""What a disk holds after the power fails: only what was made durable, or barely more.

A model of the strictest disk: bytes are kept from the flush of their file on, and names
from the flush of their folder on; a file that was renamed without a flush of its bytes
is there and empty. SQLite makes its own files durable, and they are taken as they are.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from geomap.store import disk

STEPS = ("write", "flush", "rename", "flush_folder")
_CATALOGUE = "catalogue.sqlite"


class Disk:
    """Follows what a shelf writes, and tells after each step what could be left."""

    def __init__(self, home: Path, told: Callable[[str, dict[Path, bytes]], None]):
        self._home = home
        self._told = told
        self._flushed = {path: path.read_bytes() for path in _files(home)}
        self._named = set(self._flushed)
        self._is_telling = False

    def after(self, step: str, arguments: tuple) -> None:
        """Take a step into account, unless it is one of the looks at what is left."""
        if self._is_telling:
            return
        self._is_telling = True
        self._take(step, arguments)
        self._tell(step)
        self._is_telling = False

    def _take(self, step: str, arguments: tuple) -> None:
        if step == "flush":
            path = Path(f"/proc/self/fd/{arguments[0]}").readlink()
            self._flushed[path] = path.read_bytes()
        if step == "rename":
            before, path = arguments
            self._flushed[path] = self._flushed.pop(before, b"")
        if step == "flush_folder":
            folder = arguments[0]
            gone = {path for path in self._named if path.parent == folder}
            self._named -= gone - set(folder.iterdir())
            self._named |= {p for p in folder.iterdir() if p.is_file()}

    def _tell(self, step: str) -> None:
        kept = {p: self._flushed.get(p, b"") for p in self._named}
        self._told(f"{step}, names lost", kept)
        ahead = {p: self._flushed.get(p, b"") for p in _files(self._home)}
        self._told(f"{step}, names ahead of their bytes", ahead)


@contextmanager
def followed(shelf, home: Path, told: Callable) -> Iterator[None]:
    """Follow every step on the disk, and every commit, of what this shelf does."""
    model = Disk(home, told)
    dialect = shelf.database.engine.dialect
    before = [(disk, name, getattr(disk, name)) for name in STEPS]
    before.append((dialect, "do_commit", dialect.do_commit))
    for owner, name, step in before:
        setattr(owner, name, _followed(model, name, step))
    try:
        yield
    finally:
        for owner, name, step in before:
            setattr(owner, name, step)


def replayed(home: Path, files: dict[Path, bytes], folder: Path) -> Path:
    """Return a home as it would be found when the power is back."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in files.items():
        there = folder / path.relative_to(home)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(content)
    for name in (_CATALOGUE, f"{_CATALOGUE}-wal"):
        if (home / name).exists():
            shutil.copyfile(home / name, folder / name)
    return folder


def _followed(model: Disk, name: str, step: Callable) -> Callable:
    def followed(*arguments):
        result = step(*arguments)
        model.after(name, arguments)
        return result

    return followed


def _files(home: Path) -> list[Path]:
    return [
        path
        for path in home.rglob("*")
        if path.is_file() and not path.name.startswith(_CATALOGUE)
    ]
