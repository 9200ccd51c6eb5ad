import numpy as np
import pytest

from geomap.model.point import Point
from geomap.places import locating
from geomap.spatial import distance


def located(gazetteer, code=None, locality=None, province=None):
    return gazetteer.locate([code], [locality], [province]).iloc[0]


def test_a_postal_code_gives_its_middle_and_says_so(small):
    found = located(small, "k1a0b1", "Ottawa", "ON")
    assert (found.latitude, found.longitude) == pytest.approx((45.3754, -75.6910))
    assert (found.quality, found.radius) == ("postal", 1000)
    assert (found.origin, found.census_subdivision) == ("gazetteer_postal", "3506008")


def test_a_place_stands_in_for_a_missing_postal_code(small):
    found = located(small, None, "ste anne de bellevue", "QC")
    assert (found.latitude, found.longitude) == (45.40618, -73.94560)
    assert (found.quality, found.radius) == ("locality", 3600)
    assert found.origin == "gazetteer_place"


def test_a_rural_postal_code_gives_way_to_the_community_inside_it(small):
    found = located(small, "X0A 0H0", "Iqaluit", "NU")
    assert (found.quality, found.radius) == ("locality", 2000)


def test_a_rural_postal_code_alone_is_wide(small):
    found = located(small, "X0A 0H0")
    assert (found.quality, found.radius) == ("postal", 10_000)


def test_an_unknown_code_of_a_known_area_gives_the_area(small):
    found = located(small, "K1A 9Z9", "Nowhere", "ON")
    assert (found.quality, found.radius) == ("fsa", 7100)
    assert found.origin == "gazetteer_fsa"


def test_a_municipality_that_is_no_place_is_the_last_resort(small):
    found = located(small, None, "Hamilton", "ON")
    assert (found.quality, found.radius) == ("census_subdivision", 26_507)
    assert (found.origin, found.census_subdivision) == ("gazetteer_csd", "3514019")


def test_a_code_that_contradicts_the_province_is_not_believed(small):
    found = located(small, "K1A 0B1", "Windsor", "NS")
    assert (found.latitude, found.quality) == (44.98345, "locality")


def test_a_place_without_its_province_is_not_guessed(small):
    found = located(small, None, "Windsor", None)
    assert np.isnan(found.latitude)
    assert found.quality is None or found.quality != found.quality


def test_nothing_known_gives_nothing(small):
    found = located(small)
    assert np.isnan(found.latitude)
    assert np.isnan(found.radius)


def test_rows_keep_their_order_and_number(small):
    found = small.locate(
        ["K1A 0B1", None, "K1A 0B1", np.nan],
        [None, "Iqaluit", None, "Québec"],
        ["ON", "NU", "ON", "QC"],
    )
    assert found["latitude"].round(2).tolist() == [45.38, 63.75, 45.38, 46.81]
    assert found.index.tolist() == [0, 1, 2, 3]


def test_no_rows_give_no_rows(small):
    assert len(small.locate([], [], [])) == 0


def test_many_rows_are_answered_as_one_would_be(built):
    codes = ["K1A 0B1", "h2x1y4", None, "X0A 0H0", "K1A 9Z9", "V6B 1A1", "T0A 0A3"]
    towns = ["Ottawa", None, "Iqaluit", "Iqaluit", None, "Kelowna", "Glendon"]
    homes = ["ON", "QC", "NU", "NU", "ON", "AB", "AB"]
    together = built.locate(codes, towns, homes)
    apart = [
        locating.best(built, *asked) for asked in zip(codes, towns, homes, strict=True)
    ]
    for found, place in zip(together.itertuples(), apart, strict=True):
        if place is None:
            assert np.isnan(found.latitude)
        else:
            assert found.latitude == place.point.latitude
            assert found.longitude == place.point.longitude
            assert found.radius == place.radius


# Where the communities are, to 0.1 degrees; metres the answer may be off.
COMMUNITIES = {
    ("Keewaywin", "ON"): (53.0, -92.8, 15_000),
    ("Ville-Marie", "QC"): (47.3, -79.4, 10_000),
    ("Wollaston Lake", "SK"): (58.1, -103.2, 20_000),
    ("Kingfisher Lake", "ON"): (53.0, -89.8, 10_000),
    ("Muskrat Dam", "ON"): (53.4, -91.8, 10_000),
    ("Norway House", "MB"): (54.0, -97.8, 10_000),
    ("Wunnumin Lake", "ON"): (52.9, -89.3, 10_000),
    ("Cat Lake", "ON"): (51.7, -91.8, 10_000),
    ("Kátł’odeeche First Nation", "NT"): (60.8, -115.8, 10_000),
    ("Malton", "ON"): (43.7, -79.6, 10_000),
    ("Mishkeegogamang", "ON"): (51.2, -90.2, 10_000),
    ("Virgin Arm", "NL"): (49.5, -54.8, 10_000),
    ("Sackville", "NS"): (44.8, -63.7, 10_000),
    ("Lower Sackville", "NS"): (44.8, -63.7, 10_000),
    ("Grand Falls", "NL"): (48.9, -55.7, 10_000),
    ("Grand Falls", "NB"): (47.0, -67.7, 10_000),
    ("Thompson", "MB"): (55.7, -97.9, 10_000),
    ("Churchill", "MB"): (58.8, -94.2, 10_000),
}


@pytest.mark.parametrize(("locality", "province"), COMMUNITIES)
def test_a_community_is_where_it_is_and_not_where_a_namesake_is(
    built, locality, province
):
    north, east, metres = COMMUNITIES[locality, province]
    found = located(built, None, locality, province)
    there = Point(latitude=found.latitude, longitude=found.longitude)
    assert distance.between(there, Point(latitude=north, longitude=east)) < metres


@pytest.mark.parametrize(
    ("locality", "province"), [("Shoal Lake", "MB"), ("Saint-Elzéar", "QC")]
)
def test_a_name_of_several_places_far_apart_gives_no_point(built, locality, province):
    assert np.isnan(located(built, None, locality, province).latitude)


@pytest.mark.parametrize(
    ("code", "north", "east", "reach"),
    [
        ("B2G 0H2", 45.62, -62.00, 5_000),  # Antigonish, said to be at Musquodoboit
        ("L9E 1P9", 43.52, -79.88, 5_000),  # Milton, said to be at Kapuskasing
        ("P0V 3G0", 53.01, -92.80, 10_000),  # Keewaywin, said to be at Lake Superior
    ],
)
def test_a_misplaced_postal_code_is_brought_back(built, code, north, east, reach):
    found = located(built, code)
    assert (found.latitude, found.longitude) == pytest.approx((north, east), abs=0.02)
    assert found.radius >= reach


def test_every_thousandth_postal_code_is_located_by_itself(built):
    numbers = built.numbers[:: len(built.numbers) // 1000]
    codes = [code_of(int(number)) for number in numbers]
    found = built.locate(codes, [None] * len(codes), [None] * len(codes))
    assert found["quality"].eq("postal").all()


def code_of(number):
    signs = []
    for base in (10, 26, 10, 26, 10, 26):
        number, sign = divmod(number, base)
        signs.append(str(sign) if base == 10 else chr(65 + sign))
    code = "".join(reversed(signs))
    return f"{code[:3]} {code[3:]}"
