"""The sheets inside an XLSX, measured as bytes before any library lays them out."""

import re
from posixpath import join, normpath

from geomap.errors import RefusedFile
from geomap.ingest.readers import markup
from geomap.ingest.readers.archive import Archive
from geomap.ingest.readers.limits import Limits

Place = tuple[int, int]

_CELL = re.compile(rb'<(?:\w+:)?c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')
# A cell that holds an error such as #REF!, or a formula without a remembered result.
_VALUELESS = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3})(\d{1,7})"(?:[^>]*\bt="e"'
    rb"|[^>]*><(?:\w+:)?f[^>]*>[^<]*</(?:\w+:)?f>"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>)"
)
# The pattern is slow, and needs one of these.
_LIKELY = (b't="e"', b"<f", b":f")
_ENTITY = (b"<!DOCTYPE", b"<!ENTITY")
_FOLDER = "xl/worksheets/"
_OVERLAP = 1_000
_MOST = 1_000


def measure(archive: Archive, limits: Limits) -> dict[str, set[Place]]:
    """Return, by sheet, the cells without a usable value, as (row, column) from 0.

    Refuses entities (F034), and sheets whose corners lie too far apart (F025), because
    readers lay out all that is in between.
    """
    found = {
        name: _measured(archive, name, limits)
        for name in archive.files
        if name.endswith((".xml", ".rels"))
    }
    called = _names(archive, limits)
    return {called[name]: cells for name, cells in found.items() if name in called}


def _measured(archive: Archive, name: str, limits: Limits) -> set[Place]:
    corners = _Corners(limits)
    valueless: set[Place] = set()
    rest = b""
    for block in archive.blocks(name):
        text = rest + block
        if any(mark in text for mark in _ENTITY):
            raise RefusedFile("F034")
        if name.startswith(_FOLDER):
            corners.add(text)
            if len(valueless) < _MOST and any(mark in text for mark in _LIKELY):
                valueless.update(_place(*ref) for ref in _VALUELESS.findall(text))
        rest = text[-_OVERLAP:]
    return valueless


def _names(archive: Archive, limits: Limits) -> dict[str, str]:
    """Return what each sheet's file is called, by way of the workbook's relations."""
    targets: dict[str, str] = {}
    named: dict[str, str] = {}
    for part in ("xl/_rels/workbook.xml.rels", "xl/workbook.xml"):
        if part not in archive.files:
            continue
        for event, element, name in markup.events(archive.bytes(part), limits):
            if event == "start" and name == "Relationship":
                target = element.get("Target", "").removeprefix("/xl/")
                targets[element.get("Id", "")] = normpath(join("xl", target))
            if event == "start" and name == "sheet":
                key = next(
                    (v for k, v in element.attrib.items() if k.endswith("}id")), ""
                )
                named[targets.get(key, "")] = element.get("name", "")
    return named


class _Corners:
    """The first and last row and column of a sheet, as its cells come by."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._columns: set[bytes] = set()
        self._first, self._last = 10**9, 0

    def add(self, text: bytes) -> None:
        """Take in the cells of a piece of the sheet; refuse it (F025) when too big."""
        found = _CELL.findall(text)
        if not found:
            return
        letters, numbers = zip(*found, strict=True)
        self._columns.update(letters)
        rows = [int(number) for number in set(numbers)]
        self._first = min(self._first, *rows)
        self._last = max(self._last, *rows)
        columns = [_place(column, b"1")[1] for column in self._columns]
        width = max(columns) - min(columns) + 1
        height = self._last - self._first + 1
        most = self._limits
        if width > most.columns or height > most.rows or width * height > most.cells:
            raise RefusedFile("F025", {"limit": most.columns})


def _place(column: bytes, row: bytes) -> Place:
    place = 0
    for letter in column:
        place = place * 26 + letter - ord("A") + 1
    return int(row) - 1, place - 1
