"""Checks against what is published: rows gone, fields emptied, a map that moved.

"Vanished" means that an id of the published version is not in the new one.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import shapely

from geomap.ingest import columns
from geomap.ingest.checks import marking
from geomap.ingest.checks.checked import Checked
from geomap.model import issue, schema
from geomap.model.directory import Directory
from geomap.model.issue import Issues
from geomap.model.point import Point
from geomap.spatial import distance

# Shares of the published locations that may vanish: in all, and of one organization or
# town that has at least this many.
_REMOVED_MAX, _GROUP_MAX, _GROUP_LEAST = 0.15, 0.5, 5
# Points of percentage that a field may fall, with at least this many locations.
_FALL_MAX, _ENOUGH = 20.0, 10
_MEDIAN_M, _AREA_TIMES = 50_000.0, 3.0
# An expectation of the source is a promise to the hundredth of a percent.
_ROUNDING = 1e-4


def rows_dropped(checked: Checked) -> Issues:
    """D704: too many published locations are not in the new file."""
    before = checked.before
    if before is None or not len(before):
        return issue.none()
    gone = ~columns.is_in(before.locations["id"], checked.table["id"])
    if not gone.any():
        return issue.none()
    most = checked.source.expect.removed_max
    allowed = _REMOVED_MAX if most is None else most
    facts: dict[str, object] = {"n": int(gone.sum()), "m": len(before), "where": "—"}
    if gone.mean() > allowed:
        return marking.whole(checked, "D704", facts=facts)
    parts = [_dropped_in(checked, before, gone, group) for group in _GROUPS]
    return marking.together(parts)


_GROUPS = (
    ("organization_name_en", "organization_name_fr"),
    ("address_locality_en", "address_locality_fr"),
)


def _dropped_in(
    checked: Checked, before: Directory, gone: pd.Series, group: tuple[str, str]
) -> Issues:
    english, french = (before.locations[name] for name in group)
    by_group = gone.groupby(english.fillna(french))
    share, count = by_group.mean(), by_group.size()
    lost = share[(share > _GROUP_MAX) & (count >= _GROUP_LEAST)].index
    parts = [
        marking.whole(
            checked,
            "D704",
            facts={
                "n": int(by_group.sum()[name]),
                "m": int(count[name]),
                "where": name,
            },
        )
        for name in lost
    ]
    return marking.together(parts)


def fields_emptied(checked: Checked) -> Issues:
    """D705: a field is filled much less than before, or less than its source says."""
    filled = _filled(checked.directory)
    parts = [
        _emptied(checked, path, expected, filled.get(path, 0.0))
        for path, expected in checked.source.expect.filled.items()
        if filled.get(path, 0.0) + _ROUNDING < expected
    ]
    before = checked.before
    if before is not None and min(len(before), len(checked.directory)) >= _ENOUGH:
        was = _filled(before)
        parts += [
            _emptied(checked, path, was[path], now)
            for path, now in filled.items()
            if (was[path] - now) * 100 > _FALL_MAX
        ]
    return marking.together(parts)


def map_moved(checked: Checked) -> Issues:
    """D706: the middle of the points moved far, or they spread over a larger map."""
    before = checked.before
    if before is None:
        return issue.none()
    was, now = _points(before), _points(checked.directory)
    if min(len(was), len(now)) < _ENOUGH:
        return issue.none()
    metres = distance.between(_middle(was), _middle(now))
    times = _area(now) / max(_area(was), 1e-9)
    if metres <= _MEDIAN_M and 1 / _AREA_TIMES <= times <= _AREA_TIMES:
        return issue.none()
    facts = {"km": round(metres / 1000), "times": f"{times:.1f}"}
    return marking.whole(checked, "D706", facts=facts)


def stale(checked: Checked) -> Issues:
    """D707: the facts were last true longer ago than twice their half-life."""
    half_life = schema.by_path()["address.line.en"].half_life or 365
    oldest = pd.Timestamp(checked.today) - pd.Timedelta(days=2 * half_life)
    date = checked.table["provenance_date"]
    # ISO dates of any precision sort as text: "2019" is before "2019-06".
    old = date.notna() & (date < oldest.date().isoformat())
    facts = {"date": date}
    return marking.rows(checked, "D707", old, column="provenance_date", facts=facts)


def _emptied(checked: Checked, path: str, was: float, now: float) -> Issues:
    facts = {"field": path, "a": round(was * 100), "b": round(now * 100)}
    return marking.whole(checked, "D705", facts=facts)


def _filled(directory: Directory) -> Mapping[str, float]:
    """Return how much of each field is filled, 0 to 1, by path; location.point too."""
    shares = directory.locations.notna().mean()
    filled = {path: float(shares[f.column]) for path, f in schema.by_path().items()}
    return {**filled, "location.point": float(shares["latitude"])}


def _points(directory: Directory) -> np.ndarray:
    return directory.locations[["latitude", "longitude"]].dropna().to_numpy(float)


def _middle(points: np.ndarray) -> Point:
    north, east = np.median(points, axis=0)
    return Point(latitude=float(north), longitude=float(east))


def _area(points: np.ndarray) -> float:
    """Return the area of the hull, in degrees of latitude squared, roughly."""
    flat = np.cos(np.radians(points[:, 0].mean()))
    hull = shapely.convex_hull(shapely.multipoints(points * [1.0, flat]))
    return float(shapely.area(hull))
