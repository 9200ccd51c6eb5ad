"""One line for each answer: what was answered and how fast, never what was asked."""

import logging
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LOG = logging.getLogger("geomap.access")


def install(app: Flask) -> None:
    """Log method, path without the question, status and milliseconds."""
    app.wsgi_app = AccessLog(app.wsgi_app)  # type: ignore[method-assign]


class AccessLog:
    """Outside the app, so that it sees every answer and costs next to nothing."""

    def __init__(self, app: "WSGIApplication") -> None:
        self._app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer, and log the answer."""
        if not LOG.isEnabledFor(logging.INFO):
            return self._app(environ, start_response)
        started = time.perf_counter()
        said = []

        def start(status: str, *more):  # type: ignore[no-untyped-def]  # noqa: ANN002, ANN202
            said.append(status[:3])
            return start_response(status, *more)

        answer = self._app(environ, start)
        took = (time.perf_counter() - started) * 1_000
        path = _shown(environ.get("PATH_INFO", ""))
        LOG.info("%s %s %s %.1fms", environ["REQUEST_METHOD"], path, said[-1], took)
        return answer


def _shown(path: str) -> str:
    """Return the path as printable ASCII, so that a line of the log stays one line."""
    return path.encode("unicode_escape").decode("ascii")
