import numpy as np
import pytest

from geomap.places import locating


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
