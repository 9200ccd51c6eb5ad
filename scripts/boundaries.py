"""Regenerate the outlines: what geomap computes with and what its base map draws.

    python scripts/boundaries.py --provinces P.geojson --lakes L.geojson --out .

Both files are Natural Earth 1:50m in GeoJSON (provinces cut by lakes; lakes), as
anybody can download them. See geomap/spatial/data/README.md.
"""

import argparse
import json
import re
from pathlib import Path

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from geomap.model import vocabulary

# Degrees: finer than the 1:50m outline is true to, coarser than it is drawn.
_COMPUTED_STEP = 0.0001
_DRAWN_STEP = 0.001
_DRAWN_TOLERANCE = 0.008
# The provinces are drawn by every map and fetched by phones: 60 kB packed at most.
_PROVINCES_STEP = 0.002
_PROVINCES_TOLERANCE = 0.028
_LAKE_SMALLEST = 0.05  # square degrees, about 400 km2
_CANADA = shapely.box(-141.1, 41.6, -52.5, 83.2)
_LAKE_NAMES = {
    "L. Erie": ("Lake Erie", "Lac Érié"),
    "Lake Winnipeg": ("Lake Winnipeg", "Lac Winnipeg"),
    "Great Slave Lake": ("Great Slave Lake", "Grand lac des Esclaves"),
    "L. Ontario": ("Lake Ontario", "Lac Ontario"),
    "Great Bear Lake": ("Great Bear Lake", "Grand lac de l'Ours"),
    "L. St. Clair": ("Lake St. Clair", "Lac Sainte-Claire"),
    "Lake Michigan": ("Lake Michigan", "Lac Michigan"),
    "Lake Superior": ("Lake Superior", "Lac Supérieur"),
    "Lake Huron": ("Lake Huron", "Lac Huron"),
    "Wollaston L.": ("Wollaston Lake", "Lac Wollaston"),
    "Lake Manitoba": ("Lake Manitoba", "Lac Manitoba"),
    "Lake Winnipegosis": ("Lake Winnipegosis", "Lac Winnipegosis"),
    "Lake Athabasca": ("Lake Athabasca", "Lac Athabasca"),
    "L. Mistassini": ("Lake Mistassini", "Lac Mistassini"),
    "Rés. Manicouagan": ("Manicouagan Reservoir", "Réservoir Manicouagan"),
    "Lake of the Woods": ("Lake of the Woods", "Lac des Bois"),
    "Lake Nipigon": ("Lake Nipigon", "Lac Nipigon"),
    "Reindeer Lake": ("Reindeer Lake", "Lac Reindeer"),
    "Nettilling Lake": ("Nettilling Lake", "Lac Nettilling"),
    "Dubawnt Lake": ("Dubawnt Lake", "Lac Dubawnt"),
    "Lac St.-Jean": ("Lac Saint-Jean", "Lac Saint-Jean"),
    "Lake Nipissing": ("Lake Nipissing", "Lac Nipissing"),
    "Lake Champlain": ("Lake Champlain", "Lac Champlain"),
    "Smallwood Res.": ("Smallwood Reservoir", "Réservoir de Smallwood"),
    "Lake Simcoe": ("Lake Simcoe", "Lac Simcoe"),
}


def main() -> None:
    """Write the four files below the folder given."""
    options = _options()
    provinces = _read(options.provinces)
    lakes = _read(options.lakes)
    computed = options.out / "geomap" / "spatial" / "data"
    drawn = options.out / "data" / "basemap"
    _write(computed / "provinces.geojson", _provinces(provinces, 0, _COMPUTED_STEP))
    _write(computed / "lakes.geojson", _lakes(lakes, 0, _COMPUTED_STEP))
    _write(
        drawn / "provinces.geojson",
        _provinces(provinces, _PROVINCES_TOLERANCE, _PROVINCES_STEP),
    )
    _write(drawn / "lakes.geojson", _lakes(lakes, _DRAWN_TOLERANCE, _DRAWN_STEP))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--provinces", type=Path, required=True)
    parser.add_argument("--lakes", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def _read(path: Path) -> list[tuple[dict[str, str], BaseGeometry]]:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [(f["properties"], shape(f["geometry"])) for f in features]


def _provinces(
    read: list[tuple[dict[str, str], BaseGeometry]], tolerance: float, step: float
) -> list[dict[str, object]]:
    codes = [properties["iso_3166_2"].removeprefix("CA-") for properties, _ in read]
    outlines = [_tidy(outline) for _, outline in read]
    if tolerance:
        # Together, so that neighbours keep one common border.
        outlines = list(shapely.coverage_simplify(outlines, tolerance))
    order = list(vocabulary.terms("provinces"))
    found = dict(zip(codes, outlines, strict=True))
    return [_province(code, _tidy(found[code], step)) for code in order]


def _province(code: str, outline: BaseGeometry) -> dict[str, object]:
    names = vocabulary.terms("provinces")[code]
    return _feature({"code": code, "name_en": names.en, "name_fr": names.fr}, outline)


def _lakes(
    read: list[tuple[dict[str, str], BaseGeometry]], tolerance: float, step: float
) -> list[dict[str, object]]:
    found = []
    for properties, outline in read:
        if outline.area < _LAKE_SMALLEST or not outline.intersects(_CANADA):
            continue
        name_en, name_fr = _LAKE_NAMES.get(properties["name"], (None, None))
        outline = _tidy(outline.simplify(tolerance), step)
        found.append(_feature({"name_en": name_en, "name_fr": name_fr}, outline))
    return found


def _tidy(outline: BaseGeometry, step: float = 0) -> BaseGeometry:
    return shapely.make_valid(shapely.set_precision(outline, step) if step else outline)


def _feature(properties: dict[str, str | None], outline: BaseGeometry) -> dict:
    return {"type": "Feature", "properties": properties, "geometry": mapping(outline)}


def _write(path: Path, features: list[dict[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(
        json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
        for feature in features
    )
    text = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'
    path.write_text(_shorter(text), encoding="utf-8")


def _shorter(text: str) -> str:
    """Drop the rounding noise of binary fractions (-114.06190000000001)."""
    return re.sub(r"-?\d+\.\d{5,}", _rounded, text)


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number.group()):.4f}".rstrip("0").rstrip(".")


if __name__ == "__main__":
    main()
