"""Regenerate geomap/spatial/data/crs.csv: the coordinate systems geomap accepts.

    python scripts/coordinate_systems.py --out geomap/spatial/data/crs.csv

The codes are the closed list below; names and areas come from the EPSG registry that
pyproj carries. The bounds are those of the part of the area that touches Canada, in
the system's own units, with a margin of 100 km.
"""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from pyproj import CRS, Transformer

# In the order in which equals are preferred.
CODES = (
    4326, 4269, 4617, 8232, 4267, 4140,
    3347, 3978, 3348, 3979, 3857,
    3005, 3153, 3578, 3579, 3580, 3581, 3400, 3401, 3402, 3403,
    *range(3775, 3778), 3779, 3161, 3162, 32198, 6622, 3798, 3799, 6624,
    2036, 2953, 2290, 2292, 2954, 2294, 2295,
    *range(26907, 26923),
    3154, 3155, 3156, 3157, *range(2955, 2958), *range(3158, 3161),
    *range(2958, 2963), 3761,
    *range(32607, 32623), *range(26707, 26723),
    *range(2945, 2953), *range(32181, 32198), *range(2017, 2036),
)  # fmt: skip
# Never guessed at without known positions: datums given up long ago. Toronto's own
# NAD27(76) MTM zone 10 is not among them, it is still met.
_LEGACY = frozenset(
    (4267, 4140, 2290, 2294, 2295, *range(26707, 26723), *range(2017, 2036))
) - {2019}
_WEST, _SOUTH, _EAST, _NORTH = -141.1, 41.6, -52.5, 83.2
_COLUMNS = ("code", "name", "kind", "standing", "x_min", "y_min", "x_max", "y_max")
_MARGIN_M, _MARGIN_DEGREES = 100_000, 1


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(_rows())


def _rows() -> Iterator[list[object]]:
    for code in CODES:
        crs = CRS.from_epsg(code)
        kind = "geographic" if crs.is_geographic else "projected"
        standing = "legacy" if code in _LEGACY else "usual"
        yield [f"EPSG:{code}", crs.name, kind, standing, *_bounds(crs)]


def _bounds(crs: CRS) -> list[int]:
    area = crs.area_of_use
    # An area written 167 to -47 crosses the antimeridian: Canada is in its east.
    start = -180 if area.west > area.east else area.west
    west, east = max(start, _WEST), min(area.east, _EAST)
    south, north = max(area.south, _SOUTH), min(area.north, _NORTH)
    if west > east or south > north:
        message = f"{crs.name} does not touch Canada"
        raise SystemExit(message)
    east_west, north_south = np.meshgrid(
        np.linspace(west, east, 25), np.linspace(south, north, 25)
    )
    transform = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform
    x, y = transform(east_west.ravel(), north_south.ravel())
    x, y = x[np.isfinite(x)], y[np.isfinite(y)]
    margin = _MARGIN_DEGREES if crs.is_geographic else _MARGIN_M
    low = [np.floor(x.min() - margin), np.floor(y.min() - margin)]
    high = [np.ceil(x.max() + margin), np.ceil(y.max() + margin)]
    return [int(v) for v in (*low, *high)]


if __name__ == "__main__":
    main()
