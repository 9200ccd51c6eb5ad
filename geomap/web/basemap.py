"""The base map: outlines, lakes and names of towns, so that no map asks outside."""

import gzip
import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, request

basemap = Blueprint("basemap", __name__)
LAYERS = ("provinces", "lakes", "places")


@basemap.get("/basemap/<name>.geojson")
def layer(name: str) -> Response:
    """Send one layer, packed when the browser can unpack it."""
    if name not in LAYERS:
        abort(404)
    plain, packed, etag = _read(Path(current_app.config["GEOMAP_BASEMAP"]), name)
    is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = Response(packed if is_packed else plain, mimetype="application/geo+json")
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = "public, max-age=86400"
    response.set_etag(etag)
    return response.make_conditional(request)  # type: ignore[return-value]


@cache
def _read(folder: Path, name: str) -> tuple[bytes, bytes, str]:
    plain = (folder / f"{name}.geojson").read_bytes()
    return plain, gzip.compress(plain, mtime=0), hashlib.sha256(plain).hexdigest()[:16]
