"""dBASE tables, the attributes of a Shapefile."""

import struct
from dataclasses import dataclass

from geomap.errors import RefusedFile
from geomap.ingest.readers import encoding

_END = 0x0D
_DELETED = b"*"
# Language driver ids that say which code page, as GDAL and QGIS write them.
_DRIVERS = {0x57: "cp1252", 0x03: "cp1252", 0x02: "cp850", 0x04: "mac_roman"}
_PAGES = {"65001": "utf-8", "1252": "cp1252", "88591": "latin-1", "850": "cp850"}
_LOGICAL = {"T": "true", "Y": "true", "F": "false", "N": "false"}


@dataclass(frozen=True, slots=True)
class _Field:
    """One column: its raw name, type letter, and place in the record."""

    name: bytes
    kind: str
    start: int
    end: int


def read(data: bytes, declared: str | None) -> tuple[dict[str, list[str | None]], str]:
    """Return the columns, every row as text, and the encoding they were in."""
    rows, start, size = _dimensions(data)
    fields = _fields(data, start, size)
    encoded = declared or _encoding(data, start)
    columns: dict[str, list[str | None]] = {}
    for field in fields:
        name = _decoded(field.name, encoded).strip() or f"column {len(columns) + 1}"
        while name in columns or name in ("@x", "@y"):
            name = f"{name.lstrip('@')} (2)"
        columns[name] = [
            _cell(data[at + field.start : at + field.end], field.kind, encoded)
            for at in range(start, start + rows * size, size)
        ]
    return columns, encoded


def code_page(cpg: bytes | None) -> str | None:
    """Return the encoding a .cpg file names, None when it names none we know.

    >>> code_page(b"UTF-8"), code_page(b"ANSI 1252"), code_page(b"?")
    ('utf-8', 'cp1252', None)
    """
    text = (cpg or b"").decode("ascii", "ignore").strip().lower()
    digits = "".join(c for c in text if c.isdigit())
    if text in ("utf-8", "utf8"):
        return "utf-8"
    return _PAGES.get(digits)


def _dimensions(data: bytes) -> tuple[int, int, int]:
    """Return rows, start of the first and size of each, checked against the bytes."""
    if len(data) < 33:
        raise RefusedFile("F038", {"shapes": 0, "rows": len(data)})
    rows, start, size = struct.unpack_from("<IHH", data, 4)
    if size < 1 or start < 33 or start + rows * size > len(data):
        raise RefusedFile(
            "F038", {"shapes": rows, "rows": (len(data) - start) // (size or 1)}
        )
    return rows, start, size


def _fields(data: bytes, start: int, size: int) -> list[_Field]:
    fields, at, place = [], 32, 1
    while at + 32 <= start and data[at] != _END:
        length = data[at + 16]
        name = data[at : at + 11].split(b"\x00")[0]
        fields.append(_Field(name, chr(data[at + 11]), place, place + length))
        place += length
        at += 32
    if place > size or not fields:
        raise RefusedFile("F038", {"shapes": size, "rows": place})
    return fields


def _encoding(data: bytes, start: int) -> str:
    """Return what the bytes are; the header is believed where they cannot tell."""
    letters = data[start:].replace(b"\x00", b" ")
    if letters.isascii():
        return "utf-8"
    _, found = encoding.text_of(letters)
    driver = _DRIVERS.get(data[29])
    return found if found == "utf-8" else driver or found


def _decoded(raw: bytes, encoded: str) -> str:
    try:
        return raw.decode(encoded)
    except UnicodeDecodeError:
        # A value cut at the field's width may end inside a letter.
        return (
            raw.decode(encoded, "ignore")
            if encoded == "utf-8"
            else raw.decode("latin-1")
        )


def _cell(raw: bytes, kind: str, encoded: str) -> str | None:
    text = _decoded(raw, encoded).strip(" \x00")
    if text and not text.strip("*"):
        return None  # how a number that is not known is written
    if kind == "L":
        return _LOGICAL.get(text.upper())
    if kind == "D" and len(text) == 8 and text.isdigit():
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return text or None
