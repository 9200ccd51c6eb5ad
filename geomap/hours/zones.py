"""Time zones: which one a location keeps, and the newest rules of each.

Several provinces changed their clocks in 2026, so the rules are those of the machine
or those that came with geomap, whichever are newer.
"""

import math
import zoneinfo
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

import opening_hours
import tzdata

from geomap.model.point import Point

# What most people of a province live by, and all the zones that are found in it.
_ZONES = {
    "NL": ("America/St_Johns", "America/Goose_Bay"),
    "PE": ("America/Halifax",),
    "NS": ("America/Halifax", "America/Glace_Bay"),
    "NB": ("America/Moncton",),
    "QC": ("America/Toronto", "America/Blanc-Sablon", "America/Halifax"),
    "ON": ("America/Toronto", "America/Winnipeg", "America/Atikokan"),
    "MB": ("America/Winnipeg",),
    "SK": (
        "America/Regina",
        "America/Edmonton",
        "America/Winnipeg",
        "America/Swift_Current",
    ),
    "AB": ("America/Edmonton",),
    "BC": (
        "America/Vancouver",
        "America/Edmonton",
        "America/Creston",
        "America/Dawson_Creek",
        "America/Fort_Nelson",
    ),
    "YT": ("America/Whitehorse", "America/Dawson"),
    "NT": ("America/Edmonton", "America/Inuvik"),
    "NU": (
        "America/Iqaluit",
        "America/Rankin_Inlet",
        "America/Cambridge_Bay",
        "America/Resolute",
        "America/Atikokan",
    ),
}
# Only one clock is kept in all of these, whatever the names: no point is needed.
_ONE_CLOCK = ("PE", "NS", "NB", "MB", "AB", "YT", "NT")
_KEPT_POINTS = 65_536
_STEPS_NORTH = (0.0, 0.05, 0.1, 0.2)
_ANY_MOMENT = datetime(2026, 1, 1)  # noqa: DTZ001 - only its zone is looked at


@dataclass(frozen=True, slots=True)
class Place:
    """The zone of a location; `is_assumed` when the province has others too."""

    name: str
    is_assumed: bool = False


def of(
    province: str | None, latitude: float | None, longitude: float | None
) -> Place | None:
    """Return the zone of a location, None when neither province nor point is known.

    >>> of("BC", 55.76, -120.23)
    Place(name='America/Dawson_Creek', is_assumed=False)
    >>> of("ON", None, None)
    Place(name='America/Toronto', is_assumed=True)
    """
    zones = _ZONES.get(province or "", ())
    if zones and province in _ONE_CLOCK:
        return Place(zones[0])
    found = _at(latitude, longitude, zones)
    if found is not None:
        return Place(found)
    return Place(zones[0], is_assumed=True) if zones else None


def clock(province: str | None, point: Point | None) -> ZoneInfo | None:
    """Return the rules of the clock kept somewhere, None when that is not known."""
    at = (point.latitude, point.longitude) if point else (None, None)
    zone = of(province, *at)
    return rules(zone.name) if zone else None


def rules(name: str) -> ZoneInfo:
    """Return the rules of a zone, the newest there are.

    >>> rules("America/Regina").key
    'America/Regina'
    """
    return _rules(name)


def offset_minutes(zone: ZoneInfo, moment: datetime) -> int:
    """Return how many minutes a zone is ahead of UTC at a moment."""
    offset = moment.astimezone(zone).utcoffset()
    return 0 if offset is None else round(offset.total_seconds() / 60)


def _at(
    latitude: float | None, longitude: float | None, zones: tuple[str, ...]
) -> str | None:
    if latitude is None or longitude is None:
        return None
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return None
    # The map is coarse where the border runs along a river or through a town: a point
    # that falls abroad is looked for again a little way into the country.
    for north in _STEPS_NORTH:
        found = _drawn(round(latitude + north, 3), round(longitude, 3))
        if found in zones or (found and not zones):
            return found
    return None


@lru_cache(maxsize=_KEPT_POINTS)
def _drawn(latitude: float, longitude: float) -> str | None:
    """Return the zone drawn around a point, by the map within opening-hours-py."""
    hours = opening_hours.OpeningHours(
        "24/7", coords=(latitude, longitude), auto_country=False
    )
    zone = next(hours.intervals(_ANY_MOMENT))[0].tzinfo
    return getattr(zone, "key", None)


@cache
def _rules(name: str) -> ZoneInfo:
    if _machine_version() > tzdata.IANA_VERSION:
        return ZoneInfo(name)
    file = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    with file.open("rb") as content:
        return ZoneInfo.from_file(content, key=name)


@cache
def _machine_version() -> str:
    """Return the release of the machine's own rules, such as 2025b; "" if unknown."""
    for folder in zoneinfo.TZPATH:
        file = Path(folder) / "tzdata.zi"
        if file.is_file():
            with file.open(encoding="utf-8") as lines:
                return lines.readline().removeprefix("# version").strip()
    return ""
