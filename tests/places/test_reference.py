import csv
from pathlib import Path

import pytest

from geomap.model import vocabulary

FOLDER = Path("data/reference")


def rows(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_there_are_5162_census_subdivisions_and_all_canadians_of_2016():
    found = rows("census_subdivisions")
    assert len(found) == 5_162
    assert len({row["csduid"] for row in found}) == 5_162
    assert sum(int(row["population_2016"] or 0) for row in found) == 35_151_728


def test_949_are_reserves_and_14_were_not_fully_counted():
    found = rows("census_subdivisions")
    assert sum(row["is_reserve"] == "yes" for row in found) == 949
    assert sum(row["population_2016"] == "" for row in found) == 14


def test_there_are_1651_postal_areas():
    assert len({row["fsa"] for row in rows("fsa")}) == 1_651


@pytest.mark.parametrize(
    "table", ["census_subdivisions", "fsa", "places", "remote_access"]
)
def test_every_row_is_in_a_province_and_in_canada(table):
    for row in rows(table):
        assert row["province"] in vocabulary.terms("provinces"), row
        if row.get("fsa") == "H0H":
            continue
        assert 41.6 < float(row["latitude"]) < 83.2, row
        assert -141.1 < float(row["longitude"]) < -52.5, row


def test_the_area_of_santa_claus_has_no_position():
    (area,) = [row for row in rows("fsa") if row["fsa"] == "H0H"]
    assert (area["latitude"], area["longitude"]) == ("", "")


def test_every_radius_is_positive():
    for table in ("census_subdivisions", "fsa", "places"):
        assert all(float(row["radius_m"]) > 0 for row in rows(table))


def test_every_place_typed_by_hand_says_where_its_point_is_from():
    places = {row["code"]: row for row in rows("places")}
    for row in rows("more_places"):
        assert row["point_from"], row
        assert row["source_url"].startswith("https://"), row
        assert row["source_date"], row
        assert places[row["code"]]["latitude"] == row["latitude"], row


def test_every_remote_community_has_a_mode_a_source_and_both_notes():
    for row in rows("remote_access"):
        assert row["mode"] in vocabulary.terms("access_modes"), row
        assert row["mode"] != "road", row
        assert row["source_url"].startswith("http"), row
        assert row["note_en"], row
        assert row["note_fr"], row


def test_communities_with_an_all_season_road_are_not_listed():
    listed = {row["community"] for row in rows("remote_access")}
    assert not listed & {"Whatì", "Tuktoyaktuk", "Berens River", "Black Lake"}


def test_all_of_nunavut_is_listed():
    listed = [row for row in rows("remote_access") if row["province"] == "NU"]
    assert len(listed) == 25
    assert {row["mode"] for row in listed} == {"air_only"}


def test_french_notes_have_no_space_before_a_semicolon():
    for row in rows("remote_access"):
        assert " ;" not in row["note_fr"]
        assert "\N{NO-BREAK SPACE};" not in row["note_fr"]
