"""Every hostile file is refused with its code, or read as the harmless text it is."""

import io
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from geomap.errors import RefusedFile
from geomap.ingest import receive, sandbox
from tests.hostile import archives, binaries, json_documents, markups, tables
from tests.hostile.case import TIGHT, Canary

CASES = [
    *archives.CASES, *json_documents.CASES, *markups.CASES, *tables.CASES, *binaries.CASES,
]  # fmt: skip
SECRET = "the-secret-of-the-canary"
QUICK = 30.0


class Listener:
    """A server on this machine that only counts who calls."""

    def __init__(self):
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.calls = 0
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/a.geojson"
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self):
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()

    def close(self):
        """Stop listening."""
        self._socket.close()


@pytest.fixture(scope="module")
def listener():
    server = Listener()
    yield server
    server.close()


@pytest.fixture(scope="module")
def outcomes(listener, tmp_path_factory):
    """Read every case once, two at a time, and keep what came of each."""
    folder = tmp_path_factory.mktemp("hostile")
    secret = folder / "secret.csv"
    secret.write_text(f"name,word\ncanary,{SECRET}\n")
    canary = Canary(secret, listener.url)

    def outcome(case):
        started = time.monotonic()
        try:
            stream = io.BytesIO(case.build(canary))
            file = receive.receive(
                stream, case.name, folder / "inbox", limit=TIGHT.size
            )
            result = sandbox.read(file, limits=TIGHT)
        except RefusedFile as refused:
            result = refused
        return result, time.monotonic() - started

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(outcome, CASES))


@pytest.mark.parametrize(
    "number",
    range(len(CASES)),
    ids=[f"{c.id}-{c.why.replace(' ', '-')}" for c in CASES],
)
def test_hostile_file_comes_to_its_expected_end(number, outcomes):
    case = CASES[number]
    result, seconds = outcomes[number]
    if isinstance(result, RefusedFile):
        assert result.key in case.codes, (case.why, result)
        assert SECRET not in str(result)
    else:
        assert case.code is None or None in case.codes, (case.why, result.issues.counts)
        assert case.holds(result), (case.why, result.table.head(), result.issues.counts)
        assert SECRET not in result.table.to_string()
    assert seconds < QUICK


def test_nothing_called_out_of_the_sandbox(outcomes, listener):
    assert len(outcomes) == len(CASES)
    time.sleep(0.2)
    assert listener.calls == 0


def test_canary_would_have_noticed_a_call(listener):
    before = listener.calls
    address = listener.url.removeprefix("http://").split("/")[0].split(":")
    socket.create_connection((address[0], int(address[1]))).close()
    for _ in range(50):
        if listener.calls > before:
            break
        time.sleep(0.02)
    assert listener.calls == before + 1
    listener.calls = before
