"""Open, closed or unknown at an instant: golden days, typed by hand, and a property."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import opening_hours
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.hours import calendars, schedule, status, timetable, zones
from geomap.hours.calendars import Employer
from geomap.model.closure import Closure
from geomap.model.records import Text

DECLARED = calendars.load(Path(__file__).parents[2] / "data" / "reference")
WEEKDAYS = "Mo-Fr 08:30-16:30"
FEDERAL = ("federal", "CA")


def made(osm=WEEKDAYS, zone="America/Toronto", employer=(*FEDERAL, "ON")):
    return schedule.Schedule(
        timetable.of(osm), DECLARED.of(Employer(*employer)), zones.rules(zone)
    )


def at(schedule_, *local, closures=()):
    when = datetime(*local, tzinfo=schedule_.zone)
    return status.of(schedule_, when, closures)


def told(found) -> tuple:
    times = (found.until, found.opens_next)
    return (found.state, found.reason, *(t and f"{t:%Y-%m-%d %H:%M}" for t in times))


# One building, two counters, 11:00: the federal one and the province's own.
GOLDEN = [
    ("QC", "America/Toronto", "2026-11-11", "closed", "open"),
    ("ON", "America/Toronto", "2026-02-16", "open", "closed"),
    ("BC", "America/Vancouver", "2026-02-16", "open", "closed"),
    ("NU", "America/Iqaluit", "2026-07-09", "open", "closed"),
    ("QC", "America/Toronto", "2026-09-30", "closed", "open"),
    ("BC", "America/Vancouver", "2026-09-30", "closed", "closed"),
    ("ON", "America/Toronto", "2026-06-24", "open", "open"),
    # Federal employees keep the holiday of the province they work in instead of the
    # first Monday of August; in Quebec that is 24 June.
    ("QC", "America/Toronto", "2026-06-24", "closed", "closed"),
    ("QC", "America/Toronto", "2026-08-03", "open", "open"),
    ("AB", "America/Edmonton", "2026-12-28", "closed", "closed"),
    ("NL", "America/St_Johns", "2026-03-16", "open", "closed"),
    ("QC", "America/Toronto", "2026-12-24", "open", "closed"),
    ("SK", "America/Regina", "2026-04-06", "closed", "open"),
]


@pytest.mark.parametrize(("province", "zone", "day", "federal", "own"), GOLDEN)
def test_two_counters_in_one_building_keep_their_own_employers_holidays(
    province, zone, day, federal, own
):
    order = "territorial" if province == "NU" else "provincial"
    counters = (
        made(zone=zone, employer=(*FEDERAL, province)),
        made(zone=zone, employer=(order, f"CA-{province}", province)),
    )
    year, month, number = (int(part) for part in day.split("-"))
    states = [at(counter, year, month, number, 11, 0).state for counter in counters]
    assert states == [federal, own]


def test_a_holiday_is_named_with_whose_it_is():
    found = at(made(), 2026, 11, 11, 11, 0)
    assert found.reason == "holiday"
    assert (found.holiday.name.en, found.holiday.whose) == ("Remembrance Day", "CA")
    assert f"{found.opens_next:%m-%d %H:%M}" == "11-12 08:30"


def test_nobody_guesses_what_a_library_does_on_a_holiday():
    library = made(employer=("community", "CA-ON", "ON"))
    found = at(library, 2026, 2, 16, 11, 0)
    assert told(found)[:2] == ("unknown", "holiday_doubtful")
    assert found.holiday.name.fr == "Jour de la Famille"
    assert f"{found.opens_next:%m-%d %H:%M}" == "02-17 08:30"
    assert at(library, 2026, 2, 16, 20, 0).state == "closed"


@pytest.mark.parametrize(
    ("osm", "local", "expected"),
    [
        (WEEKDAYS, (2026, 11, 25, 8, 29), ("closed", "outside_hours", "2026-11-25 08:30", "2026-11-25 08:30")),
        (WEEKDAYS, (2026, 11, 25, 8, 30), ("open", "regular", "2026-11-25 16:30", None)),
        (WEEKDAYS, (2026, 11, 25, 16, 29), ("open", "regular", "2026-11-25 16:30", None)),
        (WEEKDAYS, (2026, 11, 25, 16, 30), ("closed", "outside_hours", "2026-11-26 08:30", "2026-11-26 08:30")),
        (WEEKDAYS, (2026, 11, 27, 20, 0), ("closed", "outside_hours", "2026-11-30 08:30", "2026-11-30 08:30")),
        ("Mo-Fr 08:30-12:00,13:00-16:30", (2026, 11, 25, 12, 30), ("closed", "lunch", "2026-11-25 13:00", "2026-11-25 13:00")),
        ("Mo-Fr 08:30-10:00,15:00-16:30", (2026, 11, 25, 12, 30), ("closed", "outside_hours", "2026-11-25 15:00", "2026-11-25 15:00")),
        ("Tu[1] 10:00-12:00", (2026, 11, 25, 12, 30), ("closed", "outside_hours", "2026-12-01 10:00", "2026-12-01 10:00")),
        ("2026 Oct 7,2026 Oct 21 10:00-12:00", (2026, 11, 25, 12, 30), ("closed", "outside_hours", None, None)),
        ("Jun-Aug Mo-Fr 09:00-17:00", (2026, 11, 25, 12, 30), ("closed", "outside_hours", "2027-06-01 09:00", "2027-06-01 09:00")),
        ("24/7", (2026, 12, 25, 3, 0), ("open", "regular", None, None)),
        ("Fr 18:00-26:00", (2026, 11, 28, 1, 0), ("open", "regular", "2026-11-28 02:00", None)),
        ('Mo-Fr 09:00-17:00 unknown "by appointment"', (2026, 11, 25, 12, 30), ("unknown", "by_appointment", "2026-11-25 17:00", None)),
        ("Mo-Fr 08:30-16:30; PH off", (2026, 11, 11, 11, 0), ("closed", "holiday", "2026-11-12 08:30", "2026-11-12 08:30")),
        ("Mo-Fr 08:30-16:30; PH 10:00-12:00", (2026, 11, 11, 11, 0), ("open", "regular", "2026-11-11 12:00", None)),
        ("Mo-Fr,PH 08:30-16:30", (2026, 11, 11, 11, 0), ("open", "regular", "2026-11-11 16:30", None)),
        # A date the publisher names although its employer is closed that day.
        ("2026 Oct 14,2026 Nov 11 10:00-12:00", (2026, 11, 11, 11, 0), ("unknown", "holiday_doubtful", "2026-11-11 12:00", None)),
    ],
)  # fmt: skip
def test_the_state_says_why_and_until_when(osm, local, expected):
    assert told(at(made(osm), *local)) == expected


def test_the_last_half_hour_is_said():
    assert not at(made(), 2026, 11, 25, 15, 59).closes_soon
    assert at(made(), 2026, 11, 25, 16, 0).closes_soon
    assert not at(made(), 2026, 11, 25, 17, 0).closes_soon


# The days on which a clock is changed; none in Vancouver after March 2026.
CHANGES = [
    ("America/St_Johns", (2026, 3, 8), 23),
    ("America/St_Johns", (2026, 11, 1), 25),
    ("America/Toronto", (2027, 3, 14), 23),
    ("America/Vancouver", (2026, 3, 8), 23),
    ("America/Vancouver", (2026, 11, 1), 24),
    ("America/Regina", (2026, 3, 8), 24),
    ("America/Whitehorse", (2026, 11, 1), 24),
]


@pytest.mark.parametrize(("zone", "day", "hours"), CHANGES)
def test_a_day_is_as_long_as_its_clock_makes_it(zone, day, hours):
    always = made("Mo-Su 00:00-24:00", zone, ("community", None, None))
    (span,) = always.spans(date(*day))
    assert span.ends - span.starts == timedelta(hours=hours)


def test_an_hour_that_comes_twice_is_open_twice_and_one_that_never_comes_is_not():
    nightly = made("Mo-Su 01:00-03:00", "America/Toronto", ("community", None, None))
    (twice,) = nightly.spans(date(2026, 11, 1))
    assert twice.ends - twice.starts == timedelta(hours=3)
    (once,) = nightly.spans(date(2026, 3, 8))
    assert once.ends - once.starts == timedelta(hours=1)


def closure(starts, ends):
    return Closure(
        id="storm",
        selector={"provinces": ("ON",)},
        starts=datetime.fromisoformat(starts).replace(tzinfo=UTC),
        ends=datetime.fromisoformat(ends).replace(tzinfo=UTC),
        notice=Text("Storm", "Tempête"),
        by="test",
        made_at=datetime(2026, 11, 25, tzinfo=UTC),
    )


def test_a_notice_closes_an_open_counter_and_says_when_it_opens_again():
    storm = closure("2026-11-25T14:00", "2026-11-26T18:00")
    found = at(made(), 2026, 11, 25, 11, 0, closures=(storm,))
    # It ends at 13:00 the next day in Toronto, in the middle of the opening hours.
    assert told(found) == (
        "closed", "mass_closure", "2026-11-26 13:00", "2026-11-26 13:00",
    )  # fmt: skip
    assert found.closure is storm


def test_a_notice_to_come_cuts_the_opening_short_and_is_never_an_opening():
    storm = closure("2026-11-25T17:00", "2026-11-26T23:00")
    before = at(made(), 2026, 11, 25, 11, 0, closures=(storm,))
    assert told(before)[:3] == ("open", "regular", "2026-11-25 12:00")
    night = at(made(), 2026, 11, 25, 7, 0, closures=(storm,))
    assert told(night)[3] == "2026-11-25 08:30"
    again = closure("2026-11-25T00:00", "2026-11-27T13:00")
    assert told(at(made(), 2026, 11, 24, 20, 0, closures=(storm, again)))[3] == (
        "2026-11-27 08:30"
    )


HOURS = [
    WEEKDAYS,
    "Mo-Fr 08:30-12:00,13:00-16:30; PH off",
    "Mo-We 09:00-17:00; Th 12:00-20:00; Sa 10:00-14:00",
    "Fr,Sa 20:00-26:00",
    "Mo-Su 01:15-02:45",
    "Tu[1,3] 10:00-12:00,12:30-15:00",
    "Mo[-1] 09:30-15:00",
    "Jun 15-Sep 5 Mo-Fr 09:00-17:00; Sep 6-Jun 14 Tu 10:00-12:00",
    "24/7",
    'We 10:00-12:00; Fr 09:00-17:00 unknown "by appointment"',
]
ZONES = [
    ("America/St_Johns", "NL"),
    ("America/Halifax", "NS"),
    ("America/Blanc-Sablon", "QC"),
    ("America/Toronto", "ON"),
    ("America/Winnipeg", "MB"),
    ("America/Regina", "SK"),
    ("America/Edmonton", "AB"),
    ("America/Vancouver", "BC"),
    ("America/Whitehorse", "YT"),
    ("America/Rankin_Inlet", "NU"),
]
START = datetime(2026, 1, 1, tzinfo=UTC)
MINUTES = 2 * 365 * 24 * 60
CHANGED = [datetime(*day, 5, tzinfo=UTC) for day in ((2026, 3, 8), (2026, 11, 1), (2027, 3, 14), (2027, 11, 7))]  # fmt: skip
anywhen = st.one_of(
    st.integers(0, MINUTES).map(lambda m: START + timedelta(minutes=m)),
    st.tuples(st.sampled_from(CHANGED), st.integers(0, 600)).map(
        lambda pair: pair[0] + timedelta(minutes=pair[1])
    ),
)


def simulated(hours, osm, plan, when) -> str:
    """The state of one minute, by the clock on the wall and nothing else."""
    local = when.astimezone(plan.zone).replace(tzinfo=None)
    plain = "open" if hours.is_open(local) else "unknown" if hours.is_unknown(local) else "closed"  # fmt: skip
    holiday = plan.calendar.on(local.date())
    if holiday is None or plain == "closed" or osm == "24/7":
        return plain
    return "closed" if holiday.is_certain else "unknown"


@settings(max_examples=150, deadline=None)
@given(
    osm=st.sampled_from(HOURS),
    place=st.sampled_from(ZONES),
    order=st.sampled_from(["federal", "provincial", "municipal", "community"]),
    when=anywhen,
)
def test_it_agrees_with_a_simulation_minute_by_minute(osm, place, order, when):
    zone, province = place
    owner = "CA" if order == "federal" else f"CA-{province}"
    plan = made(osm, zone, (order, owner, province))
    hours = opening_hours.OpeningHours(osm)
    found = status.of(plan, when)

    assert found.state == simulated(hours, osm, plan, when)
    assert plan.state_at(when) == found.state
    # Nothing changes before `until`, looked at minute by minute for a week at most,
    # and something does then.
    until = found.until.astimezone(UTC) if found.until else when + timedelta(days=4)
    minutes = min(int((until - when).total_seconds() // 60), 4 * 24 * 60)
    for minute in range(0, minutes, 1 if minutes < 1_500 else 7):
        moment = when + timedelta(minutes=minute)
        assert simulated(hours, osm, plan, moment) == found.state, moment
    if found.until:
        assert simulated(hours, osm, plan, until) != found.state
    if found.opens_next:
        assert simulated(hours, osm, plan, found.opens_next.astimezone(UTC)) == "open"
