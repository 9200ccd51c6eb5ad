"""A check of all points together: the same step in the same direction for all."""

import numpy as np

from geomap.ingest.checks import marking
from geomap.ingest.checks.checked import Checked
from geomap.model import issue
from geomap.model.issue import Issues

# NAD27 read as NAD83 is 10 to 200 m off in Canada; what varies less than this is one
# and the same step (metres).
_LEAST, _MOST, _SPREAD = 15.0, 250.0, 10.0
_ENOUGH = 20
_METRES_A_DEGREE = 111_195.0


def datum_shift(checked: Checked) -> Issues:
    """L214: every point moved by the same step since what is published."""
    if checked.before is None:
        return issue.none()
    east, north = _steps(checked)
    if len(east) < _ENOUGH:
        return issue.none()
    step = float(np.hypot(np.median(east), np.median(north)))
    apart = np.hypot(east - np.median(east), north - np.median(north))
    if not _LEAST <= step <= _MOST or np.median(apart) > _SPREAD:
        return issue.none()
    return marking.whole(checked, "L214", facts={"m": round(step)})


def _steps(checked: Checked) -> tuple[np.ndarray, np.ndarray]:
    """Return how many metres east and north each known location moved."""
    assert checked.before is not None  # noqa: S101 - told by the caller
    columns = ["id", "latitude", "longitude"]
    now = checked.table.loc[checked.is_given, columns]
    pairs = now.merge(checked.before.locations[columns], on="id", suffixes=("", "_was"))
    north = (pairs["latitude"] - pairs["latitude_was"]) * _METRES_A_DEGREE
    flat = np.cos(np.radians(pairs["latitude"]))
    east = (pairs["longitude"] - pairs["longitude_was"]) * _METRES_A_DEGREE * flat
    known = east.notna() & north.notna()
    return east[known].to_numpy(float), north[known].to_numpy(float)
