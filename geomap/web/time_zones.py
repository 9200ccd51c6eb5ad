"""The name of a time zone, said only where it is not obvious."""

from zoneinfo import ZoneInfo

from geomap.hours import zones
from geomap.hours.schedule import Schedule
from geomap.hours.status import Status
from geomap.i18n import words
from geomap.model.schema import Language

# IANA's names of Canada's zones by the name people use; provinces may share one.
_NAMES = {
    "newfoundland": ("St_Johns",),
    "atlantic": ("Halifax", "Glace_Bay", "Moncton", "Goose_Bay", "Blanc-Sablon"),
    "eastern": ("Toronto", "Iqaluit", "Atikokan"),
    "central": ("Winnipeg", "Regina", "Swift_Current", "Rankin_Inlet", "Resolute"),
    "mountain": (
        "Edmonton", "Inuvik", "Cambridge_Bay", "Creston", "Dawson_Creek", "Fort_Nelson"
    ),
    "pacific": ("Vancouver",),
    "yukon": ("Whitehorse", "Dawson"),
}  # fmt: skip
_MINUS = "\N{MINUS SIGN}"


def said(status: Status, schedule: Schedule | None, language: Language) -> str | None:
    """Return the sentence that names the zone, None when there is nothing to name."""
    if schedule is None:
        return None
    key = "clock.assumed" if status.is_zone_assumed else "clock.local"
    return words.say(key, language, zone=name(status, language))


def name(status: Status, language: Language) -> str:
    """Return a zone's name and how far it is from UTC at the moment of a status."""
    zone = status.at.tzinfo
    key = zone.key.removeprefix("America/") if isinstance(zone, ZoneInfo) else ""
    common = next((n for n, keys in _NAMES.items() if key in keys), None)
    offset = _offset(
        zones.offset_minutes(zone, status.at) if isinstance(zone, ZoneInfo) else 0
    )
    if common is None:
        return f"UTC{offset}"
    plain = words.say(f"clock.{common}", language)
    return words.say("clock.utc", language, zone=plain, offset=offset)


def _offset(minutes: int) -> str:
    r"""Return an offset as people write it.

    >>> _offset(-210), _offset(-420), _offset(0)
    ('−3:30', '−7', '+0')
    """
    sign = _MINUS if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"{sign}{hours}" + (f":{rest:02d}" if rest else "")
