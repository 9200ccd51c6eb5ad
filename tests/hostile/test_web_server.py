"""H70: whoever sends slowly, without end or too much is let go, and others are served."""

import contextlib
import json
import socket
import time
import urllib.request

import pytest

from geomap.web import patience
from tests.journeys.conftest import address, environment, home  # noqa: F401

HEAD = b"GET /en/results?q=Ottawa HTTP/1.1\r\nHost: localhost\r\n"


@pytest.fixture
def connect(address):  # noqa: F811
    """Return a function that opens a plain connection to the server."""
    host, port = address.removeprefix("http://").split(":")
    with contextlib.ExitStack() as stack:
        yield lambda: stack.enter_context(
            socket.create_connection((host, int(port)), timeout=20)
        )


def answer(connection, sent=b""):
    with contextlib.suppress(OSError):
        connection.sendall(sent)
    said = b""
    with contextlib.suppress(OSError):
        while part := connection.recv(65_536):
            said += part
    return said


def took(address):  # noqa: F811
    began = time.monotonic()
    with urllib.request.urlopen(f"{address}/en/results?q=Ottawa", timeout=10) as page:
        assert page.status == 200
    return time.monotonic() - began


def test_two_hundred_slow_senders_hold_up_nobody(connect, address):  # noqa: F811
    slow = [connect() for _ in range(200)]
    for number, connection in enumerate(slow):
        connection.sendall(HEAD if number % 2 else b"")
    for connection in slow[:50]:
        connection.sendall(b"X-A: b\r\n" if connection in slow[1::2] else b"G")
    assert max(took(address) for _ in range(10)) < 3


def test_a_slow_sender_is_let_go_although_it_goes_on_sending(connect):
    connection = connect()
    began = time.monotonic()
    connection.sendall(HEAD)
    with contextlib.suppress(OSError):
        for number in range(100):
            connection.sendall(b"X-%d: a\r\n" % number)
            connection.settimeout(0.5)
            with contextlib.suppress(TimeoutError):
                if connection.recv(1) == b"":
                    break
    assert patience.SECONDS - 1 < time.monotonic() - began < patience.SECONDS + 5


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"X-A: " + b"a" * 100_000 + b"\r\n\r\n", (b"431", b"400")),
        (b"".join(b"X-%d: a\r\n" % n for n in range(200)) + b"\r\n", (b"431", b"400")),
        (b"Content-Length: 99999999\r\n\r\nab", (b"413",)),
        (b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", (b"411",)),
        (b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", (b"400",)),
        (b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", (b"411", b"400")),
        (b"Content-Length: -1\r\n\r\n", (b"400",)),
        (b"Content-Length: \xd9\xa3\r\n\r\nabc", (b"400",)),
        (b"Bad Header: a\r\n\r\n", (b"400",)),
    ],
    ids=["huge", "many", "long-body", "chunked", "two-lengths", "both", "negative", "digits", "space"],
)  # fmt: skip
def test_what_is_too_much_or_two_things_at_once_is_refused_at_once(
    connect, sent, status
):
    began = time.monotonic()
    said = answer(connect(), HEAD + sent)
    # The answer may be cut off where much was still on its way.
    assert said == b"" or said.split(b" ")[1] in status, said[:200]
    assert time.monotonic() - began < 5
    assert b"Traceback" not in said


def test_a_line_longer_than_anybody_types_is_refused(connect):
    said = answer(
        connect(), b"GET /en/results?q=" + b"a" * 1_000_000 + b" HTTP/1.1\r\n\r\n"
    )
    assert said == b"" or said.split(b" ")[1] in (b"400", b"414", b"431")


def test_a_body_that_claims_to_be_packed_is_not_unpacked(connect, address):  # noqa: F811
    packed = b"\x1f\x8b" + b"\0" * 1_000
    head = b"POST /en/results HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
    said = answer(connect(), head % len(packed) + packed)
    assert said.split(b" ")[1] == b"405"
    assert took(address) < 3


def test_requests_in_pieces_and_several_on_one_connection_are_answered(connect):
    connection = connect()
    request = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
    for piece in (request[:5], request[5:20], request[20:] + request):
        connection.sendall(piece)
        time.sleep(0.05)
    last = b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    said = answer(connection, last)
    assert said.count(b"HTTP/1.1 200 OK") == 3
    body = said.rpartition(b"\r\n\r\n")[2]
    assert json.loads(body) == {"status": "ok"}
