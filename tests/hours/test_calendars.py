"""Which days each employer keeps; 2026 typed by hand from the pages the table names."""

import csv
from datetime import date
from pathlib import Path

import pytest

from geomap.hours import calendars
from geomap.hours.calendars import Employer
from geomap.hours.holiday_rules import RuleError, day_of

REFERENCE = Path(__file__).parents[2] / "data" / "reference"
HEADER = (
    "calendar,layer,holiday,rule,observed,closes,where,since,until,"
    "name_en,name_fr,source_url,source_date\n"
)
FEDERAL = (
    "01-01 04-03 04-06 05-18 07-01 08-03 09-07 09-30 10-12 11-11 12-25 12-26 12-28"
)
FEDERAL_QC = FEDERAL.replace("08-03 ", "").replace("05-18", "05-18 06-24")
CLOSED_2026 = {
    ("federal", "CA", "ON"): FEDERAL,
    ("federal", "CA", "NU"): FEDERAL,
    ("federal", "CA", "QC"): FEDERAL_QC,
    ("provincial", "CA-NL", "NL"): "01-01 03-16 04-03 04-20 05-18 06-22 07-01 07-13 09-07 10-12 11-11 12-25 12-26 12-28",
    ("provincial", "CA-PE", "PE"): "01-01 02-16 04-03 05-18 07-01 09-07 09-30 10-12 11-11 12-25 12-26 12-28",
    ("provincial", "CA-NS", "NS"): "01-01 02-16 04-03 07-01 09-07 11-11 12-25",
    ("provincial", "CA-NB", "NB"): "01-01 02-16 04-03 04-06 05-18 07-01 08-03 09-07 10-12 11-11 12-25 12-26 12-28",
    ("provincial", "CA-QC", "QC"): "01-01 01-02 04-03 04-06 05-18 06-24 07-01 09-07 10-12 12-24 12-25 12-26 12-28 12-31",
    ("provincial", "CA-ON", "ON"): "01-01 02-16 04-03 05-18 07-01 09-07 10-12 11-11 12-25 12-26 12-28",
    ("provincial", "CA-MB", "MB"): "01-01 02-16 04-03 05-18 07-01 09-07 09-30 10-12 12-25",
    ("provincial", "CA-SK", "SK"): "01-01 02-16 04-03 05-18 07-01 08-03 09-07 10-12 11-11 12-25 12-26 12-28",
    ("provincial", "CA-AB", "AB"): "01-01 02-16 04-03 04-06 05-18 07-01 08-03 09-07 10-12 11-11 12-25 12-26 12-28",
    ("provincial", "CA-BC", "BC"): "01-01 02-16 04-03 04-06 05-18 07-01 08-03 09-07 09-30 10-12 11-11 12-25 12-26 12-28",
    ("territorial", "CA-YT", "YT"): "01-01 04-03 05-18 06-21 06-22 07-01 08-17 09-07 09-30 10-12 11-11 12-25",
    ("territorial", "CA-NT", "NT"): "01-01 04-03 04-06 05-18 06-21 06-22 07-01 08-03 09-07 09-30 10-12 11-11 12-25 12-26 12-28",
    ("territorial", "CA-NU", "NU"): "01-01 04-03 05-18 07-01 07-09 08-03 09-07 09-30 10-12 11-11 12-25 12-26 12-28",
    ("municipal", "CA-ON", "ON"): "01-01 02-16 04-03 05-18 07-01 09-07 10-12 12-25 12-26 12-28",
    ("community", "CA-ON", "ON"): "",
}  # fmt: skip


@pytest.fixture(scope="module")
def declared():
    return calendars.load(REFERENCE)


@pytest.mark.parametrize("employer", CLOSED_2026, ids="-".join)
def test_an_employer_is_closed_on_its_own_days(declared, employer):
    days = declared.of(Employer(*employer)).between(
        date(2026, 1, 1), date(2026, 12, 31)
    )
    closed = [f"{day:%m-%d}" for day, holiday in days if holiday.is_certain]
    assert " ".join(closed) == CLOSED_2026[employer]


def test_what_nobody_said_of_an_employer_is_in_doubt_and_not_closed(declared):
    ontario = declared.of(Employer("provincial", "CA-ON", "ON"))
    assert not ontario.on(date(2026, 9, 30)).is_certain
    library = declared.of(Employer("community", "CA-ON", "ON"))
    assert not library.on(date(2026, 2, 16)).is_certain
    assert library.on(date(2026, 2, 17)) is None


