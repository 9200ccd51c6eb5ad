"""An HSDS 3 package: a zip of CSV or JSON tables, one file for each table."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from geomap.errors import RefusedFile
from geomap.ingest.readers import encoding, hsds, strict_json
from geomap.ingest.readers.archive import Archive
from geomap.ingest.readers.found import Found
from geomap.ingest.readers.task import Task


def read(task: Task) -> Found:
    """Read the tables of the package and join them into one row for each location."""
    tables: dict[str, Sequence[Mapping[str, Any]]] = {}
    with Archive(task.path, task.limits) as archive:
        for name in archive.files:
            path = PurePosixPath(name.lower())
            if path.suffix in (".csv", ".json") and path.stem != "datapackage":
                rows = _rows(archive.bytes(name), path.suffix, task)
                tables[hsds.singular(path.stem)] = rows
    return hsds.from_tables(tables, task)


def _rows(data: bytes, suffix: str, task: Task) -> Sequence[Mapping[str, Any]]:
    if not data.strip():
        return []
    text, _ = encoding.text_of(data)
    if suffix == ".json":
        document = strict_json.loads(text, task.limits)
        rows = document.get("contents", []) if isinstance(document, dict) else document
        return [row for row in rows if isinstance(row, dict)]
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        rows = list(reader)
    except csv.Error:
        raise RefusedFile("F001") from None
    for line, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise RefusedFile("F058", {"line": line})
    return [{k: v or None for k, v in row.items()} for row in rows]
