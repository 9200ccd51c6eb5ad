"""One JSON document: told apart by its shape, and given to the reader of that shape."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from geomap.errors import RefusedFile
from geomap.ingest.readers import (
    ckan,
    coordinates,
    esri,
    geojson,
    hsds,
    nested,
    socrata,
    strict_json,
)
from geomap.ingest.readers.found import Found
from geomap.ingest.readers.strict_json import Json
from geomap.ingest.readers.task import Task

_GEOMETRY_DOCUMENTS = (
    "Topology", "gdal_streamed_alg", "Point", "MultiPoint", "LineString", "Polygon",
    "MultiLineString", "MultiPolygon", "GeometryCollection", "Coverage",
)  # fmt: skip


class Shape(Protocol):
    """A reader of one shape of document, a module."""

    def is_one(self, document: Json) -> bool:
        """Whether the document has the shape."""

    def read(self, document: Json, task: Task) -> Found:
        """Read the document as a table."""


def read(task: Task) -> Found:
    """Read a JSON document of any of the shapes publishers use."""
    document, encoded = strict_json.load(task.path, task.layout.encoding, task.limits)
    return read_document(document, encoded, task)


def read_document(document: Json, encoded: str, task: Task) -> Found:
    """Read a document that is already in memory."""
    found = _reader(document, task)(document, task)
    found = replace(
        found, encoding=encoded, layout={**found.layout, "encoding": encoded}
    )
    if "@x" in found.table.column_names:
        return found
    return coordinates.located(found, task.layout)


def _reader(document: Json, task: Task) -> Callable[[Json, Task], Found]:
    """Return the reader of the document's shape; a declared path overrules it."""
    if task.layout.records is not None:
        return nested.read
    if isinstance(document, list):
        shapes: tuple[Shape, ...] = (esri, hsds)
    elif isinstance(document, Mapping):
        shapes = (geojson, socrata, esri, ckan, hsds)
    else:
        raise RefusedFile("F045")
    for shape in shapes:
        if shape.is_one(document):
            return shape.read
    return _unshaped(document)


def _unshaped(document: Json) -> Callable[[Json, Task], Found]:
    kind = document.get("type") if isinstance(document, Mapping) else None
    if kind in _GEOMETRY_DOCUMENTS:
        raise RefusedFile("F030", {"type": str(kind)[:40]})
    return nested.read
