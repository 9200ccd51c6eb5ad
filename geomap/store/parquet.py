"""A directory as GeoParquet 1.1 bytes and back: same directory, same bytes."""

import json
from io import BytesIO

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from geomap.model import directory as directories
from geomap.model import schema
from geomap.model.directory import TEXT, Directory

GEOMETRY = "geometry"


def encode(directory: Directory) -> bytes:
    """Return the directory as one GeoParquet file: all columns, and the points.

    Nothing of the moment goes in (no clock, no path), so that the bytes, and with them
    the name of the object, depend on the directory alone.
    """
    locations = directory.locations
    columns = {name: _column(locations[name]) for name in schema.by_column()}
    points = _points(locations)
    columns[GEOMETRY] = pa.array(shapely.to_wkb(points), type=pa.binary())
    metadata = {"geo": json.dumps(_geo(points), sort_keys=True)}
    table = pa.table(columns).replace_schema_metadata(metadata)
    content = BytesIO()
    pq.write_table(table, content, compression="zstd", row_group_size=131_072)
    return content.getvalue()


def decode(content: bytes) -> Directory:
    """Return the directory a file holds.

    A file of another release opens too: columns the schema has gained are unknown,
    columns it has lost are left unread. Raises pyarrow's ArrowInvalid if it is not one.
    """
    source = pa.BufferReader(content)
    present = set(pq.read_schema(source).names)
    wanted = [name for name in schema.by_column() if name in present]
    table = pq.read_table(pa.BufferReader(content), columns=wanted)
    return directories.of(table.to_pandas(types_mapper=_mapped))


def count(content: bytes) -> int:
    """Return how many locations a file holds, from its footer."""
    return int(pq.read_metadata(pa.BufferReader(content)).num_rows)


def ids(content: bytes) -> set[str]:
    """Return the ids of the locations a file holds, without reading the rest."""
    table = pq.read_table(pa.BufferReader(content), columns=["id"])
    return set(table.column("id").to_pylist())


def _column(values: pd.Series) -> pa.Array:
    if values.dtype == "float64":
        return pa.array(values.to_numpy(), type=pa.float64(), from_pandas=True)
    return pa.array(values, type=pa.large_string(), from_pandas=True)


def _mapped(kind: pa.DataType) -> object:
    return TEXT if pa.types.is_large_string(kind) or pa.types.is_string(kind) else None


def _points(locations: pd.DataFrame) -> np.ndarray:
    east = locations["longitude"].to_numpy()
    north = locations["latitude"].to_numpy()
    known = np.isfinite(east) & np.isfinite(north)
    points = np.full(len(locations), None, dtype=object)
    points[known] = shapely.points(east[known], north[known])
    return points


def _geo(points: np.ndarray) -> dict[str, object]:
    column: dict[str, object] = {"encoding": "WKB", "geometry_types": ["Point"]}
    known = points[shapely.is_geometry(points)]
    if len(known):
        column["bbox"] = [float(bound) for bound in shapely.total_bounds(known)]
    # Without "crs" GeoParquet means OGC:CRS84: longitude and latitude, WGS 84.
    columns = {GEOMETRY: column}
    return {"version": "1.1.0", "primary_column": GEOMETRY, "columns": columns}
