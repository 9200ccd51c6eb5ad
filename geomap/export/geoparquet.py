"""GeoParquet 1.1: columns and points, for engines and for GIS programs."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from pyarrow import parquet

from geomap.export.content import Content

_GEOMETRY = "geometry"


def write(content: Content, path: Path) -> None:
    """Write the locations with WKB points; the credits are in the file's metadata."""
    table = pa.Table.from_pandas(content.locations, preserve_index=False)
    x = content.locations["longitude"].to_numpy()
    y = content.locations["latitude"].to_numpy()
    known = np.isfinite(x) & np.isfinite(y)
    table = table.append_column(_GEOMETRY, _points(x, y, known))
    metadata = {
        "geo": _metadata(x[known], y[known]),
        "sources": content.credits_as_json,
    }
    kept = table.schema.metadata or {}
    parquet.write_table(
        table.replace_schema_metadata({**kept, **metadata}), path, compression="zstd"
    )


def _points(x: np.ndarray, y: np.ndarray, known: np.ndarray) -> Any:
    points: Any = shapely.to_wkb(shapely.points(x, y))
    return pa.array(points, type=pa.binary(), mask=~known)


def _metadata(x: np.ndarray, y: np.ndarray) -> str:
    column: dict[str, object] = {"encoding": "WKB", "geometry_types": ["Point"]}
    if len(x):
        box = (x.min(), y.min(), x.max(), y.max())
        column["bbox"] = [float(side) for side in box]
    geo = {
        "version": "1.1.0",
        "primary_column": _GEOMETRY,
        "columns": {_GEOMETRY: column},
    }
    return json.dumps(geo)
