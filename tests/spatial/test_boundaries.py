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


# The outlines lack the island or the inlet; each is 6 to 21 km off them.
OFF_THE_OUTLINES = {
    "Churchill": (58.78083, -94.18694, "MB"),
    "Kinngait": (64.2333, -76.5417, "NU"),
    "Igloolik": (69.38333, -81.8, "NU"),
    "St. Andrews": (45.0841526, -67.0800807, "NB"),
    "Deer Island": (44.8901062, -66.95719459, "NB"),
    "Campobello Island": (44.9006, -66.9278, "NB"),
    "Grand Manan": (44.7633, -66.7553, "NB"),
    "Bell Island": (47.643721, -52.94527272, "NL"),
    "Tadoussac": (48.139151, -69.719229, "QC"),
    "Tofino": (49.1533793, -125.9049369, "BC"),
    "Saturna Island": (48.788424, -123.128983, "BC"),
    "an island in Georgian Bay": (45.15173655, -80.26660788, "ON"),
}
ACROSS_THE_BORDER = {
    "Detroit": (42.3314, -83.0458, "ON"),
    "Buffalo": (42.8864, -78.8784, "ON"),
    "Niagara Falls, New York": (43.0962, -79.0377, "ON"),
    "Port Huron": (42.9709, -82.4249, "ON"),
    "Sault Ste. Marie, Michigan": (46.4953, -84.3453, "ON"),
    "International Falls": (48.6010, -93.4104, "ON"),
    "Ogdensburg": (44.6942, -75.4863, "ON"),
    "Bellingham": (48.7519, -122.4787, "BC"),
    "Blaine": (48.9937, -122.7471, "BC"),
    "Point Roberts": (48.9854, -123.0780, "BC"),
    "Friday Harbor": (48.5340, -123.0170, "BC"),
    "Hyder": (55.9169, -130.0247, "BC"),
    "Calais": (45.1885, -67.2789, "NB"),
    "Houlton": (46.1262, -67.8403, "NB"),
    "Madawaska": (47.3556, -68.3317, "NB"),
    "Eastport": (44.9062, -66.9900, "NB"),
    "Lubec": (44.8606, -66.9842, "NB"),
    "Derby Line": (45.0053, -72.0998, "QC"),
    "Grand Forks": (47.9253, -97.0329, "MB"),
}
NEXT_TO_THE_BORDER = {
    "Windsor": (42.3149, -83.0364, "ON"),
    "Sarnia": (42.9745, -82.4066, "ON"),
    "Fort Erie": (42.9018, -78.9372, "ON"),
    "Niagara Falls": (43.0896, -79.0849, "ON"),
    "Sault Ste. Marie": (46.5219, -84.3461, "ON"),
    "Fort Frances": (48.6099, -93.3934, "ON"),
    "Prescott": (44.7101, -75.5117, "ON"),
    "Cornwall": (45.0275, -74.7402, "ON"),
    "Pelee Island": (41.7700, -82.6500, "ON"),
    "St. Stephen": (45.1942, -67.2757, "NB"),
    "Edmundston": (47.3737, -68.3251, "NB"),
    "Stewart": (55.9363, -129.9906, "BC"),
    "Stanstead": (45.0117, -72.0979, "QC"),
}


@pytest.mark.parametrize("town", OFF_THE_OUTLINES | NEXT_TO_THE_BORDER)
def test_a_town_on_an_island_or_a_border_is_in_its_province(town):
    north, east, province = (OFF_THE_OUTLINES | NEXT_TO_THE_BORDER)[town]
    latitude, longitude = np.array([north]), np.array([east])
    assert boundaries.in_canada(latitude, longitude).tolist() == [True]
    assert boundaries.provinces_of(latitude, longitude).tolist() == [province]
    assert boundaries.belong(np.array([province]), latitude, longitude).all()


@pytest.mark.parametrize("town", ACROSS_THE_BORDER)
def test_a_town_across_the_border_is_not_in_canada(town):
    north, east, province = ACROSS_THE_BORDER[town]
    latitude, longitude = np.array([north]), np.array([east])
    assert boundaries.in_canada(latitude, longitude).tolist() == [False]
    assert boundaries.provinces_of(latitude, longitude).tolist() == [None]
    assert not boundaries.belong(np.array([province]), latitude, longitude).any()


def test_far_out_at_sea_is_not_far_into_another_province():
    # Ottawa's southern end is 15 km from Québec; Deer Island as far from New Brunswick.
    agree = boundaries.belong(
        np.array(["QC", "NB"]), np.array([45.28, 44.8901]), np.array([-75.65, -66.9572])
    )
    assert agree.tolist() == [False, True]


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


def test_ports_of_entry_on_the_border_itself_are_in_canada():
    aldergrove, midway, stewart = (
        (49.0023, -122.4851),
        (49.0001, -118.7611),
        (55.912, -130.0175),
    )
    latitudes, longitudes = np.array([aldergrove, midway, stewart]).T
    assert boundaries.in_canada(latitudes, longitudes).all()
