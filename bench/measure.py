"""Time and memory of whole processes, from outside; medians of repeated calls."""

import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One finished process: seconds on the wall, peak MB of it and its children."""

    seconds: float
    peak_mb: float
    said: dict[str, float]


def process(arguments: Sequence[str], environment: dict[str, str] | None = None) -> Run:
    """Run a command to its end; its last line of output is JSON."""
    began = time.perf_counter()
    child = subprocess.Popen(
        list(arguments), stdout=subprocess.PIPE, env=environment or dict(os.environ)
    )
    watcher = _Watcher(child.pid)
    watcher.start()
    output, _ = child.communicate()
    seconds = time.perf_counter() - began
    peak = watcher.stop()
    if child.returncode:
        sys.exit(f"failed with {child.returncode}: {' '.join(arguments)}")
    lines = output.decode().strip().splitlines()
    said = json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {}
    return Run(seconds=seconds, peak_mb=peak, said=said)


def medians_us(
    calls: Sequence[Callable[[int], object]], times: int
) -> tuple[float, ...]:
    """Return the median time of each call in microseconds; each is given 0, 1, 2 ...

    They take turns, so that what else the machine does meets all of them alike.
    """
    taken: list[list[int]] = [[] for _ in calls]
    for number in range(times):
        for call, times_taken in zip(calls, taken, strict=True):
            began = time.perf_counter_ns()
            call(number)
            times_taken.append(time.perf_counter_ns() - began)
    return tuple(statistics.median(one) / 1000 for one in taken)


class _Watcher(threading.Thread):
    """Adds up the resident memory of a process and its descendants, 50 times a second.

    Shared pages are counted once per process, so the sum is an upper bound.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(0.02):
            self.peak = max(self.peak, sum(_resident(p) for p in _family(self.pid)))

    def stop(self) -> float:
        self.done.set()
        self.join()
        return self.peak / 1e6


def _family(pid: int) -> list[int]:
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        try:
            threads = Path(f"/proc/{one}/task").iterdir()
            for thread in threads:
                text = (thread / "children").read_text()
                waiting += [int(child) for child in text.split()]
        except OSError:
            continue
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


def resident_mb(pid: int) -> float:
    """Return what one process holds in memory now, in MB."""
    return _resident(pid) / 1e6


def children_of(pid: int) -> list[int]:
    """Return the processes a process started, and theirs."""
    return _family(pid)[1:]
