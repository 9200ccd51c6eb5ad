"""The directory to take away: all of it, a province's or a service's part.

Each file is written when it is first asked for and kept until something is published;
the same address then gives the same bytes, and only the part that is missing to whoever
was interrupted.
"""

import shutil
import tempfile
import threading
import weakref
from collections.abc import Callable, Sequence
from pathlib import Path

from flask import Blueprint, Flask, Response, current_app, send_file

from geomap.errors import NotFound
from geomap.export import one_file
from geomap.finding.finder import Finder
from geomap.model import vocabulary
from geomap.web import current, limits

downloads = Blueprint("downloads", __name__, url_prefix="/download")
CODES = tuple(one_file.MEDIA_TYPES)
_KEY = "geomap.downloads"


class Kept:
    """The files of one snapshot, in a folder that goes with the process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._snapshot_id: str | None = None
        self._folder = Path()
        self._remove: Callable[[], object] = _nothing

    def of(self, finder: Finder, name: str, rows: Sequence[int], code: str) -> Path:
        """Return a file with the rows, written if it is not there yet."""
        snapshot = finder.snapshot
        with self._lock:
            if self._snapshot_id != snapshot.id:
                self._begin(snapshot.id)
            path = self._folder / f"geomap-{name}-{snapshot.id[:12]}.{code}"
            if not path.exists():
                part = path.with_suffix(".part")
                directory = finder.only(rows)
                one_file.write(directory, code, part, sources=snapshot.versions)
                part.replace(path)
            return path

    def _begin(self, snapshot_id: str) -> None:
        # Whoever is reading a file of before keeps it: it only loses its name.
        self._remove()
        self._folder = Path(tempfile.mkdtemp(prefix="geomap-downloads-"))
        self._remove = weakref.finalize(
            self, shutil.rmtree, self._folder, ignore_errors=True
        )
        self._snapshot_id = snapshot_id


def install(app: Flask) -> None:
    """Let this app keep what it wrote."""
    app.extensions[_KEY] = Kept()


@downloads.get("/locations.<code>")
@limits.limited("api")
def everything(code: str) -> Response:
    """Send every location there is to show."""
    finder = current.finder()
    return _sent(finder, "locations", finder.everything(), code)


@downloads.get("/provinces/<province>.<code>")
@limits.limited("api")
def of_province(province: str, code: str) -> Response:
    """Send every location of a province or territory, of any type."""
    if province not in vocabulary.terms("provinces"):
        raise NotFound("browse.no_province")
    finder = current.finder()
    return _sent(finder, province, finder.everything(province=province), code)


@downloads.get("/services/<service>.<code>")
@limits.limited("api")
def of_service(service: str, code: str) -> Response:
    """Send every location that offers a service."""
    if service not in vocabulary.terms("services"):
        raise NotFound("browse.no_service")
    finder = current.finder()
    return _sent(finder, service, finder.rows(service=service), code)


def _sent(finder: Finder, name: str, rows: Sequence[int], code: str) -> Response:
    if code not in CODES:
        raise NotFound("export.unknown_format", {"formats": ", ".join(CODES)})
    kept: Kept = current_app.extensions[_KEY]
    path = kept.of(finder, name, rows, code)
    return send_file(
        path,
        mimetype=one_file.MEDIA_TYPES[code],
        as_attachment=True,
        download_name=path.name,
        conditional=True,
        etag=path.name,
        max_age=0,
    )


def _nothing() -> None:
    """There is no folder yet."""
