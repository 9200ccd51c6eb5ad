"""Regenerate data/basemap/places.geojson: the labels of the map, by zoom.

python scripts/labels.py --reference data/reference --out data/basemap/places.geojson
"""

import argparse
import csv
import json
from collections.abc import Iterator
from pathlib import Path

# People -> the zoom at which a place of that size is first named.
_ZOOMS = ((500_000, 3), (150_000, 4), (50_000, 5), (15_000, 6), (4_000, 7), (500, 8))
_CAPITALS = {
    "Ottawa", "St. John's", "Charlottetown", "Halifax", "Fredericton", "Québec",
    "Toronto", "Winnipeg", "Regina", "Edmonton", "Victoria", "Whitehorse",
    "Yellowknife", "Iqaluit",
}  # fmt: skip
_NORTH = {"YT", "NT", "NU"}


def main() -> None:
    """Write the labels, largest places first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    lines = ",\n".join(
        json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
        for feature in _features(options.reference / "places.csv")
    )
    text = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'
    options.out.write_text(text, encoding="utf-8")
    print(f"{options.out.name}: {text.count('Point')} labels")


def _features(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            zoom = _zoom(row)
            if zoom is None:
                continue
            where = [
                round(float(row["longitude"]), 4),
                round(float(row["latitude"]), 4),
            ]
            yield {
                "type": "Feature",
                "properties": {
                    "name_en": row["name_en"],
                    "name_fr": row["name_fr"],
                    "zoom": zoom,
                },
                "geometry": {"type": "Point", "coordinates": where},
            }


def _zoom(row: dict[str, str]) -> int | None:
    people = int(row["population"] or 0)
    if row["name_fr"] in _CAPITALS and people > 5_000:
        return 3
    if row["province"] in _NORTH:
        return 5 if people > 1_500 else 6
    return next((zoom for least, zoom in _ZOOMS if people >= least), None)


if __name__ == "__main__":
    main()
