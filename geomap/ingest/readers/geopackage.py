"""GeoPackage through SQLite itself: real tables only, nothing of the file is run."""

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from geomap.errors import RefusedFile
from geomap.ingest.readers import crs, wkb
from geomap.ingest.readers.flattening import Record
from geomap.ingest.readers.found import (
    Found,
    Problem,
    from_records,
    problem,
    with_points,
)
from geomap.ingest.readers.point import Position
from geomap.ingest.readers.task import Task

_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
_STEPS = 20_000
_SECONDS = 1.0
_LAYERS = """
    SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id,
        m.type, m.sql
    FROM gpkg_contents c JOIN sqlite_master m ON m.name = c.table_name
    LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
    LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
    WHERE c.data_type IN ('features', 'attributes') LIMIT 1000
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    """A table with the column that holds its geometry, and its coordinate system."""

    name: str
    geometry: str | None
    authority: str | None
    code: int | None
    is_table: bool


def read(task: Task) -> Found:
    """Read one layer: the named one, or the only one."""
    try:
        with sqlite3.connect(
            f"file:{task.path}?mode=ro&immutable=1", uri=True
        ) as database:
            return _read(database, task)
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            raise RefusedFile("F040", {"seconds": _SECONDS}) from None
        raise RefusedFile("F039") from None
    except (sqlite3.DatabaseError, UnicodeDecodeError, OverflowError):
        raise RefusedFile("F039") from None


def _read(database: sqlite3.Connection, task: Task) -> Found:
    _restrict(database, task)
    layers = [_layer(row) for row in database.execute(_LAYERS)]
    views = [layer.name for layer in layers if not layer.is_table]
    layer = _chosen([each for each in layers if each.is_table], task)
    budget = (
        10 * _SECONDS
        if task.limits.processor_time <= 60
        else task.limits.processor_time
    )
    _limit_time(database, budget)
    rows = list(_rows(database, layer, task))
    positions = [position for _, position in rows]
    table = from_records([record for record, _ in rows], task.limits)
    if layer.geometry:
        table = with_points(table, [p.x for p in positions], [p.y for p in positions])
    return Found(
        table=table,
        format="gpkg",
        crs=_reference(layer),
        layout={
            "layer": layer.name,
            "layers": [each.name for each in layers if each.is_table],
        },
        problems=[*_problems(positions), *(problem("F050", value=v) for v in views)],
    )


def _restrict(database: sqlite3.Connection, task: Task) -> None:
    """Leave only reading: no writing, attaching, functions of the schema or pragmas."""
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA cell_size_check = ON")
    database.setlimit(
        sqlite3.SQLITE_LIMIT_LENGTH, max(task.limits.value * 4, 1_000_000)
    )
    _limit_time(database, _SECONDS)
    database.set_authorizer(_authorize)


def _limit_time(database: sqlite3.Connection, seconds: float) -> None:
    end = time.monotonic() + seconds
    database.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS)


def _authorize(action: int, *_: object) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _layer(row: tuple[Any, ...]) -> _Layer:
    name, geometry, authority, code, kind, sql = row
    is_table = kind == "table" and not str(sql).upper().lstrip().startswith(
        "CREATE VIRTUAL"
    )
    return _Layer(
        name=str(name),
        geometry=geometry,
        authority=authority,
        code=code,
        is_table=is_table,
    )


def _chosen(layers: list[_Layer], task: Task) -> _Layer:
    wanted = task.layout.layer
    named = [layer for layer in layers if layer.name == wanted]
    spatial = [layer for layer in layers if layer.geometry]
    if wanted is None and len(spatial or layers) == 1:
        return (spatial or layers)[0]
    if not layers:
        raise RefusedFile("F039")
    if len(named) != 1:
        names = ", ".join(layer.name[:80] for layer in layers[:20])
        raise RefusedFile("F047", {"layer": wanted or "", "layers": names})
    return named[0]


def _rows(
    database: sqlite3.Connection, layer: _Layer, task: Task
) -> Iterator[tuple[Record, Position]]:
    quoted = layer.name.replace('"', '""')
    select = f'SELECT * FROM "{quoted}" LIMIT {task.limits.rows + 1}'  # noqa: S608
    cursor = database.execute(select)
    names = [column[0] for column in cursor.description]
    for values in cursor:
        row = dict(zip(names, values, strict=True))
        shape = row.pop(layer.geometry, None) if layer.geometry else None
        record = {_own(name): _text(value) for name, value in row.items()}
        yield record, wkb.read_geopackage(shape)


def _own(name: str) -> str:
    return name.lstrip("@") if name in ("@x", "@y") else name


def _text(value: object) -> str | None:
    if value is None or value == "" or isinstance(value, bytes):
        return None
    return value if isinstance(value, str) else str(value)


def _reference(layer: _Layer) -> str | None:
    if layer.authority is None or layer.authority.upper() != "EPSG" or not layer.code:
        return None
    return crs.from_code(layer.code)


def _problems(positions: list[Position]) -> list[Problem]:
    return [
        problem(p.code, row, type="GPKG")
        for row, p in enumerate(positions, 1)
        if p.code
    ]
