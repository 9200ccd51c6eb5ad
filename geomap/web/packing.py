"""Answers made smaller on their way: packed, or left out when nothing has changed.

The server behind this does not do it, and a phone on a slow line waits for every
kilobyte. Nothing secret is on the pages beside what the reader asked, so that the size
of a packed answer gives nothing away.
"""

import gzip
import hashlib

from flask import Flask, Response, request

_PACKED = frozenset(
    {
        "text/html",
        "text/css",
        "text/javascript",
        "text/calendar",
        "text/csv",
        "text/plain",
        "application/json",
        "application/ld+json",
        "application/geo+json",
        "application/problem+json",
        "application/javascript",
        "image/svg+xml",
    }
)
# Below this nothing is gained: it is one packet either way.
_LEAST_BYTES = 1_000
_QUICK = 5


def install(app: Flask) -> None:
    """Pack what browsers can unpack, and tell them when they have it already."""
    app.after_request(_pack)


def _pack(response: Response) -> Response:
    is_done = "Content-Encoding" in response.headers or request.endpoint == "static"
    if response.mimetype not in _PACKED or is_done:
        return response
    if response.mimetype == "text/html" and response.status_code == 200:
        _marked(response)
        if response.status_code == 304:
            return response
    if "Accept-Encoding" not in response.headers.get("Vary", ""):
        response.vary.add("Accept-Encoding")
    if response.status_code in (204, 206, 304) or not _is_asked():
        return response
    if not response.is_streamed and (response.content_length or 0) >= _LEAST_BYTES:
        _set(response, gzip.compress(response.get_data(), _QUICK, mtime=0))
    return response


def _marked(response: Response) -> None:
    """Give a page a mark of its content, and answer 304 to who has it."""
    if "Cache-Control" not in response.headers:
        # Kept, but asked about each time: an office may have closed a second ago.
        response.headers["Cache-Control"] = "no-cache"
    if request.method != "GET" or response.is_streamed or response.direct_passthrough:
        return
    mark = hashlib.blake2b(response.get_data(), digest_size=8).hexdigest()
    response.set_etag(mark, weak=True)
    response.make_conditional(request)


def _is_asked() -> bool:
    accepted = request.environ.get("HTTP_ACCEPT_ENCODING", "")
    return "gzip" in accepted and request.accept_encodings["gzip"] > 0


def _set(response: Response, packed: bytes) -> None:
    response.set_data(packed)
    response.headers["Content-Encoding"] = "gzip"
