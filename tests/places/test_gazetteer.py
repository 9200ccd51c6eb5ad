import time

import pytest

from geomap.places import gazetteer


def test_without_a_file_the_message_says_what_to_run(tmp_path):
    with pytest.raises(FileNotFoundError, match="make gazetteer"):
        gazetteer.load(tmp_path / "none.parquet")


def test_the_gazetteer_loads_in_a_third_of_a_second(built):
    start = time.process_time()
    again = gazetteer.load("build/gazetteer.parquet")
    assert time.process_time() - start < 0.3
    assert len(again.numbers) == len(built.numbers)


def test_the_file_is_compact(built):
    from pathlib import Path

    assert len(built.numbers) > 890_000
    assert Path("build/gazetteer.parquet").stat().st_size < 12_000_000


def test_a_postal_code_is_looked_up_in_under_a_tenth_of_a_millisecond(built):
    built.postal_code("K1A 0B1")
    start = time.process_time()
    for _ in range(1000):
        built.postal_code("k1a0b1")
    assert (time.process_time() - start) / 1000 < 100e-6


def test_every_province_and_territory_has_postal_codes(built):
    homes = {built.named["province"][row] for row in set(built.places.tolist()) - {-1}}
    assert homes == {
        "NL", "PE", "NS", "NB", "QC", "ON", "MB", "SK", "AB", "BC", "YT", "NT", "NU",
    }  # fmt: skip


def test_points_are_in_canada(built):
    assert built.north.min() > 41.6 / 1e-5
    assert built.north.max() < 83.2 / 1e-5
    assert built.east.min() > -141.1 / 1e-5
    assert built.east.max() < -52.5 / 1e-5
