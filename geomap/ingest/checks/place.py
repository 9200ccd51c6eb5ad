"""Checks of a point against the places its address names."""

import numpy as np
import pandas as pd

from geomap.ingest.checks import marking
from geomap.ingest.checks.checked import Checked
from geomap.model import issue
from geomap.model.issue import Issues
from geomap.places import names
from geomap.places.gazetteer import Gazetteer
from geomap.spatial import distance

# A point this far (metres), and this many radii, from what the address names is odd.
_FSA_M, _FSA_RADII = 5_000.0, 1.5
_TOWN_M, _TOWN_RADII = 40_000.0, 3.0


def far_from_postal_area(checked: Checked) -> Issues:
    """L208: the point is far from the area of the postal code."""
    if checked.gazetteer is None:
        return issue.none()
    area = checked.table["address_postal_code"].str.slice(0, 3)
    # Rural areas (second sign 0) are scattered over hundreds of kilometres.
    area = area.mask(area.str.slice(1, 2) == "0")
    asked = pd.DataFrame({"code": area, "locality": None, "province": None})
    metres, radius = _away(checked, asked)
    far = metres > np.maximum(_FSA_M, _FSA_RADII * radius)
    facts = {"km": _kilometres(metres), "fsa": area}
    return marking.rows(checked, "L208", far, column="address_postal_code", facts=facts)


def far_from_town(checked: Checked) -> Issues:
    """L209: the point is far from the town of the address."""
    if checked.gazetteer is None:
        return issue.none()
    table = checked.table
    town = table["address_locality_en"].fillna(table["address_locality_fr"])
    province = table["address_province"]
    asked = pd.DataFrame({"code": None, "locality": town, "province": province})
    metres, radius = _away(checked, asked)
    far = metres > np.maximum(_TOWN_M, _TOWN_RADII * radius)
    facts = {"city": town, "km": _kilometres(metres)}
    return marking.rows(checked, "L209", far, facts=facts)


def access_unsaid(checked: Checked) -> Issues:
    """L213: no all-season road leads to the community, and the row does not say so."""
    gazetteer = checked.gazetteer
    if not isinstance(gazetteer, Gazetteer):
        return issue.none()
    table = checked.table
    town = table["address_locality_en"].fillna(table["address_locality_fr"])
    group, distinct = pd.factorize(table["address_province"] + town)
    modes = np.array(
        [*(_access(gazetteer, each) for each in distinct), ""], dtype=object
    )
    unsaid = (modes[group] != "") & table["access_mode"].isna().to_numpy()
    return marking.rows(checked, "L213", unsaid, facts={"place": town})


def _away(checked: Checked, asked: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return the metres to the named place, and its radius; NaN where not known."""
    metres = np.full(len(asked), np.nan)
    radius = np.full(len(asked), np.nan)
    rows = np.flatnonzero(checked.is_given)
    if checked.gazetteer is None or not len(rows):
        return metres, radius
    asked = asked.iloc[rows]
    found = checked.gazetteer.locate(*(asked[name].tolist() for name in asked))
    table = checked.table[["latitude", "longitude"]].iloc[rows]
    metres[rows] = distance.pairwise(
        table["latitude"].to_numpy(float),
        table["longitude"].to_numpy(float),
        found["latitude"].to_numpy(float),
        found["longitude"].to_numpy(float),
    )
    radius[rows] = found["radius"].to_numpy(float)
    return metres, radius


def _kilometres(metres: np.ndarray) -> np.ndarray:
    return np.round(np.nan_to_num(metres) / 1000).astype(int)


def _access(gazetteer: Gazetteer, place: str) -> str:
    """Return how a place is reached when not by road all year, "" otherwise.

    The place is two letters of the province, then the name.
    """
    province, town = place[:2], place[2:]
    named = gazetteer.named
    for row in gazetteer.rows_by_name.get(names.fold(town), ()):
        if named["province"][row] == province and named["access"][row]:
            mode = str(named["access"][row])
            return "" if mode == "road" else mode
    return ""
