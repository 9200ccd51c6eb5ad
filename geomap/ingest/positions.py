"""Positions: the publisher's points in WGS 84, proven to be where the rows say."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from geomap.ingest import values
from geomap.ingest.normalize import coordinate
from geomap.model import issue
from geomap.model.issue import Issue, Issues
from geomap.spatial import boundaries, projection

# Rough latitudes and longitudes of the rows, found out only when they are needed.
Known = Callable[[], tuple[np.ndarray, np.ndarray] | None]


def nothing_known() -> None:
    """Know nothing of where the rows are."""


# Most rows of a file must fit in degrees for it to be taken as degrees.
_MOST = 0.5
# The box around Canada, with a little of the sea (degrees).
_SOUTH, _NORTH, _WEST, _EAST = 41.6, 83.2, -141.1, -52.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """Degrees for every row (NaN: none), what became of each, and the system used.

    `is_converted` is true where the publisher's numbers were in another system;
    `decimals` is how many each was written with.
    """

    latitude: np.ndarray
    longitude: np.ndarray
    decimals: np.ndarray
    is_converted: bool
    crs: str | None
    issues: Issues


def of(
    table: pd.DataFrame,
    crs: str | None,
    known: Known = nothing_known,
) -> Positions:
    """Return where the publisher says the rows are, mended where that is provable.

    `known` are rough latitudes and longitudes of the rows, to tell systems apart.
    """
    x, issues = _axis(table, "@x", "longitude")
    y, met = _axis(table, "@y", "latitude")
    found = _in_degrees(x, y, _provinces(table), crs, known)
    rows = table.index.to_numpy() + 1
    mended = _mended(found.y, found.x, _provinces(table), rows)
    return Positions(
        latitude=mended.y,
        longitude=mended.x,
        decimals=_decimals(x, y),
        is_converted=found.is_converted,
        crs=found.crs,
        issues=issues + met + found.issues + mended.issues,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axes:
    x: np.ndarray
    y: np.ndarray
    issues: Issues
    crs: str | None = None
    is_converted: bool = False


def _axis(table: pd.DataFrame, geometry: str, column: str) -> tuple[np.ndarray, Issues]:
    """Return one coordinate as numbers: the geometry's, else the column's as read."""
    numbers = np.full(len(table), np.nan)
    if geometry in table:
        numbers = table[geometry].to_numpy(dtype=float, copy=True)
    if column not in table:
        return numbers, issue.none()
    unread = table[column].where(np.isnan(numbers))
    read, issues = values.read(unread, coordinate.read, column)
    spare = pd.to_numeric(read, errors="coerce").to_numpy(dtype=float)
    return np.where(np.isnan(numbers), spare, numbers), issues


def _in_degrees(
    x: np.ndarray,
    y: np.ndarray,
    provinces: np.ndarray,
    crs: str | None,
    known: Known,
) -> _Axes:
    given = np.isfinite(x) & np.isfinite(y)
    if not given.any():
        return _Axes(x=x, y=y, issues=issue.none(), crs=crs)
    small = (np.abs(x) <= 180) & (np.abs(y) <= 180)
    if small[given].mean() >= _MOST:
        return _Axes(x=x, y=y, issues=issue.none(), crs=crs or "EPSG:4326")
    if crs is None:
        detected = projection.detect(x, y, list(provinces), known=known())
        if not detected.proven or detected.crs is None:
            return _unproven(len(x), detected)
        crs = detected.crs
    latitudes, longitudes = projection.to_wgs84(x, y, crs)
    told = issue.of([Issue(code="L215", facts={"crs": crs, "epsg": crs})])
    return _Axes(x=longitudes, y=latitudes, issues=told, crs=crs, is_converted=True)


def _unproven(rows: int, detected: projection.Detection) -> _Axes:
    names = ", ".join(f"{c.crs} ({c.name})" for c in detected.candidates[:5])
    asked = Issue(code="F046", facts={"candidates": names or "—", "crs": names or "—"})
    nothing = np.full(rows, np.nan)
    return _Axes(x=nothing, y=nothing.copy(), issues=issue.of([asked]))


def _mended(
    y: np.ndarray, x: np.ndarray, provinces: np.ndarray, rows: np.ndarray
) -> _Axes:
    """Mend what is swapped or has the wrong sign where that proves right.

    Whatever is then not in Canada is withheld.
    """
    y, x = y.copy(), x.copy()
    issues = issue.none()
    swapped = (y >= -141.1) & (y <= -52) & (x >= 41) & (x <= 84)
    signed = (x >= 52) & (x <= 141.1) & (y >= 41) & (y <= 84)
    for code, wrong in (("L203", swapped), ("L204", signed)):
        if not wrong.any():
            continue
        north, east = (x, y) if code == "L203" else (y, -x)
        right = wrong & _is_believable(north, east, provinces)
        issues += _suggested(code, rows, wrong, (y, x), (north, east))
        y = np.where(right, north, np.where(wrong, np.nan, y))
        x = np.where(right, east, np.where(wrong, np.nan, x))
    return _at_home(_within_canada(y, x, rows, issues), provinces, rows)


def _at_home(found: _Axes, provinces: np.ndarray, rows: np.ndarray) -> _Axes:
    """Withhold points that are not in the province their row states (L207)."""
    given = np.isfinite(found.x) & pd.notna(provinces)
    strays = given.copy()
    strays[given] = ~boundaries.belong(provinces[given], found.y[given], found.x[given])
    if not strays.any():
        return found
    there = boundaries.provinces_of(found.y[strays], found.x[strays])
    stated = provinces[strays]
    metres = [
        boundaries.metres_from(code, found.y[[row]], found.x[[row]])[0]
        for code, row in zip(stated, np.flatnonzero(strays), strict=True)
    ]
    facts = [
        {"prov": code, "prov2": other or "—", "km": round(far / 1000)}
        for code, other, far in zip(stated, there, metres, strict=True)
    ]
    told = issue.found(
        "L207", rows[strays], values=_written((found.y, found.x), strays), facts=facts
    )
    return replace(
        found,
        x=np.where(strays, np.nan, found.x),
        y=np.where(strays, np.nan, found.y),
        issues=found.issues + told,
    )


def _within_canada(
    y: np.ndarray, x: np.ndarray, rows: np.ndarray, issues: Issues
) -> _Axes:
    given = np.isfinite(x) & np.isfinite(y)
    nowhere = given & (np.abs(y) < 3) & (np.abs(x) < 3)
    large = given & ~nowhere & ((np.abs(x) > 180) | (np.abs(y) > 90))
    boxed = (y >= _SOUTH) & (y <= _NORTH) & (x >= _WEST) & (x <= _EAST)
    near = np.zeros(len(y), dtype=bool)
    near[boxed] = boundaries.in_canada(y[boxed], x[boxed])
    abroad = given & ~nowhere & ~large & ~near
    for code, wrong in (("L202", nowhere), ("L205", large), ("L206", abroad)):
        if wrong.any():
            issues += _suggested(code, rows, wrong, (y, x), None)
    kept = given & near
    east, north = np.where(kept, x, np.nan), np.where(kept, y, np.nan)
    return _Axes(x=east, y=north, issues=issues)


def _is_believable(
    latitudes: np.ndarray, longitudes: np.ndarray, provinces: np.ndarray
) -> np.ndarray:
    """Return whether a point is in its stated province, or in any if none is stated."""
    stated = pd.notna(provinces)
    agrees = boundaries.belong(provinces, latitudes, longitudes)
    return np.where(stated, agrees, boundaries.in_canada(latitudes, longitudes))


def _suggested(
    code: str,
    rows: np.ndarray,
    wrong: np.ndarray,
    was: tuple[np.ndarray, np.ndarray],
    better: tuple[np.ndarray, np.ndarray] | None,
) -> Issues:
    return issue.found(
        code,
        rows[wrong],
        values=_written(was, wrong),
        suggestions=None if better is None else _written(better, wrong),
    )


def _written(place: tuple[np.ndarray, np.ndarray], rows: np.ndarray) -> list[str]:
    pairs = zip(place[0][rows], place[1][rows], strict=True)
    return [f"{north:.10g}, {east:.10g}" for north, east in pairs]


def _provinces(table: pd.DataFrame) -> np.ndarray:
    if "address_province" not in table:
        return np.full(len(table), None, dtype=object)
    stated = table["address_province"].astype(object)
    return stated.where(stated.notna(), None).to_numpy(dtype=object)


def _decimals(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return how many decimals each pair needs, up to 5; 0 for whole numbers."""
    needed = np.zeros(len(x), dtype=int)
    for places in range(5):
        rough = np.isclose(np.round(x, places), x, atol=1e-9, rtol=0)
        rough &= np.isclose(np.round(y, places), y, atol=1e-9, rtol=0)
        needed = np.where(~rough, places + 1, needed)
    return needed
