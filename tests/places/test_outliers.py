import pandas as pd
import pytest

from geomap.places import outliers

NAMED = pd.DataFrame(
    {
        "kind": ["place", "place", "place", "fsa", "fsa"],
        "code": ["geonames/1", "postal/ns/beech-hill", "geonames/2", "B2G", "S0A"],
        "latitude": [45.62, 44.77, 51.63, 45.62, 51.9],
        "longitude": [-61.99, -62.92, -102.43, -61.99, -102.9],
        "radius": [3_000.0, 5_000.0, 4_000.0, 5_600.0, 90_000.0],
    }
)
CODES = pd.DataFrame(
    [(f"B2G {n}A1", 0, 45.6 + n / 1000, -61.99) for n in range(10, 40)]
    + [("B2G 0H2", 1, 44.7691, -62.9231), ("B2G 0H3", 0, 44.7691, -62.9231)]
    + [(f"S0A {n}A0", -1, 51.0 + n / 5, -102.9) for n in range(9)]
    + [("S0A 0E5", 2, 51.3636, -102.8862)],
    columns=["code", "place", "latitude", "longitude"],
)


@pytest.fixture(scope="module")
def mended():
    return outliers.mended(CODES, NAMED).set_index(CODES["code"])


def test_codes_among_the_others_of_their_area_stay(mended):
    kept = mended[mended["fate"] == 0]
    assert len(kept) == 39
    assert kept["least"].eq(0).all()
    assert kept.loc["B2G 15A1", "latitude"] == 45.615


def test_an_outlier_whose_place_is_outside_too_stands_for_its_area(mended):
    found = mended.loc["B2G 0H2"]
    assert found.tolist() == [2, 45.62, -61.99, 5_600]


def test_an_outlier_whose_place_is_in_the_area_goes_to_the_place(mended):
    found = mended.loc["B2G 0H3"]
    assert found.tolist() == [1, 45.62, -61.99, 3_000]


def test_a_rural_code_far_from_its_known_place_goes_there(mended):
    # 43 km apart, though the area is 90 km wide.
    found = mended.loc["S0A 0E5"]
    assert found.tolist() == [1, 51.63, -102.43, 4_000]
