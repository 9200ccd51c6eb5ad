"""Files the pages need: addressed by their content, so that they are kept for ever."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, url_for

STATIC = Path(__file__).parent / "static"
VENDOR = STATIC / "vendor"
_YEAR_SECONDS = 365 * 24 * 3_600


def install(app: Flask) -> None:
    """Let the templates name assets, and the browser keep them."""
    app.jinja_env.globals["asset"] = address
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _YEAR_SECONDS


def map_is_installed() -> bool:
    """Whether the map's own code was installed; without it the list stands alone."""
    return (VENDOR / "leaflet" / "leaflet.js").is_file()


def address(name: str) -> str:
    """Return the address of a file, which changes when the file does."""
    return url_for("static", filename=name, v=_print(name))


@cache
def _print(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
