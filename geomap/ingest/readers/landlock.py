"""Landlock: let this process see only a few directories, C libraries included.

See https://docs.kernel.org/userspace-api/landlock.html. Linux 5.13 and later; needs no
privilege. Where the kernel has it not, `restrict` returns False.
"""

import ctypes
import os
import struct
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_VERSION = 1
_NO_NEW_PRIVILEGES = 38
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIRECTORY = 1, 2, 4, 8
_READ = _READ_FILE | _READ_DIRECTORY
_RIGHTS_BY_VERSION = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1}
_NETWORK_SINCE = 4
_BIND_AND_CONNECT = 3
_FILE_RIGHTS = _EXECUTE | _WRITE_FILE | _READ_FILE | 1 << 14


def restrict(work: Path, readable: tuple[Path, ...]) -> bool:
    """Allow reading and writing in `work`, reading in `readable`, nothing else."""
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION))
    if version < 1:
        return False
    handled = _RIGHTS_BY_VERSION[min(version, 3)]
    network = _BIND_AND_CONNECT if version >= _NETWORK_SINCE else 0
    rules = struct.pack("=QQ", handled, network)
    size = 16 if network else 8
    ruleset = libc.syscall(_CREATE, rules, ctypes.c_size_t(size), ctypes.c_uint32(0))
    if ruleset < 0:
        return False
    try:
        _allow(libc, ruleset, work, handled & ~_EXECUTE)
        for path in readable:
            _allow(libc, ruleset, path, (_READ | _EXECUTE) & handled)
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        return bool(libc.syscall(_RESTRICT, ruleset, ctypes.c_uint32(0)) == 0)
    finally:
        os.close(ruleset)


def _allow(libc: ctypes.CDLL, ruleset: int, path: Path, rights: int) -> None:
    if not path.exists():
        return
    if not path.is_dir():
        rights &= _FILE_RIGHTS
    beneath = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rule = struct.pack("=Qi", rights, beneath)
        libc.syscall(_ADD, ruleset, ctypes.c_int(1), rule, ctypes.c_uint32(0))
    finally:
        os.close(beneath)
