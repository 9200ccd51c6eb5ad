"""Socrata's rows.json: the columns are described in `meta`, the rows are bare lists."""

from collections.abc import Mapping

from geomap.ingest.readers import flattening, point
from geomap.ingest.readers.found import Found, from_columns, with_points
from geomap.ingest.readers.point import NOWHERE, Position
from geomap.ingest.readers.strict_json import Json, objects
from geomap.ingest.readers.task import Task

_HIDDEN = "meta_data"


def is_one(document: Mapping[str, Json]) -> bool:
    """Whether this is a rows.json."""
    meta = document.get("meta")
    view = meta.get("view") if isinstance(meta, Mapping) else None
    return isinstance(view, Mapping) and isinstance(document.get("data"), list)


def read(document: Mapping[str, Json], task: Task) -> Found:
    """Read the visible columns; a location or point column becomes the geometry."""
    described = objects(document["meta"]["view"].get("columns"))
    rows = [row for row in document["data"] if isinstance(row, list)][
        : task.limits.rows + 1
    ]
    columns: dict[str, list[str | None]] = {}
    positions: list[Position] = []
    for place, column in enumerate(described):
        kind = str(column.get("dataTypeName", ""))
        values = [row[place] if place < len(row) else None for row in rows]
        if kind in ("point", "location"):
            positions = [_position(value) for value in values]
        if kind != _HIDDEN:
            name = str(column.get("name") or f"column {place + 1}")
            columns[name if name not in columns else f"{name} ({place})"] = [
                _text(value) for value in values
            ]
    table = from_columns(columns)
    if not positions:
        return Found(table=table, format="socrata")
    table = with_points(table, [p.x for p in positions], [p.y for p in positions])
    return Found(table=table, format="socrata", crs="EPSG:4326")


def _position(value: Json) -> Position:
    """Return the point of WKT, GeoJSON or Socrata's [address, latitude, longitude]."""
    if isinstance(value, str):
        return point.from_wkt(value)
    if isinstance(value, Mapping):
        named = [value.get("longitude"), value.get("latitude")]
        return point.pair(value.get("coordinates", named))
    if isinstance(value, list) and len(value) >= 3:
        return point.pair([value[2], value[1]])
    return NOWHERE


def _text(value: Json) -> str | None:
    if isinstance(value, list):
        parts = [flattening.text(each) for each in value if not isinstance(each, bool)]
        return flattening.BETWEEN.join(part for part in parts if part) or None
    if isinstance(value, Mapping):
        parts = list(flattening.flat(value).values())
        return flattening.BETWEEN.join(part for part in parts if part) or None
    return flattening.text(value)
