"""The places of data/reference: GeoNames, and the settlements postal codes tell of."""

import numpy as np
import pandas as pd

from geomap.places.names import fold
from geomap.spatial import distance

_SMALL = 50_000
# Metres within which nine in ten places are that are known only from rural codes: at a
# point that stands for an area, from an older code, from a newer one; and from urban ones.
TRUE_TO_M = (75_000, 20_000, 10_000, 0)
RADIUS_LEAST_M, RADIUS_USUAL_M, RADIUS_MOST_M = 2_000, 5_000, 40_000


def settled_places(
    geonames: pd.DataFrame, postal: pd.DataFrame, names: pd.DataFrame
) -> pd.DataFrame:
    """Return GeoNames' places and the settlements only postal codes tell of."""
    settled = _settled(postal)
    places = pd.concat([geonames, _only_new(settled, geonames)], ignore_index=True)
    places["key"] = places["name"].map(fold) + "/" + places["province"]
    places = places[~places["key"].isin(_other_keys(names))]
    spread = settled.drop_duplicates("key").set_index("key")
    known = places["source"] == "geonames"
    vague = known & places["key"].isin(spread.index[spread["trust"] == 0])
    radius = places["key"].map(spread["spread"]).mask(vague).fillna(RADIUS_USUAL_M)
    # Codes far from a small known place are misplaced, not a sign that it is wide.
    most = np.where(places["population"].fillna(0) < _SMALL, 10_000, RADIUS_MOST_M)
    most = np.where(known, most, max(TRUE_TO_M))
    true_to = places["key"].map(spread["trust"].map(dict(enumerate(TRUE_TO_M))))
    radius = radius.clip(lower=true_to.mask(known, 0))
    radius = radius.clip(RADIUS_LEAST_M).clip(upper=pd.Series(most, places.index))
    places["radius_m"] = radius.round(-2)
    named = _named(places, names)
    named["population"] = named["population"].astype("Int64")
    named["radius_m"] = named["radius_m"].astype(int)
    order = named.sort_values(
        ["population", "province", "name_en"], ascending=[False, True, True]
    )
    return order[
        ["code", "name_en", "name_fr", "other_names", "province", "latitude",
         "longitude", "population", "radius_m", "source"]
    ].reset_index(drop=True)  # fmt: skip


def _settled(postal: pd.DataFrame) -> pd.DataFrame:
    """Return the places postal codes name: the middle of their codes, their spread.

    Only the best codes of a place count. A point that rural codes of several places
    share stands for an area, and the newer rural codes (0 in the second half) are the
    better placed: half of them are less than 1 km off GeoNames' point, of the older
    ones less than 3 km, of shared points 33 km.
    """
    postal = postal.assign(key=postal["name"].map(_folded()) + "/" + postal["province"])
    postal["trust"] = _trust(postal)
    best = postal.groupby("key")["trust"].transform("max")
    postal = postal[postal["trust"] == best].copy()
    middle = postal.groupby("key")[["latitude", "longitude"]].transform("median")
    postal["far"] = distance.pairwise(
        postal["latitude"].to_numpy(),
        postal["longitude"].to_numpy(),
        middle["latitude"].to_numpy(),
        middle["longitude"].to_numpy(),
    )
    grouped = postal.groupby("key")
    found = grouped.agg(
        name=("name", "first"),
        province=("province", "first"),
        latitude=("latitude", "median"),
        longitude=("longitude", "median"),
        spread=("far", lambda far: float(np.quantile(far, 0.9))),
        trust=("trust", "first"),
    )
    found["spread"] = found["spread"].where(grouped.size() > 1, RADIUS_USUAL_M)
    return found.round({"latitude": 5, "longitude": 5}).reset_index()


def _trust(postal: pd.DataFrame) -> pd.Series:
    """Return 0 for rural codes at a shared point, 1 older, 2 newer, 3 for urban codes."""
    rural = postal["code"].str[1] == "0"
    spots = [postal["latitude"], postal["longitude"]]
    places = postal["key"].where(rural).groupby(spots).transform("nunique")
    older = rural & (postal["code"].str[4] != "0")
    trust = pd.Series(3, index=postal.index).mask(rural, 2).mask(older, 1)
    return trust.mask(rural & (places > 1), 0)


def _folded() -> "dict[str, str]":
    class Folded(dict):
        def __missing__(self, name: str) -> str:
            self[name] = fold(name)
            return self[name]

    return Folded()


def _only_new(settled: pd.DataFrame, geonames: pd.DataFrame) -> pd.DataFrame:
    known = set(geonames["name"].map(fold) + "/" + geonames["province"])
    new = settled[~settled["key"].isin(known)].copy()
    new["code"] = "postal/" + new["province"].str.lower() + "/" + new["key"].map(_slug)
    new["source"] = "postal"
    return new[["code", "name", "province", "latitude", "longitude", "source"]]


def _other_keys(names: pd.DataFrame) -> set[str]:
    """Return the keys of second names, whose places are already there by the first."""
    firsts = set(names["name"].map(fold) + "/" + names["province"])
    others = {
        f"{fold(other)}/{row.province}"
        for row in names.itertuples()
        for other in row.other_names.split("|")
    }
    return others - firsts


def _slug(key: str) -> str:
    return key.rsplit("/", 1)[0].replace(" ", "-")


def _named(places: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    keys = names["name"].map(fold) + "/" + names["province"]
    typed = names.set_index(keys)
    typed = typed[~typed.index.duplicated()]
    for column in ("name_en", "name_fr", "other_names"):
        found = places["key"].map(typed[column]).replace("", None)
        places[column] = found
    places["name_en"] = places["name_en"].fillna(places["name"])
    places["name_fr"] = places["name_fr"].fillna(places["name"])
    return places
