"""Pages that several people ask for within a minute, answered from memory.

Ottawa is asked for by many, a street by one: a page is kept only when it was asked for
twice within the minute, and until the minute ends, since it tells what is open. What is
published, or closed by a notice, is shown at once: a kept page is of one snapshot and
one list of notices. Addresses are only remembered as fingerprints under a secret of
this run, so that what one person typed is nowhere to be read.
"""

import functools
import hashlib
import secrets
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ParamSpec

from flask import Flask, request
from flask.typing import ResponseReturnValue

from geomap.errors import ShelfError
from geomap.web.current import Current

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# What a worker gives to it at most: about a thousand packed pages, and the fingerprints
# of some tens of thousands. Past either, nothing more is kept until the minute ends.
_BYTES_MAX = 16_000_000
_ASKED_MAX = 65_536
_MARK = "geomap.many_may_ask"
_SECONDS = 60
# What a page may differ by, beside the moment and what is published.
_DIFFER_BY = (
    "wsgi.url_scheme", "HTTP_HOST", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING",
    "HTTP_ACCEPT_ENCODING",
)  # fmt: skip
_PAGES = ("/en/", "/fr/")

Given = ParamSpec("Given")
Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was sent."""

    status: str
    headers: Headers
    body: bytes
    mark: str


def for_all(
    view: Callable[Given, ResponseReturnValue],
) -> Callable[Given, ResponseReturnValue]:
    """Say of a view that its page is the same for everyone who asks for it."""

    @functools.wraps(view)
    def answer(*given: Given.args, **named: Given.kwargs) -> ResponseReturnValue:
        request.environ[_MARK] = True
        return view(*given, **named)

    return answer


def install(app: Flask, current: Current, clock: Callable[[], float]) -> None:
    """Answer from memory what was asked for a moment ago."""
    app.wsgi_app = Kept(app.wsgi_app, current, clock)  # type: ignore[method-assign]


class Kept:
    """Around the app: what it answers from memory costs nobody anything."""

    def __init__(
        self,
        app: "WSGIApplication",
        current: Current,
        clock: Callable[[], float],
    ) -> None:
        self._app = app
        self._current = current
        self._clock = clock
        self._secret = secrets.token_bytes(16)
        self._lock = threading.Lock()
        self._moment: tuple[Any, ...] = (None, None)
        self._asked: set[bytes] = set()
        self._pages: dict[bytes, Page] = {}
        self._bytes = 0

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer from memory, or have the page made and perhaps keep it."""
        key = self._key(environ)
        if key is None or not self._is_of_now():
            return self._app(environ, start_response)
        page = self._pages.get(key)
        if page is None:
            return self._made(key, environ, start_response)
        if environ.get("HTTP_IF_NONE_MATCH") == page.mark:
            start_response("304 NOT MODIFIED", _short(page.headers))
            return []
        start_response(page.status, page.headers)
        return [page.body]

    def _made(
        self, key: bytes, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        started: list[tuple[str, Headers]] = []

        def start(status: str, headers: Headers, *more: Any) -> Any:
            started.append((status, headers))
            return start_response(status, headers, *more)

        moment, parts = self._moment, self._app(environ, start)
        if _MARK not in environ or not started or started[-1][0] != "200 OK":
            return parts
        body = b"".join(parts)
        if hasattr(parts, "close"):
            parts.close()
        status, headers = started[-1]
        # While a new snapshot is prepared, pages are still made of the old one.
        if _named(headers, "X-Snapshot") == moment[1]:
            page = Page(status, headers, body, _named(headers, "ETag"))
            self._keep(key, page, moment)
        return [body]

    def _keep(self, key: bytes, page: Page, moment: tuple[Any, ...]) -> None:
        with self._lock:
            if moment != self._moment:
                return
            if key not in self._asked:
                if len(self._asked) < _ASKED_MAX:
                    self._asked.add(key)
            elif key not in self._pages and self._bytes + len(page.body) <= _BYTES_MAX:
                self._pages[key] = page
                self._bytes += len(page.body)

    def _is_of_now(self) -> bool:
        """Forget what is no longer so; return whether pages can be kept at all."""
        try:
            snapshot = self._current.shelf.snapshot()
        except ShelfError:
            return False
        if self._current.is_degraded:
            return False
        minute = int(self._clock() // _SECONDS)
        moment = (minute, snapshot.id, self._current.closures.now())
        if moment != self._moment:
            with self._lock:
                self._moment, self._pages, self._asked = moment, {}, set()
                self._bytes = 0
        return True

    def _key(self, environ: "WSGIEnvironment") -> bytes | None:
        """Return the fingerprint of an address; None if it is not a page to be kept."""
        path = environ.get("PATH_INFO", "")
        if environ["REQUEST_METHOD"] != "GET" or not path.startswith(_PAGES):
            return None
        text = "\n".join(environ.get(name, "") for name in _DIFFER_BY)
        return hashlib.blake2b(
            text.encode("utf-8", "surrogateescape"), digest_size=16, key=self._secret
        ).digest()


def _named(headers: Headers, wanted: str) -> str:
    return next((value for name, value in headers if name == wanted), "")


def _short(headers: Headers) -> Headers:
    left_out = ("Content-Length", "Content-Type", "Content-Encoding")
    return [(name, value) for name, value in headers if name not in left_out]
