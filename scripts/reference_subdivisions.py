"""The census subdivisions of data/reference, and what they know better of places."""

import re
from pathlib import Path

import numpy as np
import pandas as pd

from geomap.model import vocabulary
from geomap.places.names import fold
from geomap.spatial import distance
from scripts.reference_places import RADIUS_LEAST_M, TRUE_TO_M

_RESERVES = ("IRI",)
# A subdivision narrower than this is a better place for its village than its codes.
_NARROW_M = 20_000


def subdivisions(
    path: Path, places: pd.DataFrame, postal: pd.DataFrame
) -> pd.DataFrame:
    """Return the census subdivisions with people, a point and its radius."""
    read = pd.read_csv(path, dtype={"CSDUID": str}).dropna(subset=["csd_type"])
    provinces = {t.more["pruid"]: c for c, t in vocabulary.terms("provinces").items()}
    read["province"] = read["CSDUID"].str[:2].map(provinces)
    points = [_middle(row, places, postal) for row in read.itertuples()]
    latitude, longitude, origin, radius = zip(*points, strict=True)
    typed = pd.concat(
        [
            places.set_index(places[column].map(fold) + "/" + places["province"])
            for column in ("name_en", "name_fr")
        ]
    )
    french = typed.loc[typed["source"] == "geonames", "name_fr"]
    keys = read["name"].map(fold) + "/" + read["province"]
    table = pd.DataFrame(
        {
            "csduid": read["CSDUID"],
            "name_en": read["name"].map(_tidy_name),
            "name_fr": keys.map(french[~french.index.duplicated()]),
            "other_names": read["name_fr"].map(_tidy_name),
            "type": read["csd_type"],
            "province": read["province"],
            "population_2016": read["pop2016"].astype("Int64"),
            "latitude": latitude,
            "longitude": longitude,
            "point_from": origin,
            "radius_m": radius,
            "is_reserve": read["csd_type"]
            .isin(_RESERVES)
            .map({True: "yes", False: "no"}),
        }
    )
    table["name_fr"] = table["name_fr"].fillna(table["name_en"])
    same = table["other_names"].isin([""]) | (table["other_names"] == table["name_en"])
    table["other_names"] = table["other_names"].mask(same)
    return table


def corrected(places: pd.DataFrame, subdivisions: pd.DataFrame) -> pd.DataFrame:
    """Move places that only postal codes know into the subdivision of their name.

    A reserve bears its name with a number: it takes in only a place that is uncertain
    and may be there.
    """
    narrow = subdivisions[
        (subdivisions["point_from"] != "place") & (subdivisions["radius_m"] < _NARROW_M)
    ]
    full = narrow["name_en"].map(fold)
    bare = full.str.replace(r" \d+[a-z]?$", "", regex=True)
    for names, is_bare in ((bare, True), (full, False)):
        table = narrow.set_index(names + "/" + narrow["province"])
        table = table[~table.index.duplicated(keep=False)]
        keys = places["name_en"].map(fold) + "/" + places["province"]
        move = (places["source"] == "postal") & keys.isin(table.index)
        spots = table.reindex(keys).set_index(places.index)
        if is_bare:
            apart = _far(places, spots)
            move &= places["radius_m"] >= min(filter(None, TRUE_TO_M))
            move &= apart <= places["radius_m"] + spots["radius_m"]
        for column in ("latitude", "longitude", "radius_m"):
            places.loc[move, column] = spots.loc[move, column]
    places["radius_m"] = places["radius_m"].clip(RADIUS_LEAST_M)
    return places


def _far(some: pd.DataFrame, others: pd.DataFrame) -> np.ndarray:
    return distance.pairwise(
        some["latitude"].to_numpy(dtype=float),
        some["longitude"].to_numpy(dtype=float),
        others["latitude"].to_numpy(dtype=float),
        others["longitude"].to_numpy(dtype=float),
    )


def with_more(places: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """Add the places of more_places.csv, in place of those of the same name."""
    more = pd.read_csv(folder / "more_places.csv", dtype={"population": "Int64"})
    keys = places["name_en"].map(fold) + "/" + places["province"]
    doubles = keys.isin(more["name_en"].map(fold) + "/" + more["province"])
    more = more.reindex(columns=places.columns).assign(source="more_places")
    return pd.concat([places[~doubles], more], ignore_index=True)


def nations(path: Path, subdivisions: pd.DataFrame) -> pd.Series:
    """Return the First Nation of each reserve where the list names it.

    Names whose first letter was lost on the way ("?Esdilagh") are left out.
    """
    read = pd.read_csv(path, dtype=str).set_index("census_subdivision_id")
    names = read["first_nation_name_primary"]
    names = names[~names.index.duplicated() & ~names.str.contains("?", regex=False)]
    reserve = subdivisions["is_reserve"] == "yes"
    return subdivisions["csduid"].map(names).where(reserve)


def _tidy_name(name: str) -> str:
    """Write "Port-Daniel--Gascons" with a dash and single spaces, without "(Part)"."""
    plain = re.sub(r"\s*\(Part\)", "", name.replace("--", "—"))
    return re.sub(r"\s+", " ", plain).strip()


def _middle(
    row: object, places: pd.DataFrame, postal: pd.DataFrame
) -> tuple[float, float, str, int]:
    """Return where people live in a subdivision: its place, its codes, else its box."""
    inside = _in_box(row, places)
    wanted = fold(row.name)
    named = inside["name_en"].map(fold).eq(wanted) | inside["name_fr"].map(fold).eq(
        wanted
    )
    same = inside[(inside["province"] == row.province) & named]
    codes = _in_box(row, postal) if same.empty else None
    if not same.empty:
        latitude, longitude, origin = (
            same.latitude.iloc[0],
            same.longitude.iloc[0],
            "place",
        )
    elif (codes["province"] == row.province).any():
        codes = codes[codes["province"] == row.province]
        latitude, longitude = codes["latitude"].median(), codes["longitude"].median()
        origin = "postal_codes"
    else:
        latitude, longitude = (row.miny + row.maxy) / 2, (row.minx + row.maxx) / 2
        origin = "box"
    corners = distance.pairwise(
        np.full(4, latitude), np.full(4, longitude),
        np.array([row.miny, row.miny, row.maxy, row.maxy]),
        np.array([row.minx, row.maxx, row.minx, row.maxx]),
    )  # fmt: skip
    return round(latitude, 5), round(longitude, 5), origin, int(np.ceil(corners.max()))


def _in_box(row: object, table: pd.DataFrame) -> pd.DataFrame:
    keep = table["latitude"].between(row.miny, row.maxy)
    keep &= table["longitude"].between(row.minx, row.maxx)
    return table[keep]
