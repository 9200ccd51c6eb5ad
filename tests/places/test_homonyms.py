from geomap.model.point import Point
from geomap.places import homonyms
from geomap.places.place import Place


def place(code, latitude, longitude, **more):
    facts = {"kind": "place", "radius": 2_000.0, "province": "QC"} | more
    return Place(
        code=code,
        name_en="Ville-Marie",
        name_fr="Ville-Marie",
        point=Point(latitude=latitude, longitude=longitude),
        **facts,
    )


BOROUGH = place("geonames/13546317", 45.499, -73.570, population=104_944)
TOWN = place(
    "geonames/6174335", 47.333, -79.433, population=2_831, census_subdivision="2485025"
)
LETTERS = place("postal/qc/ville-marie", 48.5, -70.0)
RESERVE = place("2400001", 49.5, -75.0, kind="reserve", population=300)


def test_a_single_place_is_meant_whatever_it_is():
    assert homonyms.meant([LETTERS]) is LETTERS


def test_no_place_is_meant_where_there_is_none():
    assert homonyms.meant([]) is None


def test_a_town_is_meant_before_a_larger_part_of_another_town():
    assert homonyms.meant([BOROUGH, TOWN, LETTERS, RESERVE]) is TOWN


def test_a_known_place_is_meant_before_one_known_from_letters():
    assert homonyms.meant([LETTERS, BOROUGH]) is BOROUGH


def test_a_remote_community_is_meant_before_what_letters_know():
    remote = place("remote/qc/x", 55.0, -75.0, kind="remote", access="air_only")
    assert homonyms.meant([LETTERS, RESERVE, remote]) is remote


def test_a_municipality_is_meant_before_a_part_of_another():
    rural = place("2400002", 46.0, -72.0, kind="census_subdivision", population=900)
    assert homonyms.meant([BOROUGH, rural]) is rural


def test_between_a_hamlet_and_a_numbered_reserve_nothing_can_be_said():
    assert homonyms.meant([LETTERS, RESERVE]) is None


def test_ten_times_the_people_decide_between_equals():
    small = place("geonames/1", 50.0, -65.0, population=10_494)
    nearly = place("geonames/2", 50.0, -65.0, population=10_495)
    assert homonyms.meant([BOROUGH, small]) is BOROUGH
    assert homonyms.meant([BOROUGH, nearly]) is None


def test_places_side_by_side_are_one_and_the_first_is_taken():
    around = place(
        "2485025", 47.40, -79.40, kind="census_subdivision", population=9_999
    )
    assert homonyms.meant([TOWN, around]) is TOWN
