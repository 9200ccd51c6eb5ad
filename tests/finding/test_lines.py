"""Whether a phone line answers, by the clock of whoever calls."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from geomap.finding import channels, lines
from geomap.hours import calendars

REFERENCE = Path(__file__).parents[2] / "data" / "reference"
VANCOUVER = ZoneInfo("America/Vancouver")
ST_JOHNS = ZoneInfo("America/St_Johns")


@pytest.fixture(scope="module")
def known():
    return {one.value: one for one in channels.load(REFERENCE / "channels.csv")}


@pytest.fixture(scope="module")
def kept():
    return calendars.load(REFERENCE)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_line_of_the_east_is_told_by_the_clock_of_a_caller_in_the_west(known, kept):
    # Wednesday, 14:00 UTC: 9 am in the east, 6 am on the coast.
    taxes = known["1-800-959-8281"]
    found = lines.state(taxes, at("2026-11-25T14:00"), VANCOUVER, kept)
    assert found.state == "open"
    assert (found.until.hour, found.until.utcoffset().total_seconds()) == (17, -28_800)
    assert lines.is_elsewhere(taxes, at("2026-11-25T14:00"), VANCOUVER)


def test_a_line_in_local_time_keeps_the_hours_of_the_caller(known, kept):
    general = known["1-800-622-6232"]
    when = at("2026-11-25T21:00")
    assert lines.state(general, when, ST_JOHNS, kept).state == "closed"
    assert lines.state(general, when, VANCOUVER, kept).state == "open"
    assert not lines.is_elsewhere(general, when, ST_JOHNS)


def test_a_closed_line_says_when_it_answers_again(known, kept):
    general = known["1-800-622-6232"]
    found = lines.state(general, at("2026-11-28T12:00"), ST_JOHNS, kept)
    assert (found.state, found.opens_next.isoformat()[:16]) == (
        "closed",
        "2026-11-30T08:00",
    )


def test_a_line_that_is_always_answered_never_closes(known, kept):
    jordan = next(one for one in known.values() if one.hours == "24/7")
    found = lines.state(jordan, at("2026-12-25T04:00"), VANCOUVER, kept)
    assert (found.state, found.until) == ("open", None)


def test_a_line_without_hours_or_without_a_clock_is_not_known(known, kept):
    passports = known["1-800-567-6868"]
    assert passports.hours is None
    assert lines.state(passports, at("2026-11-25T14:00"), VANCOUVER, kept) is None


def test_a_provincial_line_goes_by_its_own_province(known, kept):
    ontario = known["1-800-267-8097"]
    assert ontario.clock is None
    found = lines.state(ontario, at("2026-11-25T14:00"), VANCOUVER, kept)
    assert found.state == "open"
    assert found.until.hour == 14