def test_a_holiday_on_a_weekend_is_observed_on_the_next_free_day(declared):
    # In 2027 Christmas is a Saturday and Boxing Day a Sunday.
    federal = declared.of(Employer("federal", "CA", "ON"))
    monday, tuesday = (federal.on(date(2027, 12, day)) for day in (27, 28))
    assert (monday.key, monday.is_observed) == ("christmas", True)
    assert (tuesday.key, tuesday.is_observed) == ("boxing", True)


def test_quebec_closes_before_the_weekend_as_it_did_in_2022(declared):
    quebec = declared.of(Employer("provincial", "CA-QC", "QC"))
    days = quebec.between(date(2022, 12, 20), date(2022, 12, 31))
    weekdays = [f"{day:%m-%d}" for day, _ in days if day.weekday() < 5]
    assert weekdays == ["12-23", "12-26", "12-27", "12-30"]
    january = quebec.between(date(2022, 1, 1), date(2022, 1, 10))
    assert [f"{d:%m-%d}" for d, _ in january if d.weekday() < 5] == ["01-03", "01-04"]


def test_newfoundland_keeps_the_days_its_government_listed_for_2020(declared):
    listed = (
        "01-01 03-16 04-10 04-20 05-18 06-22 07-01 07-13 09-07 10-12 11-11 12-25 12-28"
    )
    days = declared.of(Employer("provincial", "CA-NL", "NL")).between(
        date(2020, 1, 1), date(2020, 12, 31)
    )
    kept = [f"{d:%m-%d}" for d, h in days if h.is_certain and d.weekday() < 5]
    assert " ".join(kept) == listed


def test_a_holiday_that_began_later_is_not_kept_before(declared):
    federal = declared.of(Employer("federal", "CA", "ON"))
    assert federal.on(date(2020, 9, 30)) is None
    assert federal.on(date(2021, 9, 30)).key == "truth"


def test_a_source_may_keep_another_calendar_and_a_location_days_of_its_own(tmp_path):
    (tmp_path / "holidays.csv").write_text(
        HEADER + "CA-ON,statutory,family,nth 3 Mo 02,,yes,,,,Family Day,Famille,u,d\n"
    )
    (tmp_path / "calendar_overrides.csv").write_text(
        "whom,action,value,name_en,name_fr,source_url,source_date\n"
        "on/agents,as,community,,,u,d\n"
        "on/counters/7,closed,fixed 06-24,Inventory,Inventaire,u,d\n"
        "on/counters/8,open,family,,,u,d\n"
    )
    kept = calendars.load(tmp_path)
    family, june = date(2026, 2, 16), date(2026, 6, 24)

    def on(location, day):
        override = kept.override_of(location)
        return kept.of(Employer("provincial", "CA-ON", "ON", override)).on(day)

    assert on("on/counters/1", family).is_certain
    assert not on("on/agents/1", family).is_certain
    assert on("on/agents-2/1", family).is_certain
    assert on("on/counters/7", june).name.en == "Inventory"
    assert on("on/counters/7", family).is_certain
    assert on("on/counters/8", family) is None


def test_every_declared_holiday_has_both_names_and_a_source():
    with (REFERENCE / "holidays.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) > 150
    for row in rows:
        assert row["name_en"], row
        assert row["name_fr"], row
        assert row["source_url"].startswith("http"), row
        assert date.fromisoformat(row["source_date"]), row
        assert row["closes"] in ("yes", "may"), row
        assert row["layer"] in ("statutory", "public_service"), row


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("fixed 07-01", 2026, "2026-07-01"),
        ("nth 2 Mo 10", 2026, "2026-10-12"),
        ("nth -1 Su 02 -2", 2026, "2026-02-20"),
        ("easter -2", 2024, "2024-03-29"),
        ("before Mo 05-25", 2020, "2020-05-18"),
        ("nearest Mo 07-12", 2020, "2020-07-13"),
        ("on 2022-09-19", 2022, "2022-09-19"),
    ],
)
def test_a_rule_falls_on_its_day(rule, year, day):
    assert day_of(rule, year) == date.fromisoformat(day)


def test_a_day_of_another_year_is_not_held_and_nonsense_is_refused():
    assert day_of("on 2022-09-19", 2023) is None
    for nonsense in ("sometimes", "fixed 13-01", "nth x Mo 02", "before"):
        with pytest.raises(RuleError):
            day_of(nonsense, 2026)
