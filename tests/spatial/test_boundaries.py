import numpy as np
import pytest

from geomap.spatial import boundaries

CITIES = {
    "St. John's": (47.5615, -52.7126, "NL"),
    "Nain": (56.5422, -61.6928, "NL"),
    "Charlottetown": (46.2382, -63.1311, "PE"),
    "Halifax": (44.6488, -63.5752, "NS"),
    "Sydney": (46.1368, -60.1942, "NS"),
    "Fredericton": (45.9636, -66.6431, "NB"),
    "Québec": (46.8139, -71.2080, "QC"),
    "Îles-de-la-Madeleine": (47.3833, -61.8667, "QC"),
    "Kuujjuaq": (58.1000, -68.4000, "QC"),
    "Toronto": (43.6532, -79.3832, "ON"),
    "Moosonee": (51.2794, -80.6463, "ON"),
    "Winnipeg": (49.8951, -97.1384, "MB"),
    "Churchill": (58.7684, -94.1650, "MB"),
    "Regina": (50.4452, -104.6189, "SK"),
    "Calgary": (51.0447, -114.0719, "AB"),
    "Vancouver": (49.2827, -123.1207, "BC"),
    "Victoria": (48.4284, -123.3656, "BC"),
    "Whitehorse": (60.7212, -135.0568, "YT"),
    "Yellowknife": (62.4540, -114.3718, "NT"),
    "Iqaluit": (63.7467, -68.5170, "NU"),
    "Grise Fiord": (76.4183, -82.8960, "NU"),
    "Sanikiluaq": (56.5425, -79.2250, "NU"),
}


@pytest.mark.parametrize("city", CITIES)
def test_a_city_is_in_its_province(city):
    latitude, longitude, province = CITIES[city]
    found = boundaries.provinces_of(np.array([latitude]), np.array([longitude]))
    assert found.tolist() == [province]


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        (40.7128, -74.0060),  # New York
        (47.6062, -122.3321),  # Seattle
        (46.7760, -56.1770),  # Saint-Pierre, France
        (50.0, -45.0),  # the Atlantic
        (0.0, 0.0),
        (-45.4, 75.7),
        (np.nan, np.nan),
    ],
)
def test_elsewhere_is_in_no_province(latitude, longitude):
    found = boundaries.provinces_of(np.array([latitude]), np.array([longitude]))
    assert found.tolist() == [None]
    assert boundaries.in_canada(np.array([latitude]), np.array([longitude])).sum() == 0


def test_the_49th_parallel_is_straight_between_its_corners():
    found = boundaries.provinces_of(
        np.array([49.08, 48.90]), np.array([-100.2, -100.2])
    )
    assert found.tolist() == ["MB", None]


def test_inside_is_nothing_away():
    toronto = boundaries.metres_from("ON", np.array([43.72]), np.array([-79.45]))
    assert toronto.tolist() == [0.0]


def test_vancouver_is_2_700_km_from_ontario_s_nearest_point_eastwards():
    metres = boundaries.metres_from("BC", np.array([43.6532]), np.array([-79.3832]))
    assert metres[0] == pytest.approx(2_710_000, rel=0.01)


def test_two_degrees_north_of_60_is_222_km_from_alberta():
    metres = boundaries.metres_from("AB", np.array([62.0]), np.array([-115.0]))
    assert metres[0] == pytest.approx(222_800, rel=0.01)


def test_an_unknown_point_is_an_unknown_distance_away():
    assert np.isnan(boundaries.metres_from("ON", np.array([np.nan]), np.array([-79.0])))


def test_downtown_gatineau_belongs_to_quebec_though_the_outline_is_coarse():
    agree = boundaries.belong(
        np.array(["QC", "ON", "BC", None], dtype=object),
        np.full(4, 45.4287),
        np.full(4, -75.7134),
    )
    assert agree.tolist() == [True, True, False, False]


def test_the_middle_of_lake_superior_is_far_from_land_and_in_a_lake():
    latitude, longitude = np.array([47.9, 50.0]), np.array([-87.5, -100.0])
    assert boundaries.in_lake(latitude, longitude).tolist() == [True, False]
    metres = boundaries.metres_from_land(latitude, longitude)
    assert metres[0] > 30_000
    assert metres[1] == 0


def test_there_are_thirteen_provinces_and_territories():
    assert sorted(boundaries.provinces()) == sorted(
        ["NL", "PE", "NS", "NB", "QC", "ON", "MB", "SK", "AB", "BC", "YT", "NT", "NU"]
    )


def test_no_points_are_in_no_province():
    nothing = np.array([])
    assert boundaries.provinces_of(nothing, nothing).tolist() == []
    assert boundaries.metres_from("ON", nothing, nothing).tolist() == []
    assert boundaries.belong(np.array([]), nothing, nothing).tolist() == []
    assert boundaries.metres_from_land(nothing, nothing).tolist() == []


def test_a_point_just_off_the_coast_belongs_to_the_nearest_province():
    found = boundaries.provinces_of(np.array([43.63]), np.array([-79.37]))
    assert found.tolist() == ["ON"]
