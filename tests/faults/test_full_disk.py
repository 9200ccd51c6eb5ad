"""A disk that is really full."""

import ctypes
import os
import resource
import signal
from pathlib import Path

import pytest

from geomap.errors import ShelfError
from geomap.store.shelf import Shelf
from tests.faults import steps
from tests.store import shelves

_NEW_MOUNTS, _NEW_USERS = 0x00020000, 0x10000000
_PRIVATE = 0x4000 | 0x40000


def mounted_small(folder: Path) -> bool:
    """Put a disk of 1 MB at the folder, for this process only, if that is allowed."""
    system = ctypes.CDLL(None, use_errno=True)
    flags = _NEW_MOUNTS if os.geteuid() == 0 else _NEW_MOUNTS | _NEW_USERS
    if system.unshare(flags):
        return False
    system.mount(b"none", b"/", None, _PRIVATE, None)
    return not system.mount(b"tmpfs", bytes(folder), b"tmpfs", 0, b"size=1m")


def limited_to_what_is_there() -> None:
    """Let no file of this process grow beyond 150 kB: the next best to a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))


def filled(disk: Path) -> None:
    (disk / "filler").write_bytes(b"\0" * 600_000)


@pytest.mark.parametrize("is_mounted", [True, False], ids=["small disk", "limit"])
def test_on_a_full_disk_the_old_version_serves_and_space_makes_it_work_again(
    tmp_path, is_mounted
):
    disk = tmp_path / "disk"
    disk.mkdir()
    many = shelves.directory(*(f"Office {os.urandom(40).hex()}" for _ in range(9000)))

    def work() -> bytes:
        is_small = is_mounted and mounted_small(disk)
        shelf = shelves.opened(disk)
        shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
        if is_small:
            filled(disk)
        else:
            limited_to_what_is_there()
        with pytest.raises(ShelfError, match=r"shelf\.full"):
            shelf.keep_directory(many)
        assert served(disk) == ["Cornwall"]
        assert not list((disk / "home").rglob("*.part"))
        (disk / "filler").unlink(missing_ok=True)
        shelves.published(shelf, shelves.directory("Perth"), tmp_path)
        assert served(disk) == ["Perth"]
        return b"held"

    code, said = steps.in_child(work)
    assert (code, said.decode()) == (0, "held")


def served(disk: Path) -> list[str]:
    shelf = Shelf.open(disk / "home")
    names = shelf.snapshot().directory.locations["name_en"].tolist()
    assert shelf.alarm is None
    return names
