"""Whether a phone line answers at an instant, told by the caller's own clock."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from geomap.finding.channels import Channel
from geomap.hours import status, timetable, zones
from geomap.hours.calendars import Calendars, Employer
from geomap.hours.schedule import Schedule
from geomap.hours.status import Status

_COUNTRY = "CA"
# The line keeps the hours by the clock of whoever calls.
_LOCAL = "local"


def state(
    channel: Channel, when: datetime, caller: ZoneInfo, calendars: Calendars
) -> Status | None:
    """Return the line's status with its times by the caller's clock; None: unknown."""
    table = timetable.of(channel.hours) if channel.hours else None
    if table is None:
        return None
    # Day and night is the same by every clock.
    zone = caller if table.is_always else _zone(channel, caller)
    if zone is None:
        return None
    schedule = Schedule(table, calendars.of(_employer(channel)), zone)
    return _seen_from(caller, status.of(schedule, when))


def is_elsewhere(channel: Channel, when: datetime, caller: ZoneInfo) -> bool:
    """Whether the line goes by another clock than the caller's."""
    zone = _zone(channel, caller)
    return zone is not None and (
        when.astimezone(zone).utcoffset() != when.astimezone(caller).utcoffset()
    )


def _zone(channel: Channel, caller: ZoneInfo) -> ZoneInfo | None:
    if channel.clock == _LOCAL:
        return caller
    if channel.clock:
        return zones.rules(channel.clock)
    province = channel.jurisdiction.removeprefix(f"{_COUNTRY}-")
    usual = zones.of(province, None, None) if province != _COUNTRY else None
    return zones.rules(usual.name) if usual else None


def _employer(channel: Channel) -> Employer:
    whose = channel.jurisdiction
    if whose == _COUNTRY:
        return Employer("federal", whose)
    return Employer("provincial", whose, whose.removeprefix(f"{_COUNTRY}-"))


def _seen_from(caller: ZoneInfo, found: Status) -> Status:
    until, opens = found.until, found.opens_next
    return replace(
        found,
        at=found.at.astimezone(caller),
        until=until.astimezone(caller) if until else None,
        opens_next=opens.astimezone(caller) if opens else None,
    )
