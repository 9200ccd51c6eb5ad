"""What a .prj says, as a code of the closed list, with how sure that is."""

from pyproj import CRS
from pyproj.exceptions import CRSError

from geomap.ingest.readers.crs import KNOWN

_SURE, _LIKELY = 70, 25


def read(text: str) -> tuple[str | None, int, str]:
    """Return ("EPSG:…" or None, confidence of 100, the name the file gives).

    >>> read(
    ...     'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,'
    ...     '298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]]'
    ... )
    ('EPSG:4326', 70, 'WGS 84')
    """
    try:
        found = CRS.from_wkt(text[:10_000])
    except CRSError:
        return None, 0, ""
    for confidence in (_SURE, _LIKELY):
        code = found.to_epsg(min_confidence=confidence)
        if code in KNOWN:
            return f"EPSG:{code}", confidence, found.name[:80]
    return None, 0, found.name[:80]
