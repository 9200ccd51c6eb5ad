import pytest

from geomap.places import postal_code


@pytest.mark.parametrize(
    "written",
    ["K1A 0B1", "k1a0b1", "K1A-0B1", " k1a  0b1 ", "K1A\u00a00B1", "KIA OB1", "klaobl"],
)
def test_every_spelling_of_a_postal_code_is_understood(written):
    assert postal_code.tidy(written) == "K1A 0B1"


@pytest.mark.parametrize(
    "written",
    ["", "K1A", "K1A 0B", "D1A 0B1", "W1A 0B1", "Z1A 0B1", "K1U 0B1", "90210"],
)
def test_what_cannot_be_a_postal_code_is_none(written):
    assert postal_code.tidy(written) is None
    assert postal_code.number_of(written) == -1


def test_numbers_are_in_the_order_of_the_codes():
    codes = [
        "A0A 0A0",
        "A0A 0A1",
        "K1A 0A9",
        "K1A 0B1",
        "V9Z 9Z9",
        "X1A 9Z9",
        "Y1A 9Z9",
    ]
    numbers = [postal_code.number(code) for code in codes]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == len(codes)


def test_unknown_is_no_number():
    assert postal_code.number_of(None) == -1
    assert postal_code.number_of(float("nan")) == -1


def test_an_address_holds_its_postal_code():
    text = "90, rue Elgin, Ottawa (Ontario) k1p5e9"
    assert postal_code.found_in(text) == "K1P 5E9"
