"""Hours are told to people in both languages, and what is told reads back."""

import re
import tomllib
from importlib import resources

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geomap.hours import free_text, weekly, words
from geomap.hours.rule import DAYS

SPACE = "\N{NO-BREAK SPACE}"

LINES = [
    (
        "Mo-Fr 08:30-12:00,13:00-16:30; PH off",
        (
            "Monday to Friday: 8:30_am to 12_pm, 1_pm to 4:30_pm",
            "Closed on public holidays",
        ),
        ("Lundi au vendredi_: 8_h_30 à 12_h, 13_h à 16_h_30", "Fermé les jours fériés"),
    ),
    (
        "Mo,We-Fr 09:00-24:00",
        ("Monday, Wednesday to Friday: 9_am to midnight",),
        ("Lundi, mercredi au vendredi_: 9_h à minuit",),
    ),
    (
        "Th[1,3] 10:00-12:00",
        ("First and third Thursday of the month: 10_am to 12_pm",),
        ("Premier et troisième jeudi du mois_: 10_h à 12_h",),
    ),
    (
        "2026 Oct 7 10:00-12:00",
        ("October 7, 2026: 10_am to 12_pm",),
        ("7_octobre 2026_: 10_h à 12_h",),
    ),
    (
        "May 1-Sep 30 Mo-Fr 08:30-16:30",
        ("May 1 to September 30, Monday to Friday: 8:30_am to 4:30_pm",),
        ("1er_mai au 30_septembre, lundi au vendredi_: 8_h_30 à 16_h_30",),
    ),
    (
        "Mo-Fr 09:00-17:00; 2026 Jun 17+ off",
        ("Monday to Friday: 9_am to 5_pm", "From June 17, 2026 onward: closed"),
        ("Lundi au vendredi_: 9_h à 17_h", "À partir du 17_juin 2026_: fermé"),
    ),
    (
        "Fr 18:00-26:00",
        ("Friday: 6_pm to 2_am the next day",),
        ("Vendredi_: 18_h à 2_h le lendemain",),
    ),
    (
        "24/7",
        ("Open 24 hours a day, 7 days a week",),
        ("Ouvert 24 heures sur 24, 7 jours sur 7",),
    ),
    ('unknown "by appointment"', ("By appointment",), ("Sur rendez-vous",)),
    ("off", ("Closed",), ("Fermé",)),
    ("sunrise-sunset", ("sunrise-sunset",), ("sunrise-sunset",)),
]  # fmt: skip


@pytest.mark.parametrize(("osm", "english", "french"), LINES)
def test_hours_are_told_in_both_languages(osm, english, french):
    assert words.lines(osm, "en") == tuple(line.replace("_", SPACE) for line in english)
    assert words.lines(osm, "fr") == tuple(line.replace("_", SPACE) for line in french)


def test_every_word_is_there_in_both_languages_with_the_same_placeholders():
    file = resources.files("geomap.hours").joinpath("words.toml")
    groups = tomllib.loads(file.read_text("utf-8"))

    for entry in (entry for group in groups.values() for entry in group.values()):
        assert set(entry) == {"en", "fr"}
        assert re.findall(r"{\w+}", entry["en"]) == re.findall(r"{\w+}", entry["fr"])


openings = st.lists(
    st.integers(0, 95), min_size=2, max_size=6, unique=True
).map(lambda quarters: _pairs(sorted(q * 15 for q in quarters)))  # fmt: skip
weeks = st.dictionaries(st.sampled_from(DAYS), openings, min_size=1)


def _pairs(minutes):
    return tuple(zip(minutes[::2], minutes[1::2], strict=False))


@given(weeks, st.sampled_from(["en", "fr"]), st.sampled_from(["; ", "\n", " ", ". "]))
@settings(max_examples=200, deadline=None)
def test_any_week_told_in_words_reads_back_equal(week, language, separator):
    osm = weekly.of_week(week)

    told = separator.join(words.lines(osm, language))

    assert free_text.read(told).osm == osm
    assert weekly.week(osm) == dict.fromkeys(DAYS, ()) | week


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_the_reader(text):
    read = free_text.read(text)

    assert (read.osm is None) == (read.code is not None)


PARTS = """
Mon Fri lundi 9 5 8:30 - to à ; , ( ) closed fermé and et h pm 1st every 2026-10-07
10-21 May mai du . : [ ] " holidays by appointment unknown off + from 12 24/7
"""


@example(["Mon", "appointment", "Mon", "closed"])
@given(st.lists(st.sampled_from(PARTS.split()), max_size=25))
@settings(max_examples=400, deadline=None)
def test_whatever_is_returned_the_library_accepts(parts):
    read = free_text.read(" ".join(parts))

    assert read.osm is None or weekly.is_valid(read.osm)
    assert read.osm is None or weekly.tidy(read.osm) == read.osm
