"""Files the pages need: addressed by their content, so that they are kept for ever.

They are read once and stay in memory, packed too: an address is looked up in a list and
never opened as a path.
"""

import gzip
import hashlib
import mimetypes
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import Flask, Response, abort, request, url_for

STATIC = Path(__file__).parent / "static"
VENDOR = STATIC / "vendor"
# The small scripts of the pages, sent as one: each does nothing where its part of the
# page is missing, and on a slow line a request costs more than a kilobyte.
_TOGETHER: Mapping[str, tuple[str, ...]] = {
    "site.js": ("page.js", "suggest.js", "locate.js", "share.js", "copy.js")
}
_FOR_EVER = "public, max-age=31536000, immutable"
# What is packed already, and would only become larger.
_PICTURES = (".png", ".jpg", ".webp", ".woff2")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file: as it is, packed if that is worth it, and the mark of its content."""

    plain: bytes
    packed: bytes | None
    mark: str
    mimetype: str


def install(app: Flask) -> None:
    """Let the templates name assets, and the browser keep them."""
    app.jinja_env.globals["asset"] = address
    app.add_url_rule("/static/<path:filename>", "static", send)
    app.add_url_rule("/modules/<mark>/<name>.js", "module", send_module)


def map_is_installed() -> bool:
    """Whether the map's own code was installed; without it the list stands alone."""
    return (VENDOR / "leaflet" / "leaflet.js").is_file()


def address(name: str) -> str:
    """Return the address of a file, which changes when the file does."""
    return url_for("static", filename=name, v=file(name).mark)


def module(name: str) -> str:
    """Return the address of a module of the map, which changes when any of them does.

    Modules name each other by where they are, so they share one changing folder.
    """
    return url_for("module", mark=_mark_of_modules(), name=name)


def send(filename: str) -> Response:
    """Send a file, for ever when its address names the content it has."""
    if filename not in _names():
        abort(404)
    return _sent(file(filename), request.args.get("v") == file(filename).mark)


def send_module(mark: str, name: str) -> Response:
    """Send a module of the map; a page of before an upgrade gets what there is now."""
    filename = f"map/{name}.js"
    if filename not in _names():
        abort(404)
    return _sent(file(filename), mark == _mark_of_modules())


def _sent(found: File, is_named: bool) -> Response:  # noqa: FBT001 - of its address
    accepted = request.environ.get("HTTP_ACCEPT_ENCODING", "")
    is_packed = found.packed is not None and "gzip" in accepted
    body = found.packed if is_packed else found.plain
    response = Response(body, mimetype=found.mimetype)
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = _FOR_EVER if is_named else "no-cache"
    response.set_etag(found.mark, weak=True)
    return response.make_conditional(request)  # type: ignore[return-value]


@cache
def file(name: str) -> File:
    """Return one of the files below the static folder, read once."""
    parts = _TOGETHER.get(name, (name,))
    plain = b"\n".join((STATIC / part).read_bytes() for part in parts)
    packed = None if name.endswith(_PICTURES) else gzip.compress(plain, 9, mtime=0)
    return File(
        plain=plain,
        packed=packed if packed and len(packed) < len(plain) else None,
        mark=hashlib.sha256(plain).hexdigest()[:12],
        mimetype=mimetypes.guess_type(name)[0] or "application/octet-stream",
    )


@cache
def _names() -> frozenset[str]:
    # The folder of what is installed may be a link, which rglob would not follow.
    folders = os.walk(STATIC, followlinks=True)
    found = (Path(folder) / name for folder, _, names in folders for name in names)
    return frozenset((*_TOGETHER, *(x.relative_to(STATIC).as_posix() for x in found)))


@cache
def _mark_of_modules() -> str:
    names = sorted(name for name in _names() if name.startswith("map/"))
    marks = "".join(file(name).mark for name in names)
    return hashlib.sha256(marks.encode()).hexdigest()[:12]
