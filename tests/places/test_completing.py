import pytest

from geomap.places import completing


def offered(built, text, most=4):
    return [(p.name_en, p.province) for p in completing.places(built, text, most)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("montr", ("Montréal", "QC")),
        ("WINN", ("Winnipeg", "MB")),
        ("iqal", ("Iqaluit", "NU")),
        ("st. joh", ("St. John's", "NL")),
        ("saint john, n", ("Saint John", "NB")),
        ("frobisher", ("Iqaluit", "NU")),
        ("ontar", ("Ontario", "ON")),
        ("Trois-R", ("Trois-Rivières", "QC")),
    ],
)
def test_the_beginning_of_a_name_is_completed(built, text, first):
    assert offered(built, text)[0] == first


def test_a_province_may_be_begun_after_a_whole_name(built):
    assert offered(built, "windsor, nov") == [("Windsor", "NS")]
    assert offered(built, "windsor nova") == [("Windsor", "NS")]


def test_one_letter_completes_nothing(built):
    assert offered(built, "m") == []


def test_a_postal_code_is_completed_sign_by_sign(built):
    for text in ("k1", "k1a", "k1a0", "K1A 0B"):
        found = completing.codes(built, text, 7)
        assert len(found) == 7
        assert all(place.code.startswith("K1") for place in found)
    assert completing.codes(built, "k1a0b1", 7)[0].code == "K1A 0B1"
    assert completing.codes(built, "D1", 7) == ()
    assert completing.codes(built, "main", 7) == ()
