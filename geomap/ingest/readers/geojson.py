"""GeoJSON, parsed by us: points only, a closed list of coordinate systems, no GDAL."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geomap.errors import RefusedFile
from geomap.ingest.readers import crs, flattening, packed, point
from geomap.ingest.readers.flattening import Record
from geomap.ingest.readers.found import (
    Found,
    Problem,
    from_records,
    problem,
    with_points,
)
from geomap.ingest.readers.point import NOT_A_POINT, NOWHERE, Position
from geomap.ingest.readers.task import Task

_SHAPES = ("LineString", "Polygon", "MultiLineString", "MultiPolygon")


def is_one(document: Mapping[str, Any]) -> bool:
    """Whether this is a FeatureCollection or a Feature."""
    return document.get("type") in ("FeatureCollection", "Feature")


def read(document: Mapping[str, Any], task: Task) -> Found:
    """Read a FeatureCollection or a Feature."""
    features = _features(document)
    if len(features) > task.limits.rows:
        raise RefusedFile("F023", {"limit": task.limits.rows})
    reference = _reference(document, task)
    positions = [position(feature.get("geometry")) for feature in features]
    records = list(packed.unpacked(list(map(_record, features))))
    table = from_records(records, task.limits)
    if not table.num_columns and features:
        table = from_records(
            [{"id": str(i)} for i in range(1, len(features) + 1)], task.limits
        )
    table = with_points(table, [p.x for p in positions], [p.y for p in positions])
    return Found(
        table=table,
        format="geojson",
        crs=_plausible(reference, positions),
        problems=list(_problems(features, positions)),
    )


def position(geometry: object) -> Position:
    """Return the point of a geometry; what is no geometry at all is refused (F030)."""
    if geometry is None:
        return NOWHERE
    kind = geometry.get("type") if isinstance(geometry, Mapping) else None
    if not isinstance(geometry, Mapping) or kind not in (
        "Point",
        "MultiPoint",
        *_SHAPES,
    ):
        raise RefusedFile("F030", {"type": str(kind)[:40]})
    ordinates = geometry.get("coordinates")
    if kind == "Point":
        return point.pair(ordinates) if ordinates != [] else NOT_A_POINT
    if kind == "MultiPoint" and isinstance(ordinates, Sequence) and len(ordinates) == 1:
        return point.pair(ordinates[0])
    return NOT_A_POINT


def _features(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    features = [document] if document["type"] == "Feature" else document.get("features")
    if not isinstance(features, list):
        raise RefusedFile("F030", {"type": "FeatureCollection"})
    for feature in features:
        if not isinstance(feature, Mapping) or feature.get("type") != "Feature":
            kind = feature.get("type") if isinstance(feature, Mapping) else None
            raise RefusedFile("F030", {"type": str(kind)[:40]})
    return features


def _reference(document: Mapping[str, Any], task: Task) -> str | None:
    if task.layout.crs:
        return task.layout.crs
    return crs.from_geojson(document["crs"]) if "crs" in document else "EPSG:4326"


def _plausible(reference: str | None, positions: list[Position]) -> str | None:
    """Return None for degrees that cannot be degrees: the file contradicts itself."""
    if reference != "EPSG:4326":
        return reference
    known = [p for p in positions if p.x is not None and p.y is not None]
    far = sum(abs(p.x or 0) > 360 or abs(p.y or 0) > 360 for p in known)
    return None if far > len(known) / 2 else reference


def _record(feature: Mapping[str, Any]) -> Record:
    properties = feature.get("properties") or {}
    if not isinstance(properties, Mapping):
        raise RefusedFile("F030", {"type": "properties"})
    record = flattening.flat(properties)
    if feature.get("id") is not None and not any(k.lower() == "id" for k in record):
        record["id"] = flattening.text(feature["id"])
    return {_own(name): value for name, value in record.items()}


def _own(name: str) -> str:
    return name.lstrip("@") if name in ("@x", "@y") else name


def _problems(
    features: list[Mapping[str, Any]], positions: list[Position]
) -> Iterator[Problem]:
    for row, (feature, found) in enumerate(zip(features, positions, strict=True), 1):
        if found.code:
            geometry = feature["geometry"]
            value = str(geometry.get("coordinates"))[:80]
            yield problem(found.code, row, value=value, type=str(geometry["type"]))
