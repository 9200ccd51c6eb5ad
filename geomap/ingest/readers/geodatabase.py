"""Zipped file geodatabase, unpacked into the private folder and read through GDAL."""

import re
from pathlib import Path, PurePosixPath

from geomap.errors import RefusedFile
from geomap.ingest.readers import gdal
from geomap.ingest.readers.archive import Archive
from geomap.ingest.readers.found import Found
from geomap.ingest.readers.task import Task

_PART = re.compile(r"(?:a[0-9a-f]{8}\.[a-z0-9_.]{1,40}|gdb|timestamps)", re.IGNORECASE)


def read(task: Task) -> Found:
    """Read one layer of the only geodatabase in the archive."""
    folder = Path(task.work) / "unpacked.gdb"
    with Archive(task.path, task.limits) as archive:
        databases = {str(p) for n in archive.files for p in _databases(n)}
        if len(databases) != 1:
            names = ", ".join(sorted(databases)[:20])
            raise RefusedFile("F047", {"layer": "", "layers": names})
        for name in archive.files:
            part = PurePosixPath(name).name
            if any(_databases(name)) and _PART.fullmatch(part):
                archive.extract(name, folder / part)
    if not folder.exists():
        raise RefusedFile("F001")
    return gdal.read_layer(task, folder, "filegdb")


def _databases(name: str) -> list[PurePosixPath]:
    return [p for p in PurePosixPath(name).parents if p.name.lower().endswith(".gdb")]
