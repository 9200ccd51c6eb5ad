"""Locations as JSON: written once for each row, and the distance put in front."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import orjson

from geomap.finding.answer import Found
from geomap.finding.columns import Columns
from geomap.model import schema
from geomap.model.directory import SEPARATOR
from geomap.model.point import Point
from geomap.model.schema import Language

# Our name <- the column, for what a list needs; the rest is at the location's own
# address. Unknown values are left out.
_ONE: Mapping[str, str] = {
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
    "hours": "hours_osm",
    "source": "source",
    "as_of": "provenance_date",
}
_BILINGUAL: Mapping[str, str] = {
    "organization": "organization_name",
    "address": "address_line",
    "locality": "address_locality",
}
_SEVERAL: Mapping[str, str] = {
    "services": "offer_services",
    "languages": "language_offered",
}
_BRIEF = (
    "id", "name_en", "name_fr", *_ONE.values(), *_SEVERAL.values(),
    *(f"{column}_{end}" for column in _BILINGUAL.values() for end in ("en", "fr")),
)  # fmt: skip
# About 700 bytes each: a busy city's locations stay written.
_KEPT = 16_384


def item(found: Found, language: Language) -> orjson.Fragment:
    """Return one found location as written JSON, its distance first."""
    written = _written(found.columns, found.row, language)
    return orjson.Fragment(b'{"distance_m":%.1f,%b' % (found.metres, written))


def whole(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return all known values by column; columns of several codes as lists."""
    fields = schema.by_column()
    return {
        column: value.split(SEPARATOR) if fields[column].type == "codes" else value
        for column, value in values.items()
    }


def point(where: Point | None) -> dict[str, float] | None:
    """Return a point by name, so that it cannot be swapped."""
    if where is None:
        return None
    return {"latitude": where.latitude, "longitude": where.longitude}


@lru_cache(maxsize=_KEPT)
def _written(columns: Columns, row: int, language: Language) -> bytes:
    """Return the row's JSON without its opening brace."""
    return orjson.dumps(_brief(columns.values(row, _BRIEF), language))[1:]


def _brief(values: Mapping[str, Any], language: Language) -> dict[str, Any]:
    brief = {"id": values["id"], "name": _text(values, "name", language)}
    for name in ("name_en", "name_fr"):
        if name in values:
            brief[name] = values[name]
    for name, column in _ONE.items():
        if column in values:
            brief[name] = values[column]
    for name, column in _BILINGUAL.items():
        brief[name] = _text(values, column, language)
    for name, column in _SEVERAL.items():
        brief[name] = values[column].split(SEPARATOR) if column in values else []
    return brief


def _text(values: Mapping[str, Any], column: str, language: Language) -> str | None:
    first, second = ("fr", "en") if language == "fr" else ("en", "fr")
    return values.get(f"{column}_{first}") or values.get(f"{column}_{second}")
