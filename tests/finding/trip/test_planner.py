"""One trip over the handmade directory, typed by hand."""

import datetime

import pytest

from geomap.finding.finder import Finder
from geomap.finding.trip import planner
from geomap.finding.trip.plan import TripQuestion
from geomap.model.point import Point
from tests import handmade, handmade_places

OTTAWA = Point(latitude=45.4215, longitude=-75.6972)
IQALUIT = Point(latitude=63.7467, longitude=-68.517)


@pytest.fixture(scope="module")
def finder(tmp_path_factory):
    places = handmade_places.read(tmp_path_factory.mktemp("places"))
    return Finder(handmade.snapshot(), places)


def asked(*services, **more):
    return TripQuestion(
        **{"point": OTTAWA, "province": "ON", **more}, services=services
    )


def stops(trip):
    return [(stop.found.location.id, stop.services) for stop in trip.stops]


def test_two_tasks_of_one_counter_are_one_stop(finder):
    trip = planner.plan(finder, asked("drivers-licence", "health-card"))
    assert stops(trip) == [("on/counters/1", ("drivers-licence", "health-card"))]
    assert trip.left == trip.remote == ()
    assert trip.alternatives == 0


def test_tasks_of_two_governments_are_two_stops_nearest_first(finder):
    trip = planner.plan(finder, asked("passport", "health-card", "drivers-licence"))
    assert stops(trip) == [
        ("on/counters/1", ("health-card", "drivers-licence")),
        ("ca/counters/1", ("passport",)),
    ]
    assert trip.metres == pytest.approx(1_160, abs=60)
    assert sum(stop.leg for stop in trip.stops) < trip.metres


def test_the_nearer_of_two_offices_is_taken_and_the_other_is_counted(finder):
    trip = planner.plan(finder, asked("drivers-licence"))
    assert len(trip.stops) == 1
    # The counter and the kiosk both do it.
    assert trip.alternatives == 1


def test_what_can_be_done_from_home_is_said_first_and_not_travelled_for(finder):
    trip = planner.plan(finder, asked("sin", "health-card", "health-advice"))
    assert [(one.service, one.how) for one in trip.remote] == [
        ("sin", "online"),
        ("health-advice", "phone"),
    ]
    assert stops(trip) == [("on/counters/1", ("health-card",))]


def test_what_could_be_done_from_home_is_named_at_a_stop_that_does_it_too(finder):
    trip = planner.plan(finder, asked("sin", "passport"))
    assert [stop.also for stop in trip.stops] == [("sin",)]


def test_someone_may_want_to_go_in_person_all_the_same(finder):
    trip = planner.plan(finder, asked("sin", "passport", is_in_person=True))
    assert trip.remote == ()
    assert stops(trip) == [("ca/counters/1", ("sin", "passport"))]


def test_what_nobody_does_near_is_left_with_the_nearest_office_that_does(finder):
    trip = planner.plan(
        finder, asked("passport", "drivers-licence", point=IQALUIT, province="NU")
    )
    assert stops(trip) == [("nu/counters/1", ("drivers-licence",))]
    (left,) = trip.left
    assert (left.service, left.why) == ("passport", "none_near")
    assert left.nearest.location.id == "ca/counters/2"


def test_what_nobody_has_supplied_is_said_to_be_so(finder):
    (left,) = planner.plan(finder, asked("courts")).left
    assert (left.why, left.nearest) == ("nobody", None)


def test_a_province_s_own_service_is_only_had_at_its_own_counters(finder):
    gatineau = planner.plan(finder, asked("health-card", province="QC"))
    assert gatineau.stops == ()
    assert [left.service for left in gatineau.left] == ["health-card"]


def test_a_farther_reach_finds_more(finder):
    near = planner.plan(finder, asked("pet-licence", within=50_000.0))
    far = planner.plan(finder, asked("pet-licence", within=250_000.0))
    assert [left.why for left in near.left] == ["none_near"]
    assert stops(far) == [("mtl/counters/1", ("pet-licence",))]


def test_an_office_that_is_known_to_be_closed_is_not_gone_to(finder):
    # Eight in the evening: the counter with known hours is closed, the other may be.
    evening = datetime.datetime(2026, 11, 23, 20, 0)
    trip = planner.plan(finder, asked("passport", "health-card", open_at=evening))
    assert stops(trip) == [("on/counters/1", ("health-card",))]
    (left,) = trip.left
    assert (left.service, left.why) == ("passport", "closed")
    assert left.nearest.location.id == "ca/counters/1"


def test_an_office_that_may_be_open_is_gone_to(finder):
    noon = datetime.datetime(2026, 11, 23, 12, 0)
    trip = planner.plan(finder, asked("passport", "health-card", open_at=noon))
    assert [service for _, service in stops(trip)] == [("health-card",), ("passport",)]


def test_of_two_offices_on_one_block_the_one_that_surely_speaks_is_taken(finder):
    # The kiosk is nearer, but does not say whether it speaks French.
    trip = planner.plan(finder, asked("drivers-licence", language="fr"))
    assert stops(trip)[0][0] == "on/counters/1"


def test_nothing_to_do_is_no_trip(finder):
    trip = planner.plan(finder, asked())
    assert (trip.stops, trip.left, trip.remote, trip.metres) == ((), (), (), 0.0)


def test_a_task_named_twice_is_done_once(finder):
    once = planner.plan(finder, asked("passport", "passport"))
    assert stops(once) == [("ca/counters/1", ("passport",))]
