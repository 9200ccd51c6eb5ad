"""Files the pages need: addressed by their content, so that they are kept for ever."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, request, url_for

STATIC = Path(__file__).parent / "static"
VENDOR = STATIC / "vendor"
_FOR_EVER = "public, max-age=31536000, immutable"


def install(app: Flask) -> None:
    """Let the templates name assets, and the browser keep them."""
    app.jinja_env.globals["asset"] = address
    app.after_request(_kept)


def map_is_installed() -> bool:
    """Whether the map's own code was installed; without it the list stands alone."""
    return (VENDOR / "leaflet" / "leaflet.js").is_file()


def address(name: str) -> str:
    """Return the address of a file, which changes when the file does."""
    return url_for("static", filename=name, v=_print(name))


@cache
def _print(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]


def _kept(response: Response) -> Response:
    if (
        request.endpoint == "static"
        and request.args.get("v")
        and response.status_code == 200
    ):
        response.headers["Cache-Control"] = _FOR_EVER
    return response
