from dataclasses import replace

from geomap.finding import choosing
from geomap.model.point import Point
from geomap.places.place import Place


def town(province, population, *, north=45.0, name="Windsor", kind="place"):
    return Place(
        kind=kind,
        code=f"{name}/{province}/{north}",
        name_en=name,
        name_fr=name,
        province=province,
        point=Point(latitude=north, longitude=-75.0),
        radius=5_000,
        population=population,
    )


def test_a_place_fifty_times_the_other_is_meant():
    meant = choosing.among([town("ON", 570_000), town("BC", 5_500)])
    assert (meant.outcome, meant.place.province) == ("found", "ON")
    assert [place.province for place in meant.choices] == ["BC"]


def test_two_towns_that_people_go_to_are_chosen_from():
    asked = choosing.among([town("ON", 229_660), town("NS", 5_514)])
    assert (asked.outcome, asked.point) == ("ambiguous", None)


def test_a_hamlet_does_not_make_a_town_ambiguous():
    assert choosing.among([town("ON", 20_000), town("AB", 1_900)]).outcome == "found"
    assert choosing.among([town("ON", 20_000), town("AB", None)]).outcome == "found"
    assert (
        choosing.among([town("ON", 20_000), town("AB", 2_600)]).outcome == "ambiguous"
    )


def test_a_town_and_the_municipality_around_it_are_one():
    around = town("ON", 900, kind="census_subdivision", north=45.1)
    assert choosing.among([town("ON", 1_000), around]).outcome == "found"


def test_a_misspelling_means_the_one_place_that_is_much_likelier():
    ottawa, tawa = town("ON", 1_017_449, name="Ottawa"), town("AB", 1_972, name="Tawa")
    assert choosing.like([(tawa, 89.0), (ottawa, 91.0)]) == ottawa


def test_a_misspelling_of_two_towns_alike_means_neither():
    one, other = town("NS", 9_000, name="Brooklyn"), town("ON", 25_000, name="Brooklin")
    assert choosing.like([(one, 88.0), (other, 88.0)]) is None


def test_a_misspelling_is_never_taken_for_a_hamlet():
    assert choosing.like([(town("NS", 849, name="Brooklyn"), 94.0)]) is None
    assert choosing.like([]) is None


def test_the_same_town_once_more_is_no_rival():
    ottawa = town("ON", 1_017_449, name="Ottawa")
    assert (
        choosing.like([(ottawa, 91.0), (replace(ottawa, code="x"), 91.0)]) is not None
    )
