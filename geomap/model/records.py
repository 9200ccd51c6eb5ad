"""Records: what people are shown of a location, built from one row on demand."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from geomap.model import schema
from geomap.model.directory import SEPARATOR
from geomap.model.point import Point
from geomap.model.schema import Language


@dataclass(frozen=True, slots=True)
class Text:
    """A text in English, in French, in both or in neither."""

    en: str | None = None
    fr: str | None = None

    def __bool__(self) -> bool:
        return bool(self.en or self.fr)

    def of(self, language: Language) -> str | None:
        """Return the text in the language, else in the other, else None."""
        mine, other = (self.en, self.fr) if language == "en" else (self.fr, self.en)
        return mine or other

    def language(self, asked: Language) -> Language:
        """Return the language of what `of` gives."""
        if asked == "en":
            return "en" if self.en or not self.fr else "fr"
        return "fr" if self.fr or not self.en else "en"


NO_TEXT = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class LocationRecord:
    """One location as people see it; None and the empty tuple mean not known."""

    id: str
    source: str
    name: Text
    type: str
    organization: Text
    organization_url: Text
    order: str
    jurisdiction: str
    same_as: str | None
    status: str | None
    description: Text
    directions: Text
    address: Text
    unit: str | None
    locality: Text
    province: str | None
    postal_code: str | None
    mailing: str | None
    point: Point | None
    position_quality: str | None
    position_radius: float | None
    access_mode: str | None
    phone: str | None
    toll_free: str | None
    tty: str | None
    fax: str | None
    email: str | None
    url: Text
    booking_url: Text
    hours: str | None
    hours_note: Text
    appointment: str | None
    services: tuple[str, ...]
    services_note: Text
    languages: tuple[str, ...]
    languages_on_request: tuple[str, ...]
    wheelchair: str | None
    parking: str | None
    washroom: str | None
    hearing_loop: str | None
    accessibility_note: Text
    accessibility_date: str | None
    photo_url: str | None
    photo_alt: Text
    photo_credit: str | None
    photo_date: str | None
    host: Text
    partnership_model: str | None
    provenance_url: str | None
    provenance_date: str | None
    provenance_note: Text
    also: tuple[str, ...]

    @property
    def phones(self) -> tuple[tuple[str, str], ...]:
        """The numbers that are known, each with its channel kind."""
        numbers = (
            ("phone", self.phone),
            ("toll_free", self.toll_free),
            ("tty", self.tty),
        )
        return tuple((kind, number) for kind, number in numbers if number)

    @property
    def is_approximate(self) -> bool:
        """Whether the point stands for a neighbourhood or a town, not for a door."""
        return self.position_quality not in (None, "rooftop", "parcel", "street")


# The record's names, where they are not the last part of the path they come from.
_PATHS = {
    "organization": "organization.name",
    "organization_url": "organization.url",
    "order": "organization.order",
    "jurisdiction": "organization.jurisdiction",
    "address": "address.line",
    "position_quality": "position.quality",
    "position_radius": "position.radius",
    "access_mode": "access.mode",
    "phone": "phone.voice",
    "url": "contact.url",
    "booking_url": "contact.booking_url",
    "hours": "hours.osm",
    "hours_note": "hours.note",
    "services": "offer.services",
    "services_note": "offer.note",
    "languages": "language.offered",
    "languages_on_request": "language.on_request",
    "accessibility_note": "accessibility.note",
    "accessibility_date": "accessibility.date",
    "host": "partnership.host",
    "partnership_model": "partnership.model",
    "provenance_url": "provenance.url",
    "provenance_date": "provenance.date",
    "provenance_note": "provenance.note",
    "also": "provenance.also",
}


def location(row: Mapping[str, Any]) -> LocationRecord:
    """Return the record of a row: known values by column name, unknown ones absent."""
    values = {name: _value(row, *plan) for name, plan in _plans().items()}
    return LocationRecord(**values, point=_point(row))


@cache
def _plans() -> dict[str, tuple[str, str]]:
    """Return, by the record's name, the kind of value and the column it comes from."""
    bases = {field.base: field for field in schema.fields()}
    last = {base.rsplit(".", 1)[-1]: base for base in reversed(bases)}
    names = [name for name in LocationRecord.__slots__ if name != "point"]
    paths = {name: _PATHS.get(name, last.get(name, "")) for name in names}
    return {name: _plan(bases[path]) for name, path in paths.items()}


def _plan(field: schema.Field) -> tuple[str, str]:
    if field.language:
        return "text", schema.column_of(field.base)
    return ("codes" if field.type == "codes" else "plain"), field.column


def _value(row: Mapping[str, Any], kind: str, column: str) -> Any:
    if kind == "text":
        en, fr = row.get(f"{column}_en"), row.get(f"{column}_fr")
        return Text(en, fr) if en or fr else NO_TEXT
    value = row.get(column)
    if kind == "codes":
        return tuple(value.split(SEPARATOR)) if value else ()
    return value


def _point(row: Mapping[str, Any]) -> Point | None:
    latitude, longitude = row.get("latitude"), row.get("longitude")
    if latitude is None or longitude is None:
        return None
    return Point(latitude=latitude, longitude=longitude)
