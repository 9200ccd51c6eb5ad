"""When each location of a snapshot is open: many rows at once, or one in full.

Few schedules are different: rows share their hours, their employer and their clock.
Each such group is worked out once, and kept for the minute.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from geomap.finding import alike, closures
from geomap.finding.alike import Alike
from geomap.hours import status, timetable, zones
from geomap.hours.calendars import Calendars
from geomap.hours.schedule import Schedule
from geomap.hours.status import Reason, Status
from geomap.model.closure import Closure

OPEN, CLOSED, UNKNOWN = 1, 0, -1
_CODES = {"open": OPEN, "closed": CLOSED, "unknown": UNKNOWN}
_SHUT: dict[str | None, Reason] = {
    "permanently_closed": "permanent",
    "temporarily_closed": "temporary",
    "planned": "planned",
}
_KEPT_MINUTES = 128
_KEPT_NOTICES = 64
_KEPT_SCHEDULES = 8_192


Notices = Callable[[], tuple[Closure, ...]]


def no_closures() -> tuple[Closure, ...]:
    """Return that there is no notice."""
    return ()


class Schedules:
    """The schedules of a table of locations; safe over threads.

    `notices` gives the closures there are at the moment of asking.
    """

    def __init__(
        self,
        table: pd.DataFrame,
        calendars: Calendars,
        notices: Notices = no_closures,
    ) -> None:
        self._table = table
        self._calendars = calendars
        self._notices = notices
        self._at_minute = lru_cache(maxsize=_KEPT_MINUTES)(self._states_at)
        self._closed_by = lru_cache(maxsize=_KEPT_NOTICES)(self._rows_closed_by)
        self._schedule = lru_cache(maxsize=_KEPT_SCHEDULES)(self._schedule_of)

    def prepare(self) -> None:
        """Work out which rows are alike now, so that nobody who asks waits for it."""
        _ = self._groups

    def states(self, rows: np.ndarray, when: datetime) -> np.ndarray:
        """Return the state of each row at an instant: 1 open, 0 closed, -1 unknown."""
        minute = when.astimezone(UTC).replace(second=0, microsecond=0)
        states = self._at_minute(minute)[self._groups[0][rows]]
        for notice in self._notices():
            if notice.is_on(when):
                states = np.where(self._closed_by(notice)[rows], CLOSED, states)
        return states.astype(np.int8, copy=False)

    def status(self, row: int, when: datetime) -> Status:
        """Return the status of one row at an instant, in its own zone."""
        facts = self._facts(row)
        zone = facts.zone or alike.place(self._table, row)
        at = when.astimezone(zones.rules(zone.name)) if zone else when
        schedule = self.schedule(row)
        if facts.status in _SHUT:
            found = status.fixed("closed", _SHUT[facts.status], at)
        elif schedule is None:
            why = _why_unknown(facts)
            found = status.fixed("unknown", why, at, self.closures_of(row))
        else:
            found = status.of(schedule, when, self.closures_of(row))
        return replace(found, is_zone_assumed=bool(zone and zone.is_assumed))

    def schedule(self, row: int) -> Schedule | None:
        """Return one row's schedule, None when its hours or its clock is not known."""
        return self._schedule(int(self._groups[0][row]))

    def closures_of(self, row: int) -> tuple[Closure, ...]:
        """Return the notices that close one row, now or later."""
        return tuple(each for each in self._notices() if self._closed_by(each)[row])

    def _facts(self, row: int) -> Alike:
        groups, facts = self._groups
        return facts[groups[row]]

    def _states_at(self, minute: datetime) -> np.ndarray:
        groups = range(len(self._groups[1]))
        return np.array([self._state(each, minute) for each in groups], dtype=np.int8)

    def _state(self, group: int, minute: datetime) -> int:
        if self._groups[1][group].status in _SHUT:
            return CLOSED
        schedule = self._schedule(group)
        return UNKNOWN if schedule is None else _CODES[schedule.state_at(minute)]

    def _schedule_of(self, group: int) -> Schedule | None:
        facts = self._groups[1][group]
        table = timetable.of(facts.hours) if facts.hours else None
        if table is None or facts.zone is None:
            return None
        calendar = self._calendars.of(facts.employer)
        return Schedule(table, calendar, zones.rules(facts.zone.name))

    def _rows_closed_by(self, notice: Closure) -> np.ndarray:
        return closures.closed(self._table, notice)

    @cached_property
    def _groups(self) -> tuple[np.ndarray, tuple[Alike, ...]]:
        return alike.grouped(self._table, self._calendars)


def _why_unknown(facts: Alike) -> Reason:
    if not facts.hours:
        is_required = facts.appointment == "required"
        return "by_appointment" if is_required else "hours_unknown"
    return "not_understood" if timetable.of(facts.hours) is None else "place_unknown"
