"""Lock this process up before it looks at an untrusted file.

Four layers, each with its own test: limits of the kernel, an empty network, a file
system of which only the program and one private directory can be seen, and a hook that
refuses what Python itself would do. What `confine` returns says which
layers hold; readers that lean on C libraries refuse to start without (F043).
"""

import ctypes
import resource
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from geomap.ingest.readers import landlock
from geomap.ingest.readers.limits import Limits

_NEW_USER, _NEW_NETWORK, _NEW_IPC = 0x10000000, 0x40000000, 0x08000000
_FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork",
    "pty.spawn", "ftplib.", "smtplib.", "urllib.Request", "http.client.", "os.kill",
    "os.chmod", "os.chown", "os.link", "os.symlink", "webbrowser.", "shutil.",
)  # fmt: skip
_WRITING = ("w", "a", "x", "+")
_WRITE_FLAGS = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000


def confine(work: Path, readable: tuple[Path, ...], limits: Limits) -> dict[str, bool]:
    """Give up everything but reading `readable` and writing in `work`.

    Returns which layers hold: "network" and "files". Nothing can be taken back.
    """
    _limit(limits)
    _leave_the_network()
    layers = {"network": not _network_is_reachable()}
    layers["files"] = landlock.restrict(work, readable)
    sys.addaudithook(_hook(work, readable))
    return layers


def _limit(limits: Limits) -> None:
    for kind, value in (
        (resource.RLIMIT_CPU, limits.processor_time),
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.written),
        (resource.RLIMIT_NOFILE, 128),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (value, value))


def _leave_the_network() -> None:
    """Move to a user and network namespace of our own, where the kernel allows it."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_USER | _NEW_NETWORK | _NEW_IPC) == 0:
        # Counted per namespace: elsewhere it would count the user's other processes.
        resource.setrlimit(resource.RLIMIT_NPROC, (32, 32))


def _network_is_reachable() -> bool:
    """Whether any address has a route. Connecting a datagram socket sends no packet."""
    for family, address in (
        (socket.AF_INET, "127.0.0.1"),
        (socket.AF_INET, "192.0.2.1"),
        (socket.AF_INET6, "::1"),
    ):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((address, 9))
        except OSError:
            continue
        return True
    return False


def _hook(
    work: Path, readable: tuple[Path, ...]
) -> Callable[[str, tuple[Any, ...]], None]:
    own = str(work) + "/"
    seen = tuple(str(path) for path in readable)

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(_FORBIDDEN):
            raise PermissionError(event)
        if event != "open" or not isinstance(arguments[0], str | bytes):
            return
        name = arguments[0]
        path = name.decode(errors="replace") if isinstance(name, bytes) else name
        if _is_within(path, own, seen, is_writing=_writes(arguments)):
            return
        raise PermissionError("open")

    return refuse


def _writes(arguments: tuple[Any, ...]) -> bool:
    _, mode, flags = arguments
    if isinstance(mode, str):
        return any(letter in mode for letter in _WRITING)
    return bool(isinstance(flags, int) and flags & _WRITE_FLAGS)


def _is_within(path: str, own: str, seen: tuple[str, ...], *, is_writing: bool) -> bool:
    if ".." in path.split("/"):
        return False
    if not path.startswith("/") or path.startswith(own):
        return True
    return not is_writing and path.startswith((*seen, "/dev/null"))
