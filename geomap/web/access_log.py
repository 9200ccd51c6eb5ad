"""One line for each answer: what was answered and how fast, never what was asked."""

import logging
import time

from flask import Flask, Response, g, request

LOG = logging.getLogger("geomap.access")


def install(app: Flask) -> None:
    """Log method, path without the question, status and milliseconds."""
    app.before_request(_start)
    app.after_request(_finish)


def _start() -> None:
    g.started = time.perf_counter()


def _finish(response: Response) -> Response:
    if LOG.isEnabledFor(logging.INFO):
        took = (time.perf_counter() - g.get("started", time.perf_counter())) * 1_000
        line = (request.method, _shown(request.path), response.status_code, took)
        LOG.info("%s %s %d %.1fms", *line)
    return response


def _shown(path: str) -> str:
    """Return the path as printable ASCII, so that a line of the log stays one line."""
    return path.encode("unicode_escape").decode("ascii")
