"""Choose the reader by what a file is, never by what it is called.

A name only has the last word when it contradicts the content: then nobody can know what
was meant, and the file is refused (F020).
"""

import importlib
import re
from collections.abc import Mapping
from pathlib import Path, PurePath

from geomap.errors import RefusedFile
from geomap.ingest.readers.found import Found
from geomap.ingest.readers.task import Task

_READERS = {
    "csv": "delimited",
    "json": "json_document",
    "json_lines": "json_lines",
    "kml": "keyhole",
    "gpx": "gpx",
    "zip": "archive_choosing",
    "gpkg": "geopackage",
    "flatgeobuf": "gdal",
    "geoparquet": "geoparquet",
}
_THROUGH_GDAL = ("flatgeobuf", "shapefile", "filegdb")
_TEXT_ENDINGS = ("csv", "tsv", "txt", "tab", "dat", "asc")
_JSON_ENDINGS = (
    "json",
    "geojson",
    "esrijson",
    "topojson",
    "ndjson",
    "jsonl",
    "geojsonl",
    "geojsons",
    "txt",
)
_ENDINGS = {
    "csv": _TEXT_ENDINGS,
    "json": _JSON_ENDINGS,
    "json_lines": _JSON_ENDINGS,
    "kml": ("kml", "xml"),
    "gpx": ("gpx", "xml"),
    "zip": ("zip", "kmz", "xlsx", "gdb", "xlsm", "xlsb", "ods"),
    "gpkg": ("gpkg",),
    "flatgeobuf": ("fgb",),
    "geoparquet": ("parquet", "geoparquet"),
}
_KNOWN_ENDINGS = frozenset(e for endings in _ENDINGS.values() for e in endings) | {
    "shp",
    "xls",
    "gml",
}
_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"SQLite format 3\x00", "gpkg"),
    (b"fgb\x03fgb", "flatgeobuf"),
    (b"PAR1", "geoparquet"),
)
_UNSUPPORTED = (
    (b"\xd0\xcf\x11\xe0", "XLS"),
    (b"\x1f\x8b", "GZIP"),
    (b"BZh", "BZIP2"),
    (b"7z\xbc\xaf", "7Z"),
    (b"Rar!", "RAR"),
    (b"\xfd7zXZ", "XZ"),
    (b"%PDF", "PDF"),
    (b"\x00\x00\x27\x0a", "SHP"),
    (b"ARROW1", "Arrow"),
)
_ALIEN = (
    (b"\x89PNG", "PNG"), (b"GIF8", "GIF"), (b"\xff\xd8\xff", "JPEG"), (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"), (b"RIFF", "RIFF"), (b"\xca\xfe\xba\xbe", "class"),
    (b"#!", "script"),
)  # fmt: skip
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")


def read(task: Task, layers: Mapping[str, bool]) -> Found:
    """Read the file with the reader its content asks for."""
    with Path(task.path).open("rb") as file:
        head = file.read(4096)
    kind = kind_of(head, task.name)
    reader = importlib.import_module(f"geomap.ingest.readers.{_READERS[kind]}")
    if kind == "zip":
        return reader.read(task, layers)
    require(kind, layers)
    return reader.read(task)


def require(kind: str, layers: Mapping[str, bool]) -> None:
    """Refuse (F043) to wake GDAL where the network or the files cannot be shut off."""
    if kind in _THROUGH_GDAL and not all(layers.values()):
        raise RefusedFile("F043", {"format": kind})


def kind_of(head: bytes, name: str) -> str:
    """Return the kind of file these first bytes begin.

    >>> kind_of(b'{"type": "FeatureCollection"}', "bureaux.geojson")
    'json'
    """
    kind = _binary_kind(head) or _text_kind(head)
    ending = PurePath(name.lower()).suffix[1:]
    if ending in _KNOWN_ENDINGS and ending not in _ENDINGS[kind]:
        raise RefusedFile("F020", {"name": ending, "content": kind})
    return kind


def _binary_kind(head: bytes) -> str | None:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    for magic, called in _UNSUPPORTED:
        if head.startswith(magic):
            raise RefusedFile("F037" if called == "SHP" else "F021", _named(called))
    if head.startswith(b"PK\x05\x06"):
        raise RefusedFile("F002")
    for magic, called in _ALIEN:
        if head.startswith(magic):
            raise RefusedFile("F020", {"name": "", "content": called})
    return None


def _named(called: str) -> dict[str, str]:
    return {"part": ".shx .dbf .prj"} if called == "SHP" else {"format": called}


def _text_kind(head: bytes) -> str:
    text = _unmarked(head).lstrip()
    if not text and len(head) < 4096:
        raise RefusedFile("F002")
    if text[:1] in (b"{", b"["):
        return _json_kind(text)
    if text[:1] == b"<":
        return _xml_kind(text)
    return "csv"


def _unmarked(head: bytes) -> bytes:
    if head.startswith(_BOMS[1:]):
        return head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return head.removeprefix(_BOMS[0])


def _json_kind(text: bytes) -> str:
    """Tell one document from one document a line (also RFC 8142 text sequences)."""
    first, _, rest = text.partition(b"\n")
    is_whole = first.rstrip().endswith(b"}") and first.count(b"{") == first.count(b"}")
    follows = rest.lstrip(b"\x1e \r\n\t")[:1] == b"{"
    return "json_lines" if is_whole and follows else "json"


def _xml_kind(text: bytes) -> str:
    lowered = text[:1024].lower()
    if b"<!doctype html" in lowered or b"<html" in lowered or b"<svg" in lowered:
        raise RefusedFile("F020", {"name": "", "content": "HTML"})
    if b"<!doctype" in lowered or b"<!entity" in lowered:
        raise RefusedFile("F034")
    root = _ROOT.search(re.sub(rb"<\?.*?\?>|<!--.*?-->", b"", text, flags=re.DOTALL))
    kind = root[1].decode().lower() if root else ""
    if kind in ("kml", "gpx"):
        return kind
    raise RefusedFile(
        "F020", {"name": "", "content": (root[1].decode()[:40] if root else "XML")}
    )
