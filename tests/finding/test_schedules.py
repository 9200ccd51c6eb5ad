"""Many rows at once agree with one row in full."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from geomap.finding.schedules import CLOSED, OPEN, UNKNOWN, Schedules
from geomap.hours.calendars import no_calendars
from geomap.model import directory
from geomap.model.closure import Closure
from geomap.model.records import Text
from tests import handmade

# Wednesday 25 November 2026, 10:00 in Ottawa.
TEN = datetime(2026, 11, 25, 15, 0, tzinfo=UTC)
STATES = {"open": OPEN, "closed": CLOSED, "unknown": UNKNOWN}


def notice(**selector) -> Closure:
    return Closure(
        id="c1",
        selector=selector,
        starts=TEN - timedelta(hours=1),
        ends=TEN + timedelta(hours=4),
        notice=Text("Closed: storm", "Fermé : tempête"),
        by="test",
        made_at=TEN,
    )


@pytest.fixture
def table():
    rows = handmade.table().set_index("id", drop=False)
    rows.loc["on/counters/1", "hours_osm"] = "Mo-Fr 09:00-12:00"
    rows.loc["bc/counters/1", "hours_osm"] = "Mo-Fr 08:30-16:30"
    rows.loc["ca/other/2", "hours_osm"] = "Mo-Fr 08:00-16:00"
    rows.loc["ca/libraries/1", "hours_osm"] = "whenever we like"
    return directory.of(rows.reset_index(drop=True)).locations


def row_of(table, location_id) -> int:
    return int(np.flatnonzero(table["id"] == location_id)[0])


def test_each_row_is_asked_by_its_own_clock(table):
    schedules = Schedules(table, no_calendars())
    asked = ["ca/counters/1", "on/counters/1", "bc/counters/1", "ca/other/2"]
    rows = np.array([row_of(table, name) for name in asked])

    # 10:00 in Ottawa is 8:00 in Victoria and in Whitehorse.
    assert schedules.states(rows, TEN).tolist() == [OPEN, OPEN, CLOSED, OPEN]
    later = TEN + timedelta(hours=2)
    assert schedules.states(rows, later).tolist() == [OPEN, CLOSED, OPEN, OPEN]


def test_a_status_tells_what_the_states_tell(table):
    schedules = Schedules(table, no_calendars())
    rows = np.arange(len(table))
    for hours in range(0, 72, 5):
        when = TEN + timedelta(hours=hours, minutes=29)
        told = [STATES[schedules.status(int(row), when).state] for row in rows]
        assert schedules.states(rows, when).tolist() == told


def test_what_is_not_known_says_why(table):
    schedules = Schedules(table, no_calendars())
    reasons = {
        name: schedules.status(row_of(table, name), TEN).reason
        for name in (
            "ca/counters/2",
            "ca/libraries/1",
            "nu/counters/1",
            "on/counters/4",
        )
    }
    assert reasons == {
        "ca/counters/2": "hours_unknown",
        "ca/libraries/1": "not_understood",
        "nu/counters/1": "temporary",
        "on/counters/4": "permanent",
    }


@pytest.mark.parametrize(
    ("selector", "closed"),
    [
        ({"sources": ("ca/counters",)}, {"ca/counters/1"}),
        ({"orders": ("provincial",), "provinces": ("ON",)}, {"on/counters/1"}),
        ({"ids": ("bc/counters/1",)}, {"bc/counters/1"}),
        ({"box": (45.0, -76.0, 46.0, -75.0)}, {"ca/counters/1", "on/counters/1"}),
        (
            {"polygon": ((48, -124), (49, -124), (49, -123), (48, -123))},
            {"bc/counters/1"},
        ),
        ({}, set()),
    ],
)
def test_a_notice_closes_what_its_selector_names_and_nothing_else(
    table, selector, closed
):
    when = TEN + timedelta(hours=1, minutes=30)
    asked = ["ca/counters/1", "on/counters/1", "bc/counters/1", "ca/other/2"]
    rows = np.array([row_of(table, name) for name in asked])
    before = Schedules(table, no_calendars()).states(rows, when)
    schedules = Schedules(table, no_calendars(), lambda: (notice(**selector),))

    assert before.tolist() == [OPEN] * 4
    now = schedules.states(rows, when)
    assert {n for n, s in zip(asked, now, strict=True) if s == CLOSED} == closed
    reasons = {n: schedules.status(row_of(table, n), when).reason for n in asked}
    assert {n for n, r in reasons.items() if r == "mass_closure"} == closed
