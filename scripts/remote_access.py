"""Regenerate data/reference/remote_access.csv: communities without all-season road.

    python scripts/remote_access.py --facts FACTS.csv --reference data/reference

FACTS.csv lists community, province, access_mode, source_url and source_date, as found
on public pages. Points come from the census subdivisions and places of data/reference.
Left out: communities that have an all-season road, those whose road could not be
confirmed (below), and those no reference file has a point for.
"""

import argparse
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from geomap.places.names import fold

_MODES = {
    "air_only": "air_only",
    "ferry": "ferry",
    "rail": "rail",
    "winter_road": "winter_road",
}
# Whatì: the Tłı̨chǫ Highway opened to the public on 30 November 2021.
# Stony Rapids and Black Lake: public pages disagree on the road of the summer.
_UNCONFIRMED = {("whati", "NT"), ("stony rapids", "SK"), ("black lake", "SK")}
# What the page calls it, and what the reference files do.
_CALLED = {
    ("north caribou lake", "ON"): "Weagamow Lake 87",
    ("kitchenuhmaykoosib inninuwug", "ON"): "Big Trout Lake",
    ("eabametoong", "ON"): "Fort Hope 64",
    ("nibinamik", "ON"): "Summer Beaver",
    ("moose cree", "ON"): "Moose Factory",
    ("weenusk", "ON"): "Peawanuck",
    ("garden hill", "MB"): "Garden Hill First Nation",
    ("gods lake", "MB"): "God's Lake 23",
    ("gods river", "MB"): "God's River 86A",
    ("long island", "NL"): "Lushes Bight-Beaumont-Beaumont North",
    ("bell island", "NL"): "Wabana",
    ("white head island", "NB"): "White Head",
    ("deer island", "NB"): "West Isles",
    ("entry island", "QC"): "L'Ile-D'Entree",
    ("iles de la madeleine", "QC"): "Cap-aux-Meules",
    ("haida gwaii", "BC"): "Skidegate 1",
    ("kinngait", "NU"): "Cape Dorset",
    ("natuashish", "NL"): "Natuashish 2",
    ("sambaa ke", "NT"): "Sambaa Ke",
}
_BETTER_SOURCES = {
    ("fond du lac", "SK"): (
        "https://www.saskatchewan.ca/government/news-and-media/2024/february/07/"
        "ice-roads-provide-a-vital-link-to-northern-communities",
        "2024-02-07",
    )
}
# The page says of all of Nunavut what FACTS.csv lists community by community.
_ALSO_IN_NUNAVUT = (
    "Clyde River", "Grise Fiord", "Qikiqtarjuaq", "Resolute", "Sanikiluaq", "Sanirajak",
)  # fmt: skip
_NUNAVUT_SOURCE = "https://ntip.gov.nu.ca/communities"
_NOTES = {
    ("air_only", "NT"): (
        "By air; some of these communities have a winter road for a short time.",
        "Par avion\u00a0; certaines de ces localités ont une route d'hiver pendant peu de temps.",
    ),
    ("air_only", "NU"): (
        "By air all year, by sea in summer; no road joins the communities of Nunavut.",
        "Par avion toute l'année, par mer en été\u00a0; aucune route ne relie les localités du Nunavut.",
    ),
    ("air_only", "QC"): (
        "By air; no road joins the villages of Nunavik to the south.",
        "Par avion\u00a0; aucune route ne relie les villages du Nunavik au sud.",
    ),
    ("air_only", "YT"): (
        "By air; the only community of Yukon without a road.",
        "Par avion\u00a0; la seule localité du Yukon sans route.",
    ),
    ("air_only", "NL"): (
        "By air, and by coastal ferry in summer.",
        "Par avion, et par traversier côtier en été.",
    ),
    ("winter_road", "ON"): (
        "By air all year, by winter road for some weeks between January and March.",
        "Par avion toute l'année, par route d'hiver quelques semaines entre janvier et mars.",
    ),
    ("winter_road", "MB"): (
        "By air all year, by winter road when it is cold enough.",
        "Par avion toute l'année, par route d'hiver quand le froid le permet.",
    ),
    ("winter_road", "SK"): (
        "By air all year, by ice road on the lake from about mid-February to the end of March.",
        "Par avion toute l'année, par route de glace sur le lac d'environ la mi-février à la fin de mars.",
    ),
    ("rail", "MB"): ("By train.", "Par train."),
    ("ferry", "NL"): ("By ferry.", "Par traversier."),
    ("ferry", "NB"): ("By ferry.", "Par traversier."),
    ("ferry", "QC"): ("By ferry.", "Par traversier."),
    ("ferry", "BC"): ("By ferry.", "Par traversier."),
}
_CAMPOBELLO = (
    "By ferry in summer; all year only by the bridge to Maine, United States.",
    "Par traversier en été\u00a0; toute l'année seulement par le pont vers le Maine, aux États-Unis.",
)
_COLUMNS = (
    "community", "province", "mode", "note_en", "note_fr", "latitude", "longitude",
    "point_from", "source_url", "source_date",
)  # fmt: skip


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=Path, required=True)
    parser.add_argument("--reference", type=Path, required=True)
    options = parser.parse_args()
    points = _points(options.reference)
    facts = _read(options.facts) + [_in_nunavut(name) for name in _ALSO_IN_NUNAVUT]
    rows = list(_rows(facts, points))
    out = options.reference / "remote_access.csv"
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(sorted(rows, key=lambda row: (row[1], row[0])))
    print(f"{out.name}: {len(rows)} rows")


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _in_nunavut(community: str) -> dict[str, str]:
    return {
        "community": community,
        "province": "NU",
        "access_mode": "air_only",
        "source_url": _NUNAVUT_SOURCE,
        "source_date": "",
    }


def _points(reference: Path) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Return code, latitude and longitude by name; subdivisions before places."""
    found: dict[tuple[str, str], tuple[str, str, str]] = {}
    tables = (("census_subdivisions", "csduid"), ("places", "code"))
    for table, code in tables:
        rows = _read(reference / f"{table}.csv")
        # Lands and parishes lie around a village of the same name: it comes first.
        for row in sorted(rows, key=lambda row: row.get("type") in ("TI", "TK", "P")):
            names = (row["name_en"], row["name_fr"], *row["other_names"].split("|"))
            point = (row[code], row["latitude"], row["longitude"])
            for name in filter(None, names):
                for key in (fold(name), _unnumbered(fold(name))):
                    found.setdefault((key, row["province"]), point)
    return found


def _unnumbered(folded: str) -> str:
    return re.sub(r" \d+[a-z]?$", "", folded)


def _rows(
    facts: list[dict[str, str]], points: dict[tuple[str, str], tuple[str, str, str]]
) -> Iterator[tuple[str, ...]]:
    for fact in facts:
        name = fact["community"].split(" (")[0].replace("’", "'").replace("ʼ", "'")
        province, mode = fact["province"], _MODES.get(fact["access_mode"])
        key = (fold(name), province)
        if mode is None or key in _UNCONFIRMED:
            continue
        point = points.get((fold(_CALLED.get(key, name)), province))
        if point is None:
            print(f"no point: {name}, {province}")
            continue
        is_campobello = key == ("campobello island", "NB")
        notes = _CAMPOBELLO if is_campobello else _NOTES[(mode, province)]
        usual = (fact["source_url"], fact["source_date"])
        source = _BETTER_SOURCES.get(key, usual)
        yield (name, province, mode, *notes, point[1], point[2], point[0], *source)


if __name__ == "__main__":
    main()
