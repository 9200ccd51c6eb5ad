"""Whether a location is open at an instant: open, closed or unknown, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Literal

from geomap.hours.calendars import Holiday
from geomap.hours.schedule import Schedule, Span
from geomap.model.closure import Closure

State = Literal["open", "closed", "unknown"]
# Why, as a code; the words are in i18n.
Reason = Literal[
    "regular",
    "outside_hours",
    "lunch",
    "holiday",
    "holiday_doubtful",
    "mass_closure",
    "temporary",
    "permanent",
    "planned",
    "by_appointment",
    "hours_unknown",
    "not_understood",
    "place_unknown",
]
_SOON = timedelta(minutes=30)
_LONGEST_LUNCH = timedelta(hours=2)
# So many openings in a row that are only perhaps: there is no certain one to name.
_LOOKED_AT = 14
# Past this many contiguous days there is no end worth telling.
_ENDLESS = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The state at `at`; instants are in the location's own zone.

    `until` is when the state changes, None when that is not known or never;
    `opens_next` the next opening that is certain. `holiday` and `closure` are what
    the reason is about.
    """

    state: State
    reason: Reason
    at: datetime
    until: datetime | None = None
    opens_next: datetime | None = None
    holiday: Holiday | None = None
    closure: Closure | None = None
    is_zone_assumed: bool = False

    @property
    def closes_soon(self) -> bool:
        """Whether it is open for no more than half an hour."""
        if self.state != "open" or self.until is None:
            return False
        # By UTC: the local clock may be changed in between.
        return self.until.astimezone(UTC) - self.at.astimezone(UTC) <= _SOON


def fixed(
    state: State, reason: Reason, at: datetime, closures: Iterable[Closure] = ()
) -> Status:
    """Return the status of a location without a schedule that can be followed."""
    closure = _holding(closures, at)
    if closure is not None and state != "closed":
        return Status(
            state="closed",
            reason="mass_closure",
            at=at,
            until=closure.ends.astimezone(at.tzinfo),
            closure=closure,
        )
    return Status(state=state, reason=reason, at=at)


def of(schedule: Schedule, when: datetime, closures: Sequence[Closure] = ()) -> Status:
    """Return the status at an instant, by the schedule and the notices there are."""
    at = schedule.local(when)
    closure = _holding(closures, when)
    if closure is not None:
        plain = _closed_by(schedule, closure, at)
    else:
        plain = _plain(schedule, at)
    return _with_notices(plain, schedule, closures) if closures else plain


def _plain(schedule: Schedule, at: datetime) -> Status:
    now = next((s for s in schedule.spans(at.date()) if s.starts <= at < s.ends), None)
    if now is None:
        return _closed(schedule, at)
    return Status(
        state=now.state,
        reason="regular" if now.state == "open" else _doubt(now),
        at=at,
        until=_end(schedule, now, at),
        opens_next=None if now.state == "open" else _opening(schedule, now.ends, at),
        holiday=now.holiday,
    )


def _closed(schedule: Schedule, at: datetime) -> Status:
    following = next(schedule.ahead(at), None)
    day = schedule.day(at.date())
    is_holiday = day.holiday is not None and day.holiday.is_certain
    reason: Reason = "outside_hours"
    if is_holiday and not day.openings:
        reason = "holiday"
    elif _is_lunch(schedule, at, following):
        reason = "lunch"
    return Status(
        state="closed",
        reason=reason,
        at=at,
        until=_local(following.starts, at) if following else None,
        opens_next=_opening(schedule, at, at),
        holiday=day.holiday if reason == "holiday" else None,
    )


def _closed_by(schedule: Schedule, closure: Closure, at: datetime) -> Status:
    return Status(
        state="closed",
        reason="mass_closure",
        at=at,
        until=_local(closure.ends, at),
        opens_next=_opening(schedule, closure.ends, at),
        closure=closure,
    )


def _with_notices(
    status: Status, schedule: Schedule, closures: Sequence[Closure]
) -> Status:
    """Return the status with no opening during a notice, and none beyond its start."""
    opens, until = status.opens_next, status.until
    closure = _holding(closures, opens) if opens else None
    while opens is not None and closure is not None:
        opens = _opening(schedule, closure.ends, status.at)
        closure = _holding(closures, opens) if opens else None
    if status.state != "closed":
        starts = [c.starts for c in closures if c.starts > status.at]
        ends = [until.astimezone(UTC)] if until else []
        nearest = min((*starts, *ends), default=None)
        until = _local(nearest, status.at) if nearest else None
    return replace(status, opens_next=opens, until=until)


def _opening(schedule: Schedule, after: datetime, at: datetime) -> datetime | None:
    """Return the first instant, from one on, at which it is certainly open."""
    spans = islice(schedule.ahead(after), _LOOKED_AT)
    span = next((s for s in spans if s.state == "open"), None)
    return None if span is None else _local(max(span.starts, after), at)


def _end(schedule: Schedule, now: Span, at: datetime) -> datetime | None:
    """Return when a state ends, midnights notwithstanding; None for no end."""
    ends = now.ends
    for span in schedule.ahead(now.ends):
        if span.starts != ends or span.state != now.state:
            break
        ends = span.ends
        if ends - now.starts > _ENDLESS:
            return None
    return _local(ends, at)


def _doubt(span: Span) -> Reason:
    return "by_appointment" if span.holiday is None else "holiday_doubtful"


def _is_lunch(schedule: Schedule, at: datetime, following: Span | None) -> bool:
    if following is None or following.starts.astimezone(at.tzinfo).date() != at.date():
        return False
    before = [s for s in schedule.spans(at.date()) if s.ends <= at]
    return bool(before) and following.starts - before[-1].ends <= _LONGEST_LUNCH


def _holding(closures: Iterable[Closure], when: datetime) -> Closure | None:
    """Return the notice that holds longest at an instant."""
    held = [closure for closure in closures if closure.is_on(when)]
    return max(held, key=lambda closure: closure.ends, default=None)


def _local(moment: datetime, at: datetime) -> datetime:
    return moment.astimezone(at.tzinfo)
