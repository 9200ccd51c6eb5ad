"""Points in well-known binary: ISO, extended (PostGIS) and GeoPackage. Nothing else."""

import math
import struct

from geomap.ingest.readers.point import NOT_A_POINT, NOT_FINITE, NOWHERE, Position

_POINT, _MULTIPOINT = 1, 4
_EXTENDED_SRID = 0x20000000
_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def read(data: bytes | None) -> Position:
    """Return the position of a WKB point, or of a multipoint of one.

    >>> read(bytes.fromhex("01010000000000000000C052C00000000000C04640"))
    Position(x=-75.0, y=45.5, code=None)
    """
    if not data:
        return NOWHERE
    try:
        return _geometry(bytes(data), 0)
    except struct.error:
        return NOT_A_POINT


def read_geopackage(data: object) -> Position:
    """Return the position in a GeoPackage geometry blob."""
    if data is None:
        return NOWHERE
    if not isinstance(data, bytes) or len(data) < 8 or data[:2] != b"GP":
        return NOT_A_POINT
    flags = data[3]
    if flags & 0x10:
        return NOWHERE
    return read(data[8 + _ENVELOPES.get(flags >> 1 & 7, 0) :])


def _geometry(data: bytes, at: int) -> Position:
    order = "<" if data[at : at + 1] == b"\x01" else ">"
    (code,) = struct.unpack_from(f"{order}I", data, at + 1)
    at += 9 if code & _EXTENDED_SRID else 5
    kind = (code & 0x0FFFFFFF) % 1000
    if kind == _MULTIPOINT:
        (count,) = struct.unpack_from(f"{order}I", data, at)
        is_one_point = count == 1 and _kind_at(data, at + 4) == _POINT
        return _geometry(data, at + 4) if is_one_point else NOT_A_POINT
    if kind != _POINT:
        return NOT_A_POINT
    x, y = struct.unpack_from(f"{order}dd", data, at)
    if math.isnan(x) and math.isnan(y):
        return NOWHERE
    return Position(x, y) if math.isfinite(x) and math.isfinite(y) else NOT_FINITE


def _kind_at(data: bytes, at: int) -> int:
    order = "<" if data[at : at + 1] == b"\x01" else ">"
    return int((struct.unpack_from(f"{order}I", data, at + 1)[0] & 0x0FFFFFFF) % 1000)
