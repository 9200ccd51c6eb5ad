"""Withholding: a value that a check found wrong does not go out with its location."""

import numpy as np

from geomap.ingest.checks import privacy
from geomap.model import directory as directories
from geomap.model.directory import Directory
from geomap.model.issue import Issues

_POINT = (
    "latitude", "longitude", "position_quality", "position_radius", "position_origin",
)  # fmt: skip
_PHOTO = (
    "media_photo_url", "media_photo_alt_en", "media_photo_alt_fr", "media_photo_credit",
    "media_photo_date",
)  # fmt: skip
# Which columns each check's issue withholds.
_COLUMNS = {"L207": _POINT, "A302": ("address_postal_code",), "X801": _PHOTO}


def apply(directory: Directory, row_numbers: np.ndarray, issues: Issues) -> Directory:
    """Return the directory without the values that these issues of checks withhold."""
    made = directory.locations.copy(deep=False)
    for code, columns in _COLUMNS.items():
        told = issues.of(code).table["row"].to_numpy(dtype=int)
        for column in columns if len(told) else ():
            made[column] = made[column].mask(np.isin(row_numbers, told))
    personal = issues.of("D709").table
    for column in privacy.COLUMNS if len(personal) else ():
        is_told = made[column].isin(personal["value"].dropna())
        made[column] = made[column].mask(is_told)
    return directories.of(made)
