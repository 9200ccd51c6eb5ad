"""Zipped Shapefile: our own reading of points and attributes, strict about counts."""

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from geomap.errors import RefusedFile
from geomap.ingest.readers import dbf, encoding, projection_file
from geomap.ingest.readers.archive import Archive
from geomap.ingest.readers.found import (
    Found,
    Problem,
    from_columns,
    problem,
    with_points,
)
from geomap.ingest.readers.point import NOT_A_POINT, NOT_FINITE, NOWHERE, Position
from geomap.ingest.readers.task import Task

_MAGIC = 9994
_HEADER = 100
_POINTS = (1, 11, 21)
_MULTIPOINTS = (8, 18, 28)
_NEEDED = (".shx", ".dbf")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """The bytes of the files that make up one layer."""

    name: str
    shp: bytes
    dbf: bytes
    prj: str | None
    cpg: str | None


def read(task: Task) -> Found:
    """Read one layer of the archive: the named one, or the only one."""
    with Archive(task.path, task.limits) as archive:
        layers = sorted({n[:-4] for n in archive.files if n.lower().endswith(".shp")})
        parts = _parts(archive, _chosen(layers, task))
    positions = list(_positions(parts.shp))
    if len(positions) > task.limits.rows:
        raise RefusedFile("F023", {"limit": task.limits.rows})
    columns, encoded = dbf.read(parts.dbf, task.layout.encoding or parts.cpg)
    table = from_columns(columns)
    if len(table) != len(positions):
        raise RefusedFile("F038", {"shapes": len(positions), "rows": len(table)})
    table = with_points(table, [p.x for p in positions], [p.y for p in positions])
    reference, layout = _reference(parts.prj, task)
    return Found(
        table=table,
        format="shapefile",
        encoding=encoded,
        crs=reference,
        layout={"layer": parts.name, "layers": layers, "encoding": encoded, **layout},
        problems=_problems(positions),
    )


def _chosen(layers: list[str], task: Task) -> str:
    if not layers:
        raise RefusedFile("F037", {"part": ".shp"})
    names = [PurePosixPath(layer).name for layer in layers]
    wanted = task.layout.layer
    if wanted is None and len(layers) == 1:
        return layers[0]
    for layer, name in zip(layers, names, strict=True):
        if wanted in (layer, name):
            return layer
    raise RefusedFile("F047", {"layer": wanted or "", "layers": ", ".join(names[:20])})


def _parts(archive: Archive, layer: str) -> _Parts:
    by_name = {name.lower(): name for name in archive.files}

    def part(ending: str) -> bytes | None:
        name = by_name.get((layer + ending).lower())
        return archive.bytes(name) if name else None

    for ending in _NEEDED:
        if (layer + ending).lower() not in by_name:
            raise RefusedFile("F037", {"part": ending})
    shp, table = part(".shp") or b"", part(".dbf") or b""
    prj, cpg = part(".prj"), part(".cpg")
    _check_header(shp)
    _check_index(part(".shx") or b"")
    return _Parts(
        name=PurePosixPath(layer).name,
        shp=shp,
        dbf=table,
        prj=encoding.text_of(prj)[0] if prj else None,
        cpg=dbf.code_page(cpg),
    )


def _check_header(shp: bytes) -> None:
    if len(shp) < _HEADER or struct.unpack_from(">i", shp)[0] != _MAGIC:
        raise RefusedFile("F020", {"name": "shp", "content": "?"})
    (words,) = struct.unpack_from(">i", shp, 24)
    if words * 2 != len(shp):
        raise RefusedFile("F038", {"shapes": words * 2, "rows": len(shp)})


def _check_index(shx: bytes) -> None:
    if len(shx) < _HEADER or (len(shx) - _HEADER) % 8:
        raise RefusedFile("F038", {"shapes": 0, "rows": len(shx)})


def _positions(shp: bytes) -> Iterator[Position]:
    """Yield the position of every record; a record cut short is refused."""
    at = _HEADER
    while at < len(shp):
        try:
            _, words = struct.unpack_from(">ii", shp, at)
            (kind,) = struct.unpack_from("<i", shp, at + 8)
            if words < 2 or at + 8 + 2 * words > len(shp):
                raise RefusedFile("F038", {"shapes": 2 * words, "rows": len(shp) - at})
            yield _position(kind, shp, at + 12)
        except struct.error:
            raise RefusedFile("F038", {"shapes": 0, "rows": 0}) from None
        at += 8 + 2 * words


def _position(kind: int, shp: bytes, at: int) -> Position:
    if kind == 0:
        return NOWHERE
    if kind in _MULTIPOINTS and struct.unpack_from("<i", shp, at + 32)[0] == 1:
        at += 36
    elif kind not in _POINTS:
        return NOT_A_POINT
    x, y = struct.unpack_from("<dd", shp, at)
    return Position(x, y) if math.isfinite(x) and math.isfinite(y) else NOT_FINITE


def _reference(prj: str | None, task: Task) -> tuple[str | None, dict[str, Any]]:
    """Return the coordinate system, None without .prj, and what to note of it."""
    if prj is None:
        return task.layout.crs, {"prj": "missing"}
    reference, confidence, name = projection_file.read(prj)
    noted = {"crs_name": name or None, "crs_confidence": confidence}
    return task.layout.crs or reference, noted


def _problems(positions: list[Position]) -> list[Problem]:
    return [
        problem(p.code, row, type="SHP") for row, p in enumerate(positions, 1) if p.code
    ]
