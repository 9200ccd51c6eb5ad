"""One JSON document: told apart by its shape, and given to the reader of that shape."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

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
from geomap.ingest.readers.task import Task

_GEOMETRY_DOCUMENTS = (
    "Topology", "gdal_streamed_alg", "Point", "MultiPoint", "LineString", "Polygon",
    "MultiLineString", "MultiPolygon", "GeometryCollection", "Coverage",
)  # fmt: skip


def read(task: Task) -> Found:
    """Read a JSON document of any of the shapes publishers use."""
    document, encoded = strict_json.load(task.path, task.layout.encoding, task.limits)
    return read_document(document, encoded, task)


def read_document(document: Any, encoded: str, task: Task) -> Found:
    """Read a document that is already in memory."""
    found = _reader(document, task)(document, task)
    found = replace(
        found, encoding=encoded, layout={**found.layout, "encoding": encoded}
    )
    if "@x" in found.table.column_names:
        return found
    return coordinates.located(found, task.layout)


def _reader(document: Any, task: Task) -> Callable[[Any, Task], Found]:
    if task.layout.records is not None or isinstance(document, list):
        if task.layout.records is None and esri.is_one(document):
            return esri.read
        return hsds.read if _is_hsds(document, task) else nested.read
    if not isinstance(document, Mapping):
        raise RefusedFile("F045")
    kind = document.get("type")
    if kind in ("FeatureCollection", "Feature"):
        return geojson.read
    for shape in (socrata, esri, ckan):
        if shape.is_one(document):
            return shape.read
    if kind in _GEOMETRY_DOCUMENTS:
        raise RefusedFile("F030", {"type": str(kind)[:40]})
    return hsds.read if _is_hsds(document, task) else nested.read


def _is_hsds(document: Any, task: Task) -> bool:
    return task.layout.records is None and hsds.is_one(document)
