"""Make any one step of a write fail: the Nth, by a crash or by an error of the disk."""

import errno
import os
import sqlite3
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from geomap.store import disk

CRASHED = 137
_DISK = ("write", "flush", "rename", "flush_folder")
_CATALOGUE = ("do_execute", "do_execute_no_params", "do_commit")


class Fault:
    """Counts the steps; at number `at` it does what its kind says, once."""

    def __init__(self, kind: str, at: int) -> None:
        self.kind = kind
        self.at = at
        self.seen = 0

    def is_due(self) -> bool:
        self.seen += 1
        return self.seen == self.at

    def strike(self, where: str) -> None:
        if self.kind == "crash":
            os._exit(CRASHED)
        number = errno.ENOSPC if self.kind == "full" else errno.EIO
        if where in _DISK:
            raise OSError(number, os.strerror(number))
        words = {"full": "database or disk is full", "broken": "disk I/O error"}
        raise sqlite3.OperationalError(words[self.kind])


@contextmanager
def failing(shelf, kind: str, at: int) -> Iterator[Fault]:
    """Let step number `at` of what this shelf does fail."""
    fault = Fault(kind, at)
    places = [(disk, _DISK), (shelf.database.engine.dialect, _CATALOGUE)]
    before = [(o, name, getattr(o, name)) for o, names in places for name in names]
    for owner, name, step in before:
        setattr(owner, name, _counted(fault, name, step))
    try:
        yield fault
    finally:
        for owner, name, step in before:
            setattr(owner, name, step)


def _counted(fault: Fault, name: str, step: Callable) -> Callable:
    def counted(*args):
        if fault.is_due():
            if name == "write":
                os.write(args[0], args[1][: len(args[1]) // 2])
            fault.strike(name)
        result = step(*args)
        # What is done may still not be told: a commit counts once more after it.
        if name == "do_commit" and fault.kind == "crash" and fault.is_due():
            fault.strike(name)
        return result

    return counted


def in_child(work: Callable[[], bytes]) -> tuple[int, bytes]:
    """Do the work in a forked process; return its exit code and what it answered."""
    answers, answer = os.pipe()
    child = os.fork()
    if child == 0:
        _answered(work, answer)
    os.close(answer)
    with os.fdopen(answers, "rb") as told:
        said = told.read()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said


def _answered(work: Callable[[], bytes], answer: int) -> None:
    try:
        os.write(answer, work())
        code = 0
    except BaseException:
        os.write(answer, traceback.format_exc().encode())
        code = 1
    os._exit(code)
