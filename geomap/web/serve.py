"""Serve the app under gunicorn until told to stop."""

import contextlib
import gc
import sys
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from geomap import web
from geomap.config import Settings
from geomap.errors import ShelfError
from geomap.finding import suggestions
from geomap.finding.answer import Question
from geomap.web import current, patience

# A second thread keeps a slow reader from holding the worker; more of them only pass
# the interpreter back and forth: measured, four answer a third fewer than one.
_THREADS = 2
_GRACE_SECONDS = 5


class Server(BaseApplication):
    """A gunicorn server configured by values, not by files."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Hand the settings over to gunicorn."""
        for name, value in options(self._settings).items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the app with everything read; called once, before the workers."""
        app = web.create_app(self._settings)
        warm(app)
        # What is there now stays: looking through it again and again for garbage
        # would stop every worker for tens of milliseconds, and unshare its pages.
        gc.collect()
        gc.freeze()
        return app


def warm(app: Flask) -> None:
    """Answer once, so that what the answers need is in memory and shared.

    An empty or damaged shelf does not keep the server from starting: /readyz tells.
    """
    with app.app_context(), contextlib.suppress(ShelfError):
        finder = current.installed().finder()
        finder.ask(Question(text="Ottawa"))
        finder.ask(Question(text="renew pasport Otawa"))
        suggestions.suggest(finder.gazetteer, "ottawa", lambda: finder.offices)


def options(settings: Settings) -> dict[str, Any]:
    """Return gunicorn's options: what is logged never holds what was asked."""
    return {
        "bind": f"{settings.host}:{settings.port}",
        "workers": settings.workers,
        **patience.options(),
        "threads": _THREADS,
        # Loaded once and shared: a second worker then costs a few megabytes.
        "preload_app": True,
        "graceful_timeout": _GRACE_SECONDS,
        "accesslog": None,
        "loglevel": "warning",
        "when_ready": _tell,
        "control_socket_disable": True,
    }


def run(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM; print the address once it can be opened."""
    Server(settings).run()


def _tell(server: Any) -> None:
    # The socket's own address: with port 0 the system has chosen one.
    host, port = server.LISTENERS[0].sock.getsockname()[:2]
    sys.stdout.write(f"geomap: http://{host}:{port}/\n")
    sys.stdout.flush()
