import pytest

from geomap.finding import wording
from geomap.finding.finder import Finder
from tests import handmade


@pytest.fixture(scope="module")
def offices(gazetteer):
    rows = handmade.table()
    rows.loc[0, "name_en"] = "ServiceOntario Kingston"
    rows["address_locality_en"] = rows["address_locality_en"].fillna("Napanee")
    return Finder(handmade.snapshot(rows), gazetteer).offices


def called(offices, text):
    return offices.called(wording.words(text))


@pytest.mark.parametrize(
    "text",
    ["ServiceOntario Kingston", "service ontario kingston", "Kingston serviceontario"],
)
def test_a_name_in_two_words_or_one_is_the_same(offices, text):
    assert called(offices, text) == ((0,), True)


def test_some_words_of_a_name_find_every_office_that_has_them(offices):
    rows, is_whole = called(offices, "Ontario kiosk")
    assert not is_whole
    assert len(rows) == 1


def test_a_town_alone_is_no_name(offices):
    assert called(offices, "Napanee") == ((), False)


def test_a_double_or_a_closed_office_is_not_called(offices):
    assert called(offices, "Former Counter")[0] == ()
    assert called(offices, "Ottawa Counter Again")[0] == ()


@pytest.mark.parametrize(
    "text", ["100 Main Street Ottawa", "100 main st", "100, rue Main, Ottawa (Ontario)",
             "100 Main Street, Ottawa ON K1A 0B1"],
)  # fmt: skip
def test_an_address_is_known_however_it_is_written(offices, text):
    assert offices.at_address(wording.words(text)) == (0,)


@pytest.mark.parametrize(
    "text", ["101 Main Street Ottawa", "100 Main Street Toronto", "100", "Main Street"]
)
def test_another_address_is_not(offices, text):
    assert offices.at_address(wording.words(text)) == ()


def test_the_last_word_may_be_unfinished(offices):
    assert offices.starting(wording.words("serviceontario k"), 5)[0] == 0
    assert offices.starting((), 5) == ()
