"""A week of hours has one spelling, and is a table of minutes."""

import pytest

from geomap.hours import weekly

NINE_TO_FIVE = ((540, 1020),)


@pytest.mark.parametrize(
    ("given", "tidied"),
    [
        ("Mo,Tu,We,Th,Fr 08:30-16:30", "Mo-Fr 08:30-16:30"),
        ("Fr 09:00-12:00; Mo-Th 09:00-17:00", "Mo-Th 09:00-17:00; Fr 09:00-12:00"),
        ("PH off; Mo-Fr 08:30-16:30", "Mo-Fr 08:30-16:30; PH off"),
        ("Mo 08:00-12:00,12:00-16:00", "Mo 08:00-16:00"),
        ("Mo-Su 00:00-24:00", "24/7"),
        ("24/7", "24/7"),
        ("off", "off"),
        ("week 1-10 Mo 09:00-12:00", "week01-10 Mo 09:00-12:00"),
    ],
)
def test_tidy_gives_the_canonical_spelling(given, tidied):
    assert weekly.tidy(given) == tidied
    assert weekly.tidy(tidied) == tidied


def test_the_week_is_a_table_of_minutes():
    assert weekly.week("Mo-We 09:00-17:00; Fr 08:30-12:00,13:00-16:30; PH off") == {
        "Mo": NINE_TO_FIVE,
        "Tu": NINE_TO_FIVE,
        "We": NINE_TO_FIVE,
        "Th": (),
        "Fr": ((510, 720), (780, 990)),
        "Sa": (),
        "Su": (),
    }


def test_a_closed_place_has_an_empty_week():
    assert set(weekly.week("off").values()) == {()}


@pytest.mark.parametrize(
    "osm",
    [
        "Tu[1] 10:00-14:00",
        "May 1-Sep 30 Mo-Fr 09:00-17:00",
        'unknown "by appointment"',
        'Mo 09:00-17:00 "ring the bell"',
        "sunrise-sunset",
    ],
)
def test_hours_beyond_a_plain_week_have_no_table(osm):
    assert weekly.week(osm) is None


def test_a_week_is_written_as_notation():
    assert (
        weekly.of_week({"Mo": NINE_TO_FIVE, "We": NINE_TO_FIVE}) == "Mo,We 09:00-17:00"
    )
    assert weekly.of_week({}) == "off"


def test_one_column_for_each_day_makes_a_week():
    read = weekly.from_columns(
        {
            "Mo": "9-5",
            "Tu": "9:00 am to 5:00 pm",
            "We": "8 h 30 à 12 h, 13 h à 16 h 30",
            "Th": "",
            "Fr": "Fr 9-12",
            "Sa": "Closed",
            "Su": "fermé",
        }
    )

    assert read.osm == ("Mo,Tu 09:00-17:00; We 08:30-12:00,13:00-16:30; Fr 09:00-12:00")


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"Mo": "9-5", "Tu": "sometimes"}, "H501"),
        ({"Mo": "22:00-20:00"}, "H502"),
        ({"Mo": "Tuesday 9-5"}, "H501"),
        ({"Mo": "", "Tu": " "}, "H501"),
        ({}, "H501"),
    ],
)
def test_a_day_that_cannot_be_read_withholds_the_week(columns, code):
    read = weekly.from_columns(columns)

    assert (read.osm, read.code) == (None, code)


def test_days_closed_every_one_are_off():
    assert weekly.from_columns({"Mo": "closed", "Tu": "fermé"}).osm == "off"
