"""The coordinate systems geomap accepts: a closed list.

The list is data/crs.csv. What is on no list is refused, so that a file cannot name a
system that would have to be fetched.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from geomap.errors import RefusedFile

_NOT_LISTED = "F031"
_NAMES = {
    "CRS84": "EPSG:4326",
    "CRS83": "EPSG:4269",
    "CRS27": "EPSG:4267",
    "WGS84": "EPSG:4326",
    "NAD83": "EPSG:4269",
    "900913": "EPSG:3857",
    "102100": "EPSG:3857",
    "102113": "EPSG:3857",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A coordinate system geomap accepts, and where in it Canada lies.

    `standing` is "usual", or "legacy" for one that is never guessed without evidence.
    """

    code: str
    name: str
    is_geographic: bool
    standing: str
    x_min: float
    y_min: float
    x_max: float
    y_max: float


@cache
def accepted() -> Mapping[str, System]:
    """Return the accepted systems by code, preferred ones first."""
    file = resources.files("geomap.spatial").joinpath("data", "crs.csv")
    with file.open(encoding="utf-8") as lines:
        return {row["code"]: _system(row) for row in csv.DictReader(lines)}


def code_of(crs: str) -> str:
    """Return the system meant by a name or number as "EPSG:n".

    Raises RefusedFile (F031) for a system that is not on the list.

    >>> code_of("urn:ogc:def:crs:EPSG::3347"), code_of("urn:ogc:def:crs:OGC:1.3:CRS84")
    ('EPSG:3347', 'EPSG:4326')
    """
    last = re.split(r"[:/]", crs.strip().upper())[-1]
    code = _NAMES.get(last, f"EPSG:{last}")
    if code not in accepted():
        raise RefusedFile(_NOT_LISTED, {"crs": crs})
    return code


def _system(row: dict[str, str]) -> System:
    return System(
        code=row["code"],
        name=row["name"],
        is_geographic=row["kind"] == "geographic",
        standing=row["standing"],
        x_min=float(row["x_min"]),
        y_min=float(row["y_min"]),
        x_max=float(row["x_max"]),
        y_max=float(row["y_max"]),
    )
