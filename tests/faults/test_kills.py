"""A publisher killed at a random moment, again and again, on one shelf."""

import os
import random
import signal
import time

from geomap import publishing
from geomap.store.shelf import Shelf
from tests.store import shelves

ROUNDS = 100
READY = bytes(4)


def publish_without_end(home, folder, acknowledged: int) -> None:
    """Publish one more location each time; tell the number of each version."""
    shelf = Shelf.open(home)
    number = len(shelf.versions("on/counters"))
    os.write(acknowledged, READY)
    while True:
        number += 1
        version = shelves.published(shelf, made(number), folder)
        os.write(acknowledged, version.number.to_bytes(4, "big"))


def made(number: int):
    """The directory of a version: its locations bear its number."""
    return shelves.directory(f"Version {number}", f"Again {number}")


def killed_after(seconds: float, home, folder) -> int:
    """Kill a publisher so long after it began; return the last version acknowledged.

    0 means that it acknowledged none.
    """
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            publish_without_end(home, folder, tell)
        finally:
            os._exit(1)
    os.close(tell)
    assert os.read(told, 4) == READY
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL
    with os.fdopen(told, "rb") as answers:
        said = answers.read()
    return int.from_bytes(said[-4:], "big")


def test_a_hundred_kills_lose_nothing_and_tear_nothing(tmp_path):
    shelf = shelves.opened(tmp_path)
    home = tmp_path / "home"
    # Seeded: where the kill falls still depends on the machine.
    chance = random.Random(20260901)
    began = time.monotonic()
    shelves.published(shelf, made(1), tmp_path)
    # As long as two publications take here, so that the kills fall within one.
    longest = min(2 * (time.monotonic() - began), 0.3)
    last = 1
    for _ in range(ROUNDS):
        acknowledged = killed_after(chance.uniform(0.0, longest), home, tmp_path)
        shelf = Shelf.open(home)
        known = shelf.versions("on/counters")
        assert len(known) >= max(acknowledged, last)
        assert [v.number for v in known] == list(range(len(known), 0, -1))
        last = len(known)
        names = shelf.snapshot().directory.locations["name_en"].tolist()
        assert names == [f"Version {last}", f"Again {last}"]
        assert shelf.alarm is None
    assert last > 20
    publishing.verify_audit(shelf)
    for version in known:
        assert len(shelf.load(version)) == 2
