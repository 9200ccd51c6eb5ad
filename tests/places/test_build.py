import pandas as pd

from geomap.places import build, gazetteer
from geomap.places.register import POSTAL
from tests.places.conftest import write_packages


def test_a_code_whose_point_is_not_in_its_province_is_left_out(tmp_path):
    write_packages(tmp_path)
    read = build.read_codes(tmp_path)
    kept = build.inside_province(read)
    assert "H0H 0H0" in set(read["code"])
    assert sorted(kept["code"]) == [
        "G1R 4P5", "K1A 0B1", "K1P 5E9", "X0A 0A0", "X0A 0H0",
    ]  # fmt: skip


def test_provinces_become_codes(tmp_path):
    write_packages(tmp_path)
    codes = build.read_codes(tmp_path).set_index("code")["province"]
    assert (codes["X0A 0H0"], codes["G1R 4P5"]) == ("NU", "QC")


def test_a_point_shared_by_rural_codes_of_several_places_is_as_wide_as_the_area():
    named = pd.DataFrame(
        {
            "kind": ["place", "place", "fsa"],
            "code": ["a", "b", "T0A"],
            "province": ["AB", "AB", "AB"],
            "names": ["abee", "glendon", "t0a"],
            "latitude": [54.2, 54.25, 54.2],
            "longitude": [-113.0, -111.1, -112.0],
            "radius": [5000.0, 5000.0, 122_600.0],
        }
    )
    codes = pd.DataFrame(
        {
            "code": ["T0A 0A3", "T0A 0A4", "T0A 0A5"],
            "name": ["Glendon", "Lindbergh", "Abee"],
            "province": ["AB", "AB", "AB"],
            "latitude": [54.3455, 54.3455, 54.2],
            "longitude": [-111.6157, -111.6157, -113.0],
        }
    )
    table = build.postal(codes, named)
    # Glendon is known, so its code goes there; Lindbergh is not; Abee is alone.
    assert table["reach"].tolist() == [10_000, 122_600, 10_000]
    assert table["north"].tolist() == [5_425_000, 5_434_550, 5_420_000]
    assert table["place"].tolist() == [1, -1, 0]


def test_the_file_appears_whole_and_leaves_nothing_beside_it(tmp_path, small):
    path = tmp_path / "small.parquet"
    path.write_bytes(b"what was there before")
    codes = pd.DataFrame({name: [0] for name in POSTAL})
    build.write(pd.DataFrame(small.named), codes, path)
    assert gazetteer.load(path).numbers.tolist() == [0]
    assert list(tmp_path.iterdir()) == [path]


def test_a_rural_code_is_no_narrower_than_the_place_it_is_put_at():
    named = pd.DataFrame(
        {
            "kind": ["place", "fsa"],
            "code": ["postal/mb/st-georges", "R0E"],
            "province": ["MB", "MB"],
            "names": ["st georges", "r0e"],
            "latitude": [50.3, 50.2],
            "longitude": [-96.0, -96.0],
            "radius": [75_000.0, 120_000.0],
        }
    )
    codes = pd.DataFrame(
        {
            "code": ["R0E 0A1", "R0E 0A2"],
            "name": ["St. Georges", "Elsewhere"],
            "province": ["MB", "MB"],
            "latitude": [50.3, 50.3],
            "longitude": [-96.0, -96.0],
        }
    )
    table = build.postal(codes, named)
    assert table["reach"].tolist() == [75_000, 120_000]
