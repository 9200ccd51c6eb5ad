"""One position out of whatever a format calls geometry; never more than a point."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.ingest.readers import number

_WKT = re.compile(
    r"\s*(?:SRID=\d{4,6};)?(?:MULTI)?POINT\s*(?:Z|M|ZM)?\s*\(+\s*"
    r"([-+.\dEe]+)[\s]+([-+.\dEe]+)(?:\s+[-+.\dEe]+){0,2}\s*\)+\s*",
    re.IGNORECASE | re.ASCII,
)
_WKT_OTHER = re.compile(
    r"\s*(?:SRID=\d{4,6};)?(?:MULTIPOINT|(?:MULTI)?(?:LINESTRING|POLYGON)|GEOMETRYCOLLECTION)"
    r"\s*(?:Z|M|ZM)?\s*(?:\(|EMPTY)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Position:
    """A pair in the file's own coordinate system, or the code that says why not."""

    x: float | None = None
    y: float | None = None
    code: str | None = None


NOWHERE = Position()
NOT_A_POINT = Position(code="F053")
NOT_FINITE = Position(code="F052")


def pair(values: object) -> Position:
    """Return the position of a list of ordinates: numbers or text, x first.

    >>> pair(["-75.7", 45.4])
    Position(x=-75.7, y=45.4, code=None)
    >>> pair(["NaN", "1e999"]).code, pair(["1"]).code
    ('F052', 'F053')
    """
    if not isinstance(values, Sequence) or isinstance(values, str) or len(values) < 2:
        return NOT_A_POINT
    if any(
        isinstance(value, list | dict | bool) or value is None for value in values[:2]
    ):
        return NOT_A_POINT
    x, y = (number.read(str(value)) for value in values[:2])
    return NOT_FINITE if x is None or y is None else Position(x, y)


def from_wkt(text: str | None) -> Position:
    """Return the position a WKT point names.

    >>> from_wkt("POINT (-114.06 51.05)")
    Position(x=-114.06, y=51.05, code=None)
    """
    if not text or len(text) > 1_000_000:
        return NOWHERE
    match = _WKT.fullmatch(text)
    if match is None:
        return NOT_A_POINT
    return pair([match[1], match[2]])


def is_wkt(text: str | None) -> bool:
    """Whether a cell looks like well-known text of any geometry."""
    return bool(text and (_WKT.fullmatch(text) or _WKT_OTHER.match(text)))
