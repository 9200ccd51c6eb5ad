"""Opening hours spread over columns, one or two for each weekday."""

import tomllib

import pandas as pd
import pytest

from geomap.ingest import autopilot, mapping, proposal_text, weekdays
from tests.ingest.declared import rows, source

ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
FRENCH = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi")


def hours(**cells):
    read = rows(Name=["Elm", "Oak"], **cells)
    fields, _ = mapping.apply(autopilot.propose(read).source, read)
    return fields["hours_osm"].tolist()


@pytest.mark.parametrize(
    "headers",
    [
        ENGLISH,
        FRENCH,
        ("Mon", "Tue", "Wed", "Thu", "Fri"),
        ("LUN", "MAR", "MER", "JEU", "VEN"),
        (
            "hoursMonday",
            "hoursTuesday",
            "hoursWednesday",
            "hoursThursday",
            "hoursFriday",
        ),
        tuple(f"Hours - {day}" for day in ENGLISH),
        tuple(f"Heures d'ouverture ({day.lower()})" for day in FRENCH),
    ],
)
def test_one_column_for_each_day_becomes_the_week(headers):
    cells = {header: ["8:30 - 16:30", "9 h à 17 h"] for header in headers}

    assert hours(**cells) == ["Mo-Fr 08:30-16:30", "Mo-Fr 09:00-17:00"]


@pytest.mark.parametrize(
    ("week", "end"),
    [
        ("Lundi au vendredi", "Samedi et dimanche"),
        ("Monday to Friday", "Saturday & Sunday"),
        ("Mon-Fri", "Sat-Sun"),
        ("mon_fri_hours", "weekend_hours"),
        ("Heures en semaine", "Heures fin de semaine"),
        ("Weekdays", "Weekends"),
    ],
)
def test_one_column_for_several_days_holds_for_each_of_them(week, end):
    made = hours(**{week: ["9:00-17:00", "8 h 30 à 16 h 30"], end: ["10-14", "Fermé"]})

    assert made == ["Mo-Fr 09:00-17:00; Sa,Su 10:00-14:00", "Mo-Fr 08:30-16:30"]


@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        ("{} open", "{} close"),
        ("{}_ouverture", "{}_fermeture"),
        ("OPEN {}", "CLOSE {}"),
        ("Heure d'ouverture {}", "Heure de fermeture {}"),
        ("{}Debut", "{}Fin"),
    ],
)
@pytest.mark.parametrize("days", [ENGLISH, FRENCH])
def test_opening_and_closing_in_columns_of_their_own_are_put_together(
    days, opens, closes
):
    cells = {opens.format(day): ["8:30 AM", "Closed"] for day in days}
    cells |= {closes.format(day): ["4:30 PM", "Closed"] for day in days}

    assert hours(**cells) == ["Mo-Fr 08:30-16:30", "off"]


def test_a_day_of_which_nothing_is_known_is_left_open():
    cells = {day: ["9-5", "9-5"] for day in ENGLISH} | {"Saturday": [None, "10-2"]}

    assert hours(**cells) == [
        "Mo-Fr 09:00-17:00",
        "Mo-Fr 09:00-17:00; Sa 10:00-14:00",
    ]


def test_the_columns_are_as_sure_as_their_values_are_readable():
    sure = {day: ["9-5", "8:30-16:30"] for day in ENGLISH}
    half = {day: ["9-5", "ask the clerk"] for day in ENGLISH}

    def confidence(cells):
        return autopilot.propose(rows(Name=["Elm", "Oak"], **cells)).confidence

    assert confidence(sure)["Monday"] == 0.95
    assert "Monday" not in confidence(half)


@pytest.mark.parametrize(
    "header",
    ["FR", "Hours FR", "Mar", "Elm", "Open", "Sunday school", "Mon nom", "Ma ville"],
)
def test_other_columns_are_no_days(header):
    table = pd.DataFrame({header: ["9-5"], "Name": ["Elm"]})

    assert weekdays.of(table, list(table)) is None


def test_counts_by_weekday_are_no_hours():
    visits = {day: ["120", "340"] for day in ENGLISH}

    assert "Monday" not in autopilot.propose(rows(Name=["Elm", "Oak"], **visits)).paths


def test_one_column_of_all_hours_comes_before_columns_by_day():
    cells = {day: ["9-5"] for day in ENGLISH}
    read = rows(Name=["Elm"], Hours=["Mo-Fr 9-5"], **cells)

    assert autopilot.propose(read).paths["Hours"] == "hours.osm"


def test_the_week_is_kept_in_a_declaration_and_read_from_it():
    cells = {f"{day} open": ["9:00"] for day in ENGLISH}
    cells |= {f"{day} close": ["17:00"] for day in ENGLISH}
    read = rows(Name=["Elm"], **cells)

    text = proposal_text.of(autopilot.propose(read), read, "on/elm")

    written = tomllib.loads(text)["columns"]["hours.osm"]
    assert written["weekdays"]["Mo"] == {
        "join": ["Monday open", "Monday close"],
        "with": " - ",
    }
    kept, _ = mapping.apply(source(columns={"hours.osm": written}), read)
    assert kept["hours_osm"].tolist() == ["Mo-Fr 09:00-17:00"]
