"""GDAL, for the two formats nobody else reads, with every other driver taken away.

A driver is chosen by content, so one that is merely unwanted is still there to be asked
by a disguised file. The list names what is kept; it is enforced before GDAL loads and
then read back: if anything else is left, nothing is read (F043).
"""

import importlib
import math
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geomap.errors import RefusedFile
from geomap.ingest.readers import crs, wkb
from geomap.ingest.readers.found import Found, from_columns, problem, with_points
from geomap.ingest.readers.task import Task

KEPT = ("FlatGeobuf", "OpenFileGDB")
_HARMLESS = ("MEM", "Memory")
SKIPPED = (
    "ADBC", "AIVector", "AVCBin", "AVCE00", "AmigoCloud", "Arrow", "CSV", "CSW",
    "Carto", "DGN", "DXF", "EDIGEO", "EEDA", "ESRI Shapefile", "ESRIJSON",
    "Elasticsearch", "GDALG", "GML", "GPKG", "GPSBabel", "GPX", "GTFS", "GTI",
    "GeoJSON", "GeoJSONSeq", "GeoRSS", "HTTP", "Idrisi", "JML", "JSONFG", "KML",
    "LIBKML", "LVBAG", "MBTiles", "MVT", "MapInfo File", "MapML", "MiraMonVector",
    "MySQL", "NGW", "OAPIF", "ODBC", "ODS", "OGCAPI", "OGR_GMT", "OGR_PDS", "OGR_VRT",
    "OSM", "PCIDSK", "PDF", "PDS4", "PGDUMP", "PLSCENES", "PMTiles", "Parquet",
    "PostgreSQL", "S57", "SQLite", "STACIT", "SXF", "Selafin", "TopoJSON", "VDV", "VFK",
    "VICAR", "VRT", "WAsP", "WCS", "WFS", "WMS", "WMTS", "XLSX", "Zarr",
)  # fmt: skip
_OPTIONS = {
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none",
    "GDAL_HTTP_TIMEOUT": "1",
    "OGR_ENABLE_PARTIAL_REPROJECTION": "NO",
}


def read(task: Task) -> Found:
    """Read a FlatGeobuf file."""
    return read_layer(task, Path(task.path), "flatgeobuf")


def read_layer(task: Task, path: Path, called: str) -> Found:
    """Read one layer with shapes of what GDAL can open: the named or the only one."""
    pyogrio = _pyogrio()
    try:
        names = [
            str(name) for name, shape in pyogrio.list_layers(path) if shape is not None
        ]
        layer = _chosen(names, task.layout.layer)
        about, _, shapes, values = pyogrio.raw.read(
            path,
            layer=layer,
            max_features=task.limits.rows + 1,
            datetime_as_string=True,
        )
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError):
        raise RefusedFile("F001") from None
    columns = {
        _own(name): [_text(value) for value in column]
        for name, column in zip(about["fields"], values, strict=True)
    }
    positions = [wkb.read(shape) for shape in shapes]
    table = from_columns(
        columns or {"id": [str(i) for i in range(1, len(positions) + 1)]}
    )
    table = with_points(table, [p.x for p in positions], [p.y for p in positions])
    return Found(
        table=table,
        format=called,
        crs=task.layout.crs or (crs.from_name(about["crs"]) if about["crs"] else None),
        layout={"layer": layer, "layers": names},
        problems=[
            problem(p.code, n, type=called)
            for n, p in enumerate(positions, 1)
            if p.code
        ],
    )


def _pyogrio() -> Any:
    """Load GDAL with only the drivers kept; refuse to go on when others are left."""
    skipped = ",".join(SKIPPED)
    for name, value in {**_OPTIONS, "GDAL_SKIP": skipped}.items():
        os.putenv(name, value)
    # Not above: the environment must be ready before GDAL loads.
    pyogrio = importlib.import_module("pyogrio")
    importlib.import_module("pyogrio.raw")
    left = set(pyogrio.list_drivers()) - {*KEPT, *_HARMLESS}
    if left:
        raise RefusedFile("F043", {"format": ", ".join(sorted(left))[:200]})
    return pyogrio


def _chosen(names: Sequence[str], wanted: str | None) -> str:
    if not names:
        raise RefusedFile("F001")
    if wanted is None and len(names) == 1:
        return names[0]
    if wanted not in names:
        raise RefusedFile(
            "F047", {"layer": wanted or "", "layers": ", ".join(names[:20])}
        )
    return str(wanted)


def _own(name: object) -> str:
    return str(name).lstrip("@") if name in ("@x", "@y") else str(name)


def _text(value: Any) -> str | None:
    if value is None or value == "" or isinstance(value, bytes):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return str(value)
