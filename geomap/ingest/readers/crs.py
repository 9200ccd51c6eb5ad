"""Coordinate systems a Canadian publisher may name. The list is closed on purpose.

What a file says of its coordinate system is untrusted: given to PROJ or GDAL as it is,
a name can be a path or an address that is then opened.
"""

import re
from collections.abc import Mapping

from geomap.errors import RefusedFile

_UTM = {
    *range(26907, 26923),
    *range(2955, 2963),
    *range(3154, 3161),
    *range(32607, 32623),
}
_MTM = {
    *range(32181, 32199),
    *range(2944, 2953),
    *range(26891, 26900),
    2017,
    2018,
    2019,
}
_OTHER = {
    4326, 4269, 4617, 4267, 4979, 4955, 3347, 3348, 3978, 3979, 3857, 3005, 3153, 2950,
    2036, 2953, 2954, 2290, 2291, 2292, 3161, 3162, 3400, 3401, 3402, 3403, 3780, 3578,
    3579, 3797, 3798, 3799, 42304, 6622, 6624, 32198, 2960, 2961, 2962, 22617,
}  # fmt: skip
KNOWN = frozenset(_UTM | _MTM | _OTHER)
_ALIASES = {102100: 3857, 102113: 3857, 900913: 3857, 3785: 3857, 102002: 3347}
_NAMED = re.compile(
    r"(?:urn:(?:x-)?ogc:def:crs:)?EPSG:{1,2}(?:[\d.]*:)?(\d{4,6})", re.IGNORECASE
)
_CRS84 = re.compile(
    r"(?:urn:(?:x-)?ogc:def:crs:)?(?:OGC:(?:[\d.]*:)?)?CRS:?84", re.IGNORECASE
)


def from_code(code: int) -> str:
    """Return "EPSG:…" for a code of the closed list; any other is refused (F031).

    >>> from_code(102100)
    'EPSG:3857'
    """
    known = _ALIASES.get(code, code)
    if known not in KNOWN:
        raise RefusedFile("F031", {"crs": str(code)})
    return f"EPSG:{known}"


def from_name(name: object) -> str:
    """Return "EPSG:…" for a name of the closed list; any other is refused (F031).

    >>> (
    ...     from_name("urn:ogc:def:crs:OGC:1.3:CRS84"),
    ...     from_name("urn:ogc:def:crs:EPSG::3347"),
    ... )
    ('EPSG:4326', 'EPSG:3347')
    """
    text = str(name).strip()
    if _CRS84.fullmatch(text):
        return "EPSG:4326"
    match = _NAMED.fullmatch(text)
    if match is None:
        raise RefusedFile("F031", {"crs": text[:80]})
    return from_code(int(match[1]))


def from_geojson(member: object) -> str | None:
    """Return what a GeoJSON `crs` member names; None when it is null.

    >>> from_geojson({"type": "name", "properties": {"name": "EPSG:3005"}})
    'EPSG:3005'
    """
    if member is None:
        return None
    if not isinstance(member, Mapping) or member.get("type") != "name":
        raise RefusedFile("F031", {"crs": str(member)[:80]})
    properties = member.get("properties")
    name = properties.get("name") if isinstance(properties, Mapping) else None
    return from_name(name)
