"""A server worker that a slow sender cannot hold: no thread waits for a request.

gunicorn's threads begin a request when its first byte is there and then wait for the
rest; a few hundred connections that send a byte now and then would stop everybody.
Here one loop collects what comes from all connections, and a thread is given a request
that is whole, or wrong. Who takes too long is let go.
"""

import contextlib
import re
import socket
import time
from selectors import EVENT_READ
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

# A head may be as long as gunicorn's own limits let it be, a body as the app's.
HEAD_MAX = 32 * 1024
BODY_MAX = 64 * 1024
SECONDS = 10.0
_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,9})[ \t]*\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)
_CHUNK = 16 * 1024


class PatientWorker(ThreadWorker):
    """Collects requests in the loop that already watches over idle connections."""

    def enqueue_req(self, conn: TConn) -> None:
        """Begin to collect the connection's next request, or hand it on if whole."""
        conn.collected = bytearray()
        if conn.parser is not None:
            conn.collected += conn.parser.unreader.take_buffered()
        if not self._is_done(conn):
            conn.timeout = time.monotonic() + SECONDS
            self.pending_conns.append(conn)
            self.poller.register(conn.sock, EVENT_READ, lambda _: self._more(conn))

    def _more(self, conn: TConn) -> None:
        # Unregistered first: whoever handles it next may close it.
        self.poller.unregister(conn.sock)
        if self._is_done(conn):
            self.pending_conns.remove(conn)
        else:
            self.poller.register(conn.sock, EVENT_READ, lambda _: self._more(conn))

    def _is_done(self, conn: TConn) -> bool:
        """Take what has come; return whether somebody else has the connection now."""
        came = _received(conn)
        conn.collected += came or b""
        refusal = refused(conn.collected)
        if refusal is not None:
            self._let_go(conn, refusal)
        elif came == b"" or is_whole(conn.collected):
            self._hand_on(conn)
        else:
            return False
        return True

    def _hand_on(self, conn: TConn) -> None:
        conn.init()
        conn.parser.unreader.unread(bytes(conn.collected))
        conn.data_ready = True
        super().enqueue_req(conn)

    def _let_go(self, conn: TConn, status: str) -> None:
        head = f"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
        with contextlib.suppress(OSError):
            conn.sock.send(head.encode())
            conn.sock.shutdown(socket.SHUT_WR)
        self.nr_conns -= 1
        conn.close()


def _received(conn: TConn) -> bytes | None:
    """Return what has come since, nothing at the end, None if there is only to wait."""
    conn.sock.settimeout(0)
    try:
        came: bytes = conn.sock.recv(_CHUNK)
    except (BlockingIOError, InterruptedError):
        return None
    except OSError:
        return b""
    return came


def refused(collected: bytes | bytearray) -> str | None:
    r"""Return the status of a request that is not waited for, None of any other.

    >>> refused(b"POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n")
    '413 Content Too Large'
    >>> refused(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    """
    head, end, _ = bytes(collected).partition(_END)
    if len(head) > HEAD_MAX:
        return "431 Request Header Fields Too Large"
    if end and _CHUNKED.search(head):
        return "411 Length Required"
    return "413 Content Too Large" if end and _length(head) > BODY_MAX else None


def is_whole(collected: bytes | bytearray) -> bool:
    r"""Return whether a request is all there.

    >>> is_whole(b"GET / HTTP/1.1\r\nHost: a"), is_whole(b"GET / HTTP/1.1\r\n\r\n")
    (False, True)
    >>> is_whole(b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab")
    False
    """
    head, end, body = bytes(collected).partition(_END)
    return bool(end) and len(body) >= _length(head)


def _length(head: bytes) -> int:
    found = _LENGTH.search(head + b"\r\n")
    return int(found[1]) if found else 0


def options() -> dict[str, Any]:
    """Return what gunicorn is told, so that both agree on what is too much."""
    return {
        "worker_class": f"{__name__}.{PatientWorker.__name__}",
        "limit_request_line": 8_190,
        "limit_request_fields": 60,
        "limit_request_field_size": 8_190,
        "keepalive": 5,
    }
