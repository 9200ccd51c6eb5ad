"""What a zip file holds decides who reads it."""

import importlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from geomap.errors import RefusedFile
from geomap.ingest.readers import choosing
from geomap.ingest.readers.archive import Archive
from geomap.ingest.readers.found import Found
from geomap.ingest.readers.task import Task

_READABLE = (
    "csv", "tsv", "txt", "json", "geojson", "kml", "gpx", "gpkg", "fgb", "parquet",
    "ndjson",
)  # fmt: skip
_OFFICE = {
    "xl/workbook.bin": "XLSB",
    "xl/vbaProject.bin": "XLSM",
    "word/document.xml": "DOCX",
    "ppt/presentation.xml": "PPTX",
    "mimetype": "ODS",
}
_HSDS = {"locations.csv", "location.csv", "locations.json", "location.json"}


def read(task: Task, layers: Mapping[str, bool]) -> Found:
    """Read a workbook, KMZ, Shapefile, geodatabase, HSDS package, or a single file."""
    with Archive(task.path, task.limits) as archive:
        kind = kind_of(archive.files)
        choosing.require(kind, layers)
        if kind == "single":
            return _single(archive, task, layers)
    module = importlib.import_module(f"geomap.ingest.readers.{_MODULES[kind]}")
    return module.read(task)


_MODULES = {
    "xlsx": "workbook",
    "kmz": "keyhole",
    "shapefile": "shapefile",
    "filegdb": "geodatabase",
    "hsds": "hsds_package",
}


def kind_of(names: tuple[str, ...]) -> str:
    """Return what these entries make up together.

    >>> kind_of(("bureaux.shp", "bureaux.dbf", "bureaux.shx"))
    'shapefile'
    """
    if not names:
        raise RefusedFile("F002")
    for part, called in _OFFICE.items():
        if part in names:
            raise RefusedFile("F021", {"format": called})
    if "xl/workbook.xml" in names:
        return "xlsx"
    folders = {
        part.lower() for name in names for part in PurePosixPath(name).parts[:-1]
    }
    if any(folder.endswith(".gdb") for folder in folders):
        return "filegdb"
    return _kind_by_ending(names)


def _kind_by_ending(names: tuple[str, ...]) -> str:
    endings = {PurePosixPath(name.lower()).suffix[1:] for name in names}
    if "shp" in endings or {"dbf", "shx"} <= endings:
        return "shapefile"
    if "kml" in endings and "csv" not in endings:
        return "kmz"
    if {PurePosixPath(name.lower()).name for name in names} & _HSDS:
        return "hsds"
    return "single"


def _single(archive: Archive, task: Task, layers: Mapping[str, bool]) -> Found:
    """Read the only file that could be read; several are a question to a person."""
    readable = [
        n for n in archive.files if PurePosixPath(n.lower()).suffix[1:] in _READABLE
    ]
    named = [n for n in readable if n == task.layout.layer]
    if len(named or readable) > 1:
        raise RefusedFile("F047", {"layer": "", "layers": ", ".join(readable[:20])})
    if not readable:
        raise _unreadable(archive)
    name = (named or readable)[0]
    path = archive.extract(name, Path(task.work) / "unpacked" / "file")
    found = choosing.read(replace(task, path=str(path), name=name), layers)
    return replace(found, layout={**found.layout, "layer": name})


def _unreadable(archive: Archive) -> RefusedFile:
    for name in archive.files:
        if name.lower().endswith((".zip", ".kmz", ".xlsx", ".7z", ".gz")):
            return RefusedFile("F016")
        if next(archive.blocks(name), b"").startswith(b"PK\x03\x04"):
            return RefusedFile("F016")
    return RefusedFile("F021", {"format": "ZIP"})
