"""GeoParquet through Arrow: measured first, then read as text."""

import json
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from geomap.errors import RefusedFile
from geomap.ingest.readers import crs, flattening, wkb
from geomap.ingest.readers.found import TEXT, Found, problem, with_points
from geomap.ingest.readers.limits import Limits
from geomap.ingest.readers.point import NOWHERE, Position
from geomap.ingest.readers.task import Task


def read(task: Task) -> Found:
    """Read a Parquet file; its geometry is the primary column of the `geo` metadata."""
    try:
        file = pq.ParquetFile(task.path)
        _check(file.metadata, task.limits)
        table = file.read()
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError):
        raise RefusedFile("F001") from None
    about = _geometry(file.schema_arrow.metadata or {})
    shape = about.get("column")
    plain = table.drop_columns([shape]) if shape in table.column_names else table
    columns = {name.lstrip("@"): _text(plain[name]) for name in plain.column_names}
    text = pa.table(columns)
    if shape not in table.column_names:
        return Found(table=text, format="parquet")
    positions = [_position(value) for value in table[shape].to_pylist()]
    return Found(
        table=with_points(text, [p.x for p in positions], [p.y for p in positions]),
        format="geoparquet",
        crs=task.layout.crs or _reference(about),
        layout={"layer": shape},
        problems=[
            problem(p.code, n, type="WKB") for n, p in enumerate(positions, 1) if p.code
        ],
    )


def _check(metadata: pq.FileMetaData, limits: Limits) -> None:
    if metadata.num_rows > limits.rows:
        raise RefusedFile("F023", {"limit": limits.rows})
    if metadata.num_columns > limits.columns:
        raise RefusedFile("F025", {"limit": limits.columns})
    groups = range(metadata.num_row_groups)
    if sum(metadata.row_group(i).total_byte_size for i in groups) > limits.unpacked:
        raise RefusedFile("F013", {"megabytes": limits.unpacked // 1_000_000})


def _geometry(metadata: Mapping[bytes, bytes]) -> dict[str, Any]:
    """Return the primary column's name and description from the `geo` metadata."""
    try:
        geo = json.loads(metadata.get(b"geo", b"{}"))
        column = geo.get("primary_column")
        return {**geo.get("columns", {}).get(column, {}), "column": column}
    except (ValueError, AttributeError, TypeError, RecursionError):
        raise RefusedFile("F001") from None


def _reference(about: Mapping[str, Any]) -> str | None:
    """Return the system; absent means longitude and latitude, null means unknown."""
    if "crs" not in about:
        return "EPSG:4326"
    told = about["crs"]
    if told is None:
        return None
    name = told.get("id") if isinstance(told, Mapping) else None
    if not isinstance(name, Mapping):
        raise RefusedFile("F031", {"crs": str(told)[:80]})
    return crs.from_name(f"{name.get('authority')}:{name.get('code')}")


def _position(value: object) -> Position:
    if isinstance(value, bytes):
        return wkb.read(value)
    if isinstance(value, Mapping):
        x, y = value.get("x"), value.get("y")
        return NOWHERE if x is None or y is None else Position(float(x), float(y))
    return NOWHERE


def _text(values: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = values.type
    if pa.types.is_nested(kind) or pa.types.is_binary(kind):
        texts = [_nested(value) for value in values.to_pylist()]
        return pa.chunked_array([pa.array(texts, TEXT)])
    if pa.types.is_dictionary(kind):
        values = values.cast(kind.value_type)
    return values.cast(TEXT)


def _nested(value: object) -> str | None:
    if value is None or isinstance(value, bytes):
        return None
    return flattening.flat({"value": value}).get("value") or json.dumps(
        value, default=str
    )
