"""Communities without an all-season road, and reserves: where, and how one gets in.

Both are facts of reference tables, each remote community with where it was read. They
are shown on the map and listed; distances do not use them.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geomap.model.point import Point
from geomap.model.records import NO_TEXT, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """A community: `mode` is how one gets there, None for a reserve nobody spoke of.

    `note` says it in words; `source` is the address it was read at, and `date` the day,
    month or year it was true.
    """

    name: Text
    province: str
    point: Point
    mode: str | None = None
    note: Text = NO_TEXT
    source: str | None = None
    date: str | None = None


def load(folder: Path) -> tuple[Community, ...]:
    """Return the communities of the reference tables in a folder, remote ones first."""
    remote = tuple(_remote(folder / "remote_access.csv"))
    names = {(each.name.en, each.province) for each in remote}
    reserves = _reserves(folder / "census_subdivisions.csv")
    lone = (r for r in reserves if (r.name.en, r.province) not in names)
    return (*remote, *lone)


def _remote(file: Path) -> Iterator[Community]:
    for row in _rows(file):
        yield Community(
            name=Text(row["community"]),
            province=row["province"],
            point=_point(row),
            mode=row["mode"],
            note=Text(row["note_en"], row["note_fr"]),
            source=row["source_url"] or None,
            date=row["source_date"] or None,
        )


def _reserves(file: Path) -> Iterator[Community]:
    for row in _rows(file):
        if row["is_reserve"] == "yes" and row["latitude"]:
            yield Community(
                name=Text(row["name_en"], row["name_fr"]),
                province=row["province"],
                point=_point(row),
            )


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)


def _point(row: dict[str, str]) -> Point:
    return Point(latitude=float(row["latitude"]), longitude=float(row["longitude"]))
