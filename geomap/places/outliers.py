"""Postal codes whose point is not where the rest of what is known puts them.

A code is held against the other codes of its area (its first three signs) and against
the place it names. One far from both its area and the rest of it goes to its place, if
that is in the area, else to the area as a whole. A rural code far from a place that is
known by itself goes to that place.
"""

import numpy as np
import pandas as pd

from geomap.spatial import distance

# Metres. Less than this is no error that matters; an area's codes may be wider apart.
_FAR_M = 30_000
# An outlier is this many times farther from the middle than nine in ten of its area.
_TIMES = 3
_KEPT, _AT_PLACE, _IN_AREA = 0, 1, 2


def mended(codes: pd.DataFrame, named: pd.DataFrame) -> pd.DataFrame:
    """Return latitude, longitude and least radius of the codes, outliers moved.

    `codes` has code, place (row of `named`, -1 for none), latitude and longitude. The
    least radius is 0 for the codes that stay. `fate` is 0 kept, 1 at the place, 2 area.
    """
    areas = named[named["kind"] == "fsa"].set_index("code")
    area = areas.reindex(codes["code"].str[:3])
    place = named.iloc[codes["place"].clip(lower=0)]
    fate = _fate(codes, area, place)
    table = pd.DataFrame({"fate": fate}, index=codes.index)
    for column in ("latitude", "longitude"):
        choices = [codes[column], place[column], area[column]]
        table[column] = np.choose(fate, [c.to_numpy(dtype=float) for c in choices])
    none = np.zeros(len(codes))
    radii = [
        place["radius"].to_numpy(dtype=float),
        area["radius"].to_numpy(dtype=float),
    ]
    table["least"] = np.choose(fate, [none, *radii])
    return table


def _fate(codes: pd.DataFrame, area: pd.DataFrame, place: pd.DataFrame) -> np.ndarray:
    has_place = (codes["place"] >= 0).to_numpy()
    from_middle = _metres(codes, _middles(codes))
    first_half = codes["code"].str[:3]
    usual = pd.Series(from_middle, codes.index).groupby(first_half).quantile(0.9)
    reach = np.maximum(_TIMES * first_half.map(usual).to_numpy(dtype=float), _FAR_M)
    place_in_area = has_place & (_metres(place, _middles(codes)) <= reach)
    off_place = has_place & (_metres(codes, place) > _FAR_M)
    out = from_middle > reach
    rural = (codes["code"].str[1] == "0").to_numpy()
    sure = has_place & ~place["code"].str.startswith("postal/").to_numpy(dtype=bool)
    to_place = place_in_area & off_place & (out | (rural & sure))
    to_area = out & ~to_place & area["latitude"].notna().to_numpy()
    return np.select([to_place, to_area], [_AT_PLACE, _IN_AREA], _KEPT)


def _middles(codes: pd.DataFrame) -> pd.DataFrame:
    grouped = codes.groupby(codes["code"].str[:3])
    return grouped[["latitude", "longitude"]].transform("median")


def _metres(some: pd.DataFrame, others: pd.DataFrame) -> np.ndarray:
    return distance.pairwise(
        some["latitude"].to_numpy(dtype=float),
        some["longitude"].to_numpy(dtype=float),
        others["latitude"].to_numpy(dtype=float),
        others["longitude"].to_numpy(dtype=float),
    )
