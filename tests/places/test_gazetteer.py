import pytest

from geomap.places import gazetteer


def test_without_a_file_the_message_says_what_to_run(tmp_path):
    with pytest.raises(FileNotFoundError, match="make gazetteer"):
        gazetteer.load(tmp_path / "none.parquet")


def test_the_postal_codes_are_sorted_and_once_each(built):
    assert (built.numbers[1:] > built.numbers[:-1]).all()


def test_the_file_is_compact(built):
    from pathlib import Path

    assert len(built.numbers) > 890_000
    assert Path("build/gazetteer.parquet").stat().st_size < 12_000_000


def test_a_postal_code_is_found_in_any_spelling(built):
    found = built.postal_code("k1a0b1")
    assert found == built.postal_code(" K1A-OB1 ")
    assert (found.code, found.name_en, found.province) == ("K1A 0B1", "Ottawa", "ON")


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
