"""The named places of the gazetteer, read from data/reference.

In order: populated places, remote communities that are not among them, provinces,
census subdivisions and reserves, postal areas; within each, most people first.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import shapely

from geomap.model import vocabulary
from geomap.places.names import fold
from geomap.places.register import NAMED
from geomap.spatial import boundaries, distance

_PROVINCE_RADIUS_M = 500_000.0
_REMOTE_RADIUS_M = 5_000.0
# A remote community and a place of its name nearer than this are one.
_SAME_PLACE_M = 40_000.0
_NATION = re.compile(
    r" (first nations?|cree nation|dene nation|ojibway nation|nation)$"
)


def named(folder: Path) -> pd.DataFrame:
    """Return all named places with the columns NAMED, numbered from 0."""
    subdivisions = _subdivisions(folder)
    places = _places(folder, subdivisions)
    remote = _remote(folder)
    places["access"] = _access_of(places, remote)
    subdivisions["access"] = _access_of(subdivisions, remote)
    lone = remote[~remote["names"].isin(_first_names(places, subdivisions, remote))]
    parts = [places, lone, _provinces(), subdivisions, _areas(folder)]
    table = pd.concat([_largest_first(p) for p in parts], ignore_index=True)
    table = table.reindex(columns=list(NAMED)).astype({"population": "Int64"})
    return table.astype(object).where(table.notna(), None)


def _read(path: Path) -> pd.DataFrame:
    numbers = {"latitude": float, "longitude": float, "radius_m": float}
    table = pd.read_csv(path, dtype=object, keep_default_na=False)
    for column in numbers.keys() & set(table.columns):
        table[column] = pd.to_numeric(table[column])
    return table.rename(columns={"radius_m": "radius"})


def _places(folder: Path, subdivisions: pd.DataFrame) -> pd.DataFrame:
    table = _read(folder / "places.csv")
    table["kind"] = "place"
    table["population"] = _people(table["population"])
    table["names"] = _names(table)
    table["census_subdivision"] = _subdivision_of(table, subdivisions)
    # Where GeoNames has no number, that of the subdivision of the same name.
    people = subdivisions.set_index("code")["population"]
    counted = table["census_subdivision"].map(people)
    table["population"] = table["population"].fillna(counted).astype("Int64")
    return table


def _subdivisions(folder: Path) -> pd.DataFrame:
    table = _read(folder / "census_subdivisions.csv")
    table["kind"] = table["is_reserve"].map(
        {"yes": "reserve", "no": "census_subdivision"}
    )
    table["code"] = table["census_subdivision"] = table["csduid"]
    table["population"] = _people(table["population_2016"])
    table["other_names"] = table["other_names"] + "|" + table["first_nation"]
    table["names"] = _names(table)
    return table


def _areas(folder: Path) -> pd.DataFrame:
    table = _read(folder / "fsa.csv").dropna(subset=["latitude"])
    table["kind"], table["code"] = "fsa", table["fsa"]
    table["name_en"] = table["name_fr"] = table["name"]
    table["names"] = table["fsa"].str.lower()
    return table


def _remote(folder: Path) -> pd.DataFrame:
    table = _read(folder / "remote_access.csv")
    table["kind"] = "remote"
    table["code"] = "remote/" + table["province"].str.lower() + "/" + table["community"]
    table["name_en"] = table["name_fr"] = table["community"]
    table["access"], table["radius"] = table["mode"], _REMOTE_RADIUS_M
    table["names"] = table["community"].map(fold)
    return table


def _provinces() -> pd.DataFrame:
    rows = []
    for code, term in vocabulary.terms("provinces").items():
        middle = shapely.point_on_surface(boundaries.provinces()[code])
        names = {fold(term.en), fold(term.fr)}
        rows.append(
            {
                "kind": "province",
                "code": code,
                "name_en": term.en,
                "name_fr": term.fr,
                "province": code,
                "latitude": round(middle.y, 4),
                "longitude": round(middle.x, 4),
                "radius": _PROVINCE_RADIUS_M,
                "names": "|".join(sorted(names)),
            }
        )
    return pd.DataFrame(rows)


def _rows(table: pd.DataFrame) -> Iterator[Any]:
    yield from table.itertuples()


def _people(written: pd.Series) -> pd.Series:
    return pd.to_numeric(written, errors="coerce").astype("Int64")


def _names(table: pd.DataFrame) -> list[str]:
    """Return each row's names folded and joined by "|", numbers of reserves apart."""
    columns = zip(table["name_en"], table["name_fr"], table["other_names"], strict=True)
    return [
        "|".join(_distinct(en, fr, *others.split("|"))) for en, fr, others in columns
    ]


def _distinct(*names: str) -> list[str]:
    folded = [fold(name) for name in names if name]
    shorter = [name.rsplit(" ", 1)[0] for name in folded if _ends_in_number(name)]
    bare = [_NATION.sub("", name) for name in (*folded, *shorter)]
    return list(dict.fromkeys(name for name in (*folded, *shorter, *bare) if name))


def _ends_in_number(name: str) -> bool:
    """Return whether a name ends in the number of a reserve ("kahnawake 14", "62a")."""
    last = name.rsplit(" ", 1)[-1]
    return " " in name and last[:1].isdigit() and "subd" not in name


def _subdivision_of(
    places: pd.DataFrame, subdivisions: pd.DataFrame
) -> list[str | None]:
    """Return the subdivision that bears a place's name around it, None for none."""
    around: dict[tuple[str, str], list[tuple[str, float, float, float]]] = {}
    for row in _rows(_largest_first(subdivisions)):
        spot = (row.code, row.latitude, row.longitude, row.radius)
        for name in row.names.split("|"):
            around.setdefault((name, row.province), []).append(spot)
    return [
        next(
            (
                code
                for name in row.names.split("|")
                for code, north, east, radius in around.get((name, row.province), ())
                if _metres(row.latitude, row.longitude, north, east) <= radius
            ),
            None,
        )
        for row in _rows(places)
    ]


def _metres(latitude: float, longitude: float, north: float, east: float) -> float:
    return float(distance.WGS84.inv(longitude, latitude, east, north)[2])


def _access_of(table: pd.DataFrame, remote: pd.DataFrame) -> list[str | None]:
    """Return how each place is reached where it is one of the remote communities."""
    modes = _by_name(remote)
    found = []
    for row in _rows(table):
        spots = [modes.get((name, row.province)) for name in row.names.split("|")]
        near = (
            spot[0]
            for spot in spots
            if spot and _metres(row.latitude, row.longitude, *spot[1:]) <= _SAME_PLACE_M
        )
        found.append(next(near, None))
    return found


def _by_name(remote: pd.DataFrame) -> dict[tuple[str, str], tuple[str, float, float]]:
    return {
        (row.names, row.province): (row.access, row.latitude, row.longitude)
        for row in _rows(remote)
    }


def _first_names(*tables: pd.DataFrame) -> set[str]:
    """Return the names of remote communities that other tables hold near them."""
    *others, remote = tables
    known = {
        (name, row.province)
        for table in others
        for row in _rows(table[pd.notna(table["access"])])
        for name in row.names.split("|")
    }
    return {row.names for row in _rows(remote) if (row.names, row.province) in known}


def _largest_first(table: pd.DataFrame) -> pd.DataFrame:
    if "population" not in table:
        return table
    return table.sort_values("population", ascending=False, kind="stable")
