"""A small gazetteer typed by hand, for tests."""

from pathlib import Path

import pandas as pd

from geomap.places import build, gazetteer, names, postal_code
from geomap.places.gazetteer import Gazetteer

FILE = Path(__file__).with_name("places.csv")
# Postal code -> degrees north, degrees east, metres, row of the place it names.
POSTAL = {"K1A 0B1": (45.4208, -75.7100, 1_000, 1), "X0A 0J0": (76.42, -82.9, 1_000, 8)}


def read(folder: Path) -> Gazetteer:
    """Return the gazetteer of the two tables above, written and read as any other."""
    return gazetteer.load(written(folder))


def written(folder: Path) -> Path:
    """Write the gazetteer into a folder and return its file."""
    path = folder / "gazetteer.parquet"
    named = pd.read_csv(FILE, dtype={"census_subdivision": "str"})
    named["names"] = [names.fold(name) for name in named["name_en"]]
    named["population"] = named["population"].astype("Int64")
    build.write(named, _codes(), path)
    return path


def _codes() -> pd.DataFrame:
    rows = [
        (postal_code.number(code), round(north * 1e5), round(east * 1e5), reach, place)
        for code, (north, east, reach, place) in POSTAL.items()
    ]
    columns = ["number", "north", "east", "reach", "place"]
    return pd.DataFrame(sorted(rows), columns=columns)
