"""The best trip, against every trip there is."""

from itertools import combinations, pairwise, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.finding.answer import Found
from geomap.finding.trip import candidates, tour
from geomap.finding.trip.candidates import Candidate
from geomap.finding.trip.cover import Cover, ways
from geomap.model.point import Point
from geomap.spatial import distance

START = Point(latitude=45.4, longitude=-75.7)
# Places on a coarse grid, so that several offices stand in one place.
EAST = st.sampled_from((-75.9, -75.75, -75.7, -75.695, -75.6))
RADII = st.sampled_from((0.0, 0.0, 5_000.0))
DOUBTS = st.integers(0, 3)
NORTH = st.sampled_from((45.3, 45.4, 45.401, 45.45))


def office(row, offer, latitude, longitude, radius=0.0, doubts=0):
    point = Point(latitude=latitude, longitude=longitude)
    metres = distance.between(START, point)
    found = Found(row, metres, max(metres, radius), None)
    return Candidate(offer, found, latitude, longitude, radius, doubts)


@st.composite
def errands(draw):
    tasks = draw(st.integers(1, 4))
    count = draw(st.integers(1, 6))
    offers = st.integers(1, (1 << tasks) - 1)
    able = [
        office(row, draw(offers), draw(NORTH), draw(EAST), draw(RADII), draw(DOUBTS))
        for row in range(count)
    ]
    return able, offered(able)


def offered(able):
    done = 0
    for one in able:
        done |= one.offer
    return done


def best(able, tasks):
    cover = Cover(one.offer for one in able)
    kept = candidates.worth(able, tasks, cover)
    order = tour.shortest(candidates.numbers(kept), tasks, cover)
    return [kept[place] for place in order]


def at(one):
    return Point(latitude=one.latitude, longitude=one.longitude)


def leg(a, b):
    """Metres between doors, at least as far as their points may be off."""
    return max(distance.between(at(a), at(b)), a.radius, b.radius)


def value(stops):
    """What is made least: stops, then hundreds of metres, then doubts."""
    start = office(0, 0, START.latitude, START.longitude)
    legs = [leg(a, b) for a, b in pairwise([start, *stops, start])]
    length = sum(int(np.ceil(metres / 100)) for metres in legs)
    return len(stops), length, sum(one.doubts for one in stops)


def every_trip(able, tasks):
    for size in range(1, len(able) + 1):
        for chosen in combinations(able, size):
            if offered(chosen) & tasks == tasks:
                yield from permutations(chosen)


@given(errands())
@settings(max_examples=300, deadline=None)
def test_no_trip_is_better_than_the_one_that_is_planned(errand):
    able, tasks = errand
    stops = best(able, tasks)
    assert offered(stops) & tasks == tasks
    assert value(stops) == min(value(trip) for trip in every_trip(able, tasks))


@given(errands())
@settings(max_examples=200, deadline=None)
def test_every_other_set_of_as_few_stops_is_counted(errand):
    able, tasks = errand
    size = Cover(one.offer for one in able).size(tasks)
    sets = [s for s in combinations(able, size) if offered(s) & tasks == tasks]
    assert ways(candidates.counted(able), tasks, size) == len(sets)
    assert not any(
        offered(s) & tasks == tasks
        for less in range(size)
        for s in combinations(able, less)
    )


@given(errands(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_in_which_offices_are_listed_changes_nothing(errand, random):
    able, tasks = errand
    shuffled = random.sample(able, len(able))
    assert best(able, tasks) == best(shuffled, tasks)


@given(errands())
@settings(max_examples=100, deadline=None)
def test_leaving_offices_out_does_not_make_a_trip_worse(errand):
    able, tasks = errand
    cover = Cover(one.offer for one in able)
    whole = candidates.numbers(able)
    kept = candidates.worth(able, tasks, cover)
    few = candidates.numbers(kept)
    assert few.cost(tour.shortest(few, tasks, cover)) == whole.cost(
        tour.shortest(whole, tasks, cover)
    )


def test_one_office_that_does_all_is_better_than_two_that_are_nearer():
    near = [office(1, 0b01, 45.4, -75.7), office(2, 0b10, 45.4, -75.7)]
    far = office(3, 0b11, 45.45, -75.6)
    assert best([*near, far], 0b11) == [far]


def test_of_two_ways_with_as_few_stops_the_shorter_is_taken():
    here = office(1, 0b01, 45.4, -75.7)
    near = office(2, 0b10, 45.401, -75.7)
    far = office(3, 0b10, 45.45, -75.6)
    assert best([far, here, near], 0b11) == [here, near]


def test_what_is_certain_decides_between_two_doors_of_one_block():
    doubtful = office(1, 0b1, 45.45, -75.6, doubts=1)
    sure = office(2, 0b1, 45.45, -75.6001)
    assert best([doubtful, sure], 0b1) == [sure]


def test_nobody_is_sent_across_a_town_before_a_door_that_is_known_to_be_near():
    somewhere = office(1, 0b1, 45.4, -75.7, radius=5_000.0)
    door = office(2, 0b1, 45.42, -75.7)
    assert best([somewhere, door], 0b1) == [door]


def test_a_trip_starts_at_the_end_that_is_nearer():
    near, far = office(9, 0b01, 45.401, -75.7), office(1, 0b10, 45.45, -75.6)
    assert best([far, near], 0b11) == [near, far]


@pytest.mark.parametrize(
    ("offers", "tasks", "size"),
    [
        ((0b0011, 0b0110, 0b1100), 0b1111, 2),
        # Taking the office that does most first would need three.
        ((0b001111, 0b010101, 0b101010), 0b111111, 2),
        ((0b1, 0b10, 0b100), 0b111, 3),
        ((0b111,), 0b101, 1),
    ],
)
def test_the_fewest_are_found(offers, tasks, size):
    assert Cover(offers).size(tasks) == size


def test_a_round_trip_is_as_long_as_its_legs():
    stops = [office(1, 0b01, 45.4, -75.69), office(2, 0b10, 45.4, -75.6)]
    offices = candidates.numbers(stops)
    legs = (
        distance.between(START, at(stops[0])),
        distance.between(at(stops[0]), at(stops[1])),
        distance.between(at(stops[1]), START),
    )
    assert offices.ways((0, 1)) == pytest.approx(legs[:2])
    assert offices.length((0, 1)) == pytest.approx(sum(legs))
