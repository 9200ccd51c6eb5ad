"""ArcGIS FeatureServer JSON, one page or a list of pages."""

from collections.abc import Mapping
from datetime import UTC, datetime

from geomap.errors import RefusedFile
from geomap.ingest.readers import crs, flattening, geojson, number, point
from geomap.ingest.readers.flattening import Record
from geomap.ingest.readers.found import Found, from_records, problem, with_points
from geomap.ingest.readers.point import NOT_A_POINT, NOWHERE, Position
from geomap.ingest.readers.strict_json import Json, objects
from geomap.ingest.readers.task import Task

_DATE = "esriFieldTypeDate"
_SHAPES = ("rings", "paths", "curveRings", "curvePaths")
Page = Mapping[str, Json]


def is_one(document: Json) -> bool:
    """Whether this is a query's answer, or a list of such pages."""
    pages = document if isinstance(document, list) else [document]
    return bool(pages) and all(_is_page(page) for page in pages)


def read(document: Json, task: Task) -> Found:
    """Read all pages as one table; a last page cut short is noted."""
    pages: list[Page] = document if isinstance(document, list) else [document]
    if pages[0].get("type") == "FeatureCollection":
        features = [feature for page in pages for feature in page["features"]]
        return geojson.read({**pages[0], "features": features}, task)
    dates = {
        str(f.get("name"))
        for page in pages
        for f in objects(page.get("fields"))
        if f.get("type") == _DATE
    }
    features = [each for page in pages for each in objects(page["features"])]
    positions = [_position(each.get("geometry")) for each in features]
    table = from_records((_record(each, dates) for each in features), task.limits)
    table = with_points(table, [p.x for p in positions], [p.y for p in positions])
    problems = [
        problem(p.code, row, type="esriGeometry")
        for row, p in enumerate(positions, 1)
        if p.code
    ]
    return Found(
        table=table,
        format="esri",
        crs=task.layout.crs or _reference(pages),
        layout={
            "pages": len(pages),
            "is_cut_short": bool(pages[-1].get("exceededTransferLimit")) or None,
        },
        problems=problems,
    )


def _is_page(page: Json) -> bool:
    if not isinstance(page, Mapping) or not isinstance(page.get("features"), list):
        return False
    if page.get("type") == "FeatureCollection":
        return True
    features = page["features"]
    return (
        "geometryType" in page
        or "fields" in page
        or (
            bool(features)
            and isinstance(features[0], Mapping)
            and "attributes" in features[0]
        )
    )


def _reference(pages: list[Page]) -> str | None:
    told = next((p["spatialReference"] for p in pages if "spatialReference" in p), None)
    if not isinstance(told, Mapping):
        return None
    code = number.read(str(told.get("latestWkid") or told.get("wkid") or ""))
    if code is None:
        raise RefusedFile("F031", {"crs": str(told.get("wkt", ""))[:80]})
    return crs.from_code(int(code))


def _position(geometry: Json) -> Position:
    if not isinstance(geometry, Mapping):
        return NOWHERE
    if any(shape in geometry for shape in _SHAPES):
        return NOT_A_POINT
    x, y = geometry.get("x"), geometry.get("y")
    points = geometry.get("points", [] if x in (None, "NaN") else [[x, y]])
    if not points:
        return NOWHERE
    return point.pair(points[0]) if len(points) == 1 else NOT_A_POINT


def _record(feature: Mapping[str, Json], dates: set[str]) -> Record:
    record = _attributes(feature.get("attributes"))
    for name in dates & record.keys():
        record[name] = _date(record[name])
    return record


def _attributes(told: Json) -> Record:
    return flattening.flat(told) if isinstance(told, Mapping) else {}


def _date(text: str | None) -> str | None:
    """Return milliseconds since 1970 as an ISO date; anything else as it is."""
    moment = number.read(text)
    if moment is None or abs(moment) > 4e12:
        return text
    return datetime.fromtimestamp(moment / 1000, UTC).date().isoformat()
