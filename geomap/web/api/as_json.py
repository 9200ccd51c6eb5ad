"""Locations as JSON: written once for each row, and the distance put in front."""

import math
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import orjson

from geomap.finding.answer import Found
from geomap.finding.columns import Columns
from geomap.model import schema
from geomap.model.directory import SEPARATOR
from geomap.model.point import Point
from geomap.model.schema import Language
from geomap.model.snapshot import Version

Reader = Callable[[int], Any]
# Our name <- the column, for what a list needs; the rest is at the location's own
# address. Unknown values are left out.
_ONE: Mapping[str, str] = {
    "id": "id",
    "name_en": "name_en",
    "name_fr": "name_fr",
    "type": "type",
    "status": "status",
    "order": "organization_order",
    "unit": "address_unit",
    "province": "address_province",
    "postal_code": "address_postal_code",
    "phone": "phone_voice",
    "toll_free": "phone_toll_free",
    "latitude": "latitude",
    "longitude": "longitude",
    "position_quality": "position_quality",
    "position_radius_m": "position_radius",
    "hours": "hours_osm",
    "source": "source",
    "as_of": "provenance_date",
}
# In the reader's language, else in the other.
_BILINGUAL: Mapping[str, str] = {
    "name": "name",
    "organization": "organization_name",
    "address": "address_line",
    "locality": "address_locality",
}
_SEVERAL: Mapping[str, str] = {
    "services": "offer_services",
    "languages": "language_offered",
}
# About 700 bytes each: a directory of the whole country stays written.
_KEPT = 65_536


def item(found: Found, language: Language) -> orjson.Fragment:
    """Return one found location as written JSON, its distance first."""
    written = _written(found.columns, found.row, language)
    if not math.isfinite(found.metres):
        return orjson.Fragment(b'{"distance_m":null,%b' % written)
    return orjson.Fragment(b'{"distance_m":%.1f,%b' % (found.metres, written))


def whole(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return all known values by column; columns of several codes as lists."""
    fields = schema.by_column()
    return {
        column: value.split(SEPARATOR) if fields[column].type == "codes" else value
        for column, value in values.items()
    }


def feature(
    known: Mapping[str, Any], version: Version | None, snapshot_id: str
) -> dict[str, Any]:
    """Return a location's known values as a GeoJSON feature, with where it is from."""
    where = (known.get("longitude"), known.get("latitude"))
    placed = None if None in where else {"type": "Point", "coordinates": where}
    properties = {k: v for k, v in known.items() if k not in ("latitude", "longitude")}
    return {
        "type": "Feature",
        "id": known["id"],
        "geometry": placed,
        "properties": properties,
        "source": version
        and {
            "id": version.source_id,
            "version": version.number,
            "sha256": version.sha256,
            "licence": version.licence,
            "publisher": version.publisher,
            "attribution": version.attribution,
        },
        "snapshot": snapshot_id,
    }


def point(where: Point | None) -> dict[str, float] | None:
    """Return a point by name, so that it cannot be swapped."""
    if where is None:
        return None
    return {"latitude": where.latitude, "longitude": where.longitude}


@lru_cache(maxsize=_KEPT)
def _written(columns: Columns, row: int, language: Language) -> bytes:
    """Return the row's JSON without its opening brace."""
    plan = _plan(columns, language)
    known = {name: value for name, at in plan if (value := at(row)) is not None}
    return orjson.dumps(known)[1:]


@lru_cache(maxsize=4)
def _plan(columns: Columns, language: Language) -> tuple[tuple[str, Reader], ...]:
    """Return what reads each name of the answer, for the columns there are."""
    return tuple((name, at) for name, at in _readers(columns, language) if at)


def _readers(
    columns: Columns, language: Language
) -> Iterator[tuple[str, Reader | None]]:
    first, second = ("fr", "en") if language == "fr" else ("en", "fr")
    for name, column in _ONE.items():
        yield name, columns.reader(column)
    for name, column in _BILINGUAL.items():
        mine = columns.reader(f"{column}_{first}")
        yield name, _either(mine, columns.reader(f"{column}_{second}"))
    for name, column in _SEVERAL.items():
        yield name, _listed(columns.reader(column))


def _either(mine: Reader | None, other: Reader | None) -> Reader | None:
    if mine is None or other is None:
        return mine or other
    return lambda row: mine(row) or other(row)


def _listed(at: Reader | None) -> Reader:
    if at is None:
        return lambda _row: []
    return lambda row: value.split(SEPARATOR) if (value := at(row)) else []
