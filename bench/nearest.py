"""The nearest five with a service filter, beside a bare scipy cKDTree."""

import time
from collections.abc import Sequence

import numpy as np
from scipy.spatial import cKDTree

from bench import measure
from geomap import config
from geomap.export import synthetic
from geomap.finding.answer import Question
from geomap.finding.finder import Finder
from geomap.model.point import Point
from geomap.model.snapshot import Snapshot
from geomap.places import gazetteer

SIZES = (10_000, 100_000, 1_000_000)
QUERIES = 2_000
SERVICE = "passport"


def rows(sizes: Sequence[int] = SIZES) -> list[dict[str, object]]:
    """Return one row of figures for each size of directory."""
    places = gazetteer.load(config.settings().gazetteer)
    return [_one(size, places) for size in sizes]


def _one(size: int, places: gazetteer.Gazetteer) -> dict[str, object]:
    made = synthetic.directory(size, seed=1)
    began = time.perf_counter()
    finder = Finder(Snapshot(id="bench", directory=made, versions={}), places)
    built = time.perf_counter() - began
    points = _points(made.locations)
    question = Question(services=(SERVICE,), limit=5)
    finder.nearest(points[0], question)
    offers = made.locations["offer_services"].fillna("").str.split(";")
    held = np.array([SERVICE in services for services in offers])
    table = made.locations[held]
    tree = cKDTree(_unit(table["latitude"].to_numpy(), table["longitude"].to_numpy()))
    asked = _unit(
        np.array([p.latitude for p in points]), np.array([p.longitude for p in points])
    )
    ours, bare = measure.medians_us(
        (
            lambda n: finder.nearest(points[n], question),
            lambda n: tree.query(asked[n], k=5),
        ),
        QUERIES,
    )
    return {
        "locations": size,
        "with the service": int(held.sum()),
        "geomap us": round(ours, 1),
        "bare cKDTree us": round(bare, 1),
        "ratio": round(ours / bare, 2),
        "ready in s": round(built, 2),
    }


def _points(table: object) -> list[Point]:
    chosen = np.random.default_rng(7).integers(0, len(table), QUERIES)  # type: ignore[arg-type]
    shifted = np.random.default_rng(8).normal(0, 0.1, (QUERIES, 2))
    rows = table.iloc[chosen]  # type: ignore[attr-defined]
    return [
        Point(latitude=float(y), longitude=float(x))
        for y, x in zip(
            rows["latitude"].to_numpy() + shifted[:, 0],
            rows["longitude"].to_numpy() + shifted[:, 1],
            strict=True,
        )
    ]


def _unit(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    y, x = np.radians(latitudes), np.radians(longitudes)
    return np.column_stack([np.cos(y) * np.cos(x), np.cos(y) * np.sin(x), np.sin(y)])
