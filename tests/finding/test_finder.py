import pandas as pd
import pytest

from geomap.finding.answer import Question
from geomap.finding.finder import Finder
from geomap.model.point import Point
from tests import handmade

OTTAWA = Point(latitude=45.4211, longitude=-75.6903)
GRISE_FIORD = Point(latitude=76.4194, longitude=-82.8950)


@pytest.fixture(scope="module")
def finder(gazetteer):
    return Finder(handmade.snapshot(), gazetteer)


def ids(answer):
    return [item.location.id for item in answer.items]


def test_counters_come_in_order_of_distance(finder):
    answer = finder.ask(Question(near=OTTAWA, limit=5))
    assert answer.outcome == "found"
    assert ids(answer) == ["ca/counters/1", "on/counters/1", "ca/counters/5"]
    metres = [item.metres for item in answer.items]
    assert metres == sorted(metres)


def test_distances_are_metres_on_the_ellipsoid(finder):
    here = Point(latitude=45.4210, longitude=-75.6930)
    answer = finder.ask(Question(near=here, limit=1))
    # One thousandth of a degree of latitude at 45 degrees north is 111.1 m.
    assert ids(answer) == ["on/counters/1"]
    assert answer.items[0].metres == pytest.approx(111.1, abs=0.1)


def test_no_more_than_asked_for_are_found(finder):
    assert len(finder.ask(Question(near=OTTAWA, limit=2)).items) == 2


def test_places_that_are_no_counters_are_found_only_by_their_kind(finder):
    answer = finder.ask(Question(near=OTTAWA, kind="library"))
    assert ids(answer) == ["ca/libraries/1"]
    assert ids(finder.ask(Question(near=OTTAWA, kind="health"))) == ["ca/health/1"]


def test_a_service_is_found_wherever_it_is_offered(finder):
    answer = finder.ask(Question(near=OTTAWA, services=("drivers-licence",)))
    assert ids(answer) == ["on/counters/3", "on/counters/1"]


def test_a_service_and_a_kind_must_both_hold(finder):
    question = Question(near=OTTAWA, services=("drivers-licence",), kind="full_service")
    assert ids(finder.ask(question)) == ["on/counters/1"]


def test_a_language_not_known_is_not_a_language_refused(finder):
    winnipeg = Point(latitude=49.9, longitude=-97.1)
    french = Question(near=OTTAWA, services=("sin",), language="fr")
    assert ids(finder.ask(french)) == ["ca/counters/1", "ca/counters/5"]
    assert finder.ask(Question(near=winnipeg, language="en")).outcome == "found"
    assert finder.ask(Question(near=winnipeg, language="fr")).outcome == "none_near"


def test_nothing_near_gives_the_nearest_anyway(finder):
    answer = finder.ask(Question(near=GRISE_FIORD, limit=2))
    assert answer.outcome == "none_near"
    assert ids(answer) == ["nu/counters/1", "ca/counters/3"]
    assert answer.items[0].metres > 1_400_000


def test_a_wider_reach_makes_the_same_locations_near(finder):
    answer = finder.ask(Question(near=GRISE_FIORD, limit=2, within=2_000_000))
    assert answer.outcome == "found"


def test_a_service_nobody_has_supplied_is_no_data(finder):
    answer = finder.ask(Question(near=OTTAWA, services=("fishing-licence",)))
    assert (answer.outcome, answer.items) == ("no_data", ())


def test_what_has_closed_for_good_is_not_found(finder):
    assert "on/counters/4" not in ids(finder.ask(Question(near=OTTAWA, limit=50)))


def test_one_location_of_two_sources_is_found_once(finder):
    found = ids(finder.ask(Question(near=OTTAWA, limit=50)))
    assert "ca/counters/1" in found
    assert "ca/other/1" not in found


def test_two_rows_that_name_each_other_leave_one(gazetteer):
    rows = handmade.table().set_index("id", drop=False)
    rows.loc["ca/counters/1", "same_as"] = "ca/other/1"
    finder = Finder(handmade.snapshot(rows.reset_index(drop=True)), gazetteer)
    found = ids(finder.ask(Question(near=OTTAWA, limit=50)))
    assert "ca/counters/1" in found
    assert "ca/other/1" not in found


def test_a_double_of_a_location_that_is_gone_is_found(gazetteer):
    rows = handmade.table()
    rows = rows[rows["id"] != "ca/counters/1"].reset_index(drop=True)
    finder = Finder(handmade.snapshot(rows), gazetteer)
    assert "ca/other/1" in ids(finder.ask(Question(near=OTTAWA, limit=50)))


def test_an_approximate_position_is_said_to_be_so(finder):
    iqaluit = Point(latitude=63.7467, longitude=-68.5170)
    territorial, federal = finder.ask(Question(near=iqaluit, limit=2)).items
    assert federal.is_approximate
    assert not territorial.is_approximate


def test_a_door_known_to_be_near_comes_before_a_town_that_may_be(finder):
    iqaluit = Point(latitude=63.7467, longitude=-68.5170)
    answer = finder.ask(Question(near=iqaluit, limit=2))
    assert ids(answer) == ["nu/counters/1", "ca/counters/3"]
    door, town = answer.items
    # 0.0033 degrees north (368 m) and 0.003 degrees west (148 m).
    assert door.reach == door.metres == pytest.approx(397, abs=1)
    assert (town.metres, town.reach) == (0.0, 5_000.0)


def test_the_door_is_found_though_only_the_town_is_nearest_by_distance(finder):
    iqaluit = Point(latitude=63.7467, longitude=-68.5170)
    assert ids(finder.ask(Question(near=iqaluit, limit=1))) == ["nu/counters/1"]
    rows, _ = finder.nearest(iqaluit, Question(limit=1))
    assert finder.columns.record(rows[0]).id == "ca/counters/3"


def test_a_town_too_wide_to_be_known_as_near_is_not_near(finder):
    iqaluit = Point(latitude=63.7467, longitude=-68.5170)
    near = Question(near=iqaluit, services=("sin",), within=4_999.0, limit=1)
    assert finder.ask(near).outcome == "none_near"


def test_a_location_is_known_by_its_id(finder):
    location = finder.location("ca/counters/1")
    assert location.name.fr == "Comptoir d'Ottawa"
    assert location.services == ("sin", "passport")
    assert location.point == Point(latitude=45.4210, longitude=-75.6900)
    assert finder.location("ca/counters/99") is None


def test_a_location_without_a_position_is_known_but_never_near(finder):
    assert finder.location("ca/other/2").point is None
    whitehorse = Point(latitude=60.7212, longitude=-135.0568)
    assert "ca/other/2" not in ids(finder.ask(Question(near=whitehorse, limit=50)))


def test_an_empty_directory_is_no_data(gazetteer):
    nobody = handmade.snapshot(handmade.table().iloc[:0])
    assert Finder(nobody, gazetteer).ask(Question(near=OTTAWA)).outcome == "no_data"


def test_a_postal_code_is_a_place(finder):
    answer = finder.ask(Question(text="k1a0b1"))
    assert answer.outcome == "found"
    assert (answer.place.code, answer.place.province) == ("K1A 0B1", "ON")
    assert ids(answer)[0] == "ca/counters/5"


def test_a_town_is_found_without_its_accents(finder):
    answer = finder.ask(Question(text="montreal", reader="fr"))
    assert answer.outcome == "found"
    assert ids(answer) == ["ca/counters/2", "mtl/counters/1"]


def test_a_name_of_several_places_is_ambiguous(finder):
    answer = finder.ask(Question(text="Sydney"))
    assert answer.outcome == "ambiguous"
    assert [place.province for place in answer.choices] == ["NS", "MB"]
    assert (answer.items, answer.point) == ((), None)


def test_a_province_after_the_name_tells_which(finder):
    answer = finder.ask(Question(text="Windsor, QC"))
    assert (answer.place.province, answer.choices) == ("QC", ())


def test_towns_of_one_name_that_people_go_to_are_chosen_from(finder):
    answer = finder.ask(Question(text="Windsor"))
    assert answer.outcome == "ambiguous"
    assert [place.province for place in answer.choices] == ["ON", "NS", "QC"]


def test_a_misspelt_name_is_answered_for_and_said_to_be_so(finder):
    answer = finder.ask(Question(text="Otawa"))
    assert (answer.outcome, answer.place.name_en) == ("found", "Ottawa")
    assert answer.understood.notes == (("place", "Otawa"),)


def test_a_misspelt_name_taken_as_it_is_spelt_is_not_understood_but_suggested(finder):
    answer = finder.ask(Question(text="Otawa", exact=True))
    assert answer.outcome == "not_understood"
    assert [place.name_en for place in answer.choices] == ["Ottawa"]


def test_a_task_in_the_text_narrows_the_answer(finder):
    answer = finder.ask(Question(text="driver's license Ottawa"))
    assert answer.understood.services == ("drivers-licence",)
    assert ids(answer) == ["on/counters/3", "on/counters/1"]


def test_a_task_alone_asks_where(finder):
    answer = finder.ask(Question(text="renouveler mon passeport"))
    assert (answer.outcome, answer.items) == ("no_place", ())
    assert answer.understood.services == ("passport",)


def test_the_name_of_an_office_leads_to_it(finder):
    answer = finder.ask(Question(text="Gatineau Counter"))
    assert (answer.outcome, answer.total, answer.point) == ("named", 1, None)
    assert ids(answer) == ["ca/counters/5"]


def test_a_name_of_many_offices_and_a_place_gives_the_nearest_of_them(finder):
    answer = finder.ask(Question(text="Ontario Counter near Montréal"))
    assert (answer.outcome, answer.place.name_en) == ("named", "Montréal")
    assert ids(answer) == ["on/counters/1", "on/counters/2"]


def test_a_second_page_of_a_name_goes_on_where_the_first_ended(finder):
    pages = [
        ids(finder.ask(Question(text="Ontario Counter", limit=1, page=page)))
        for page in (1, 2, 3)
    ]
    assert pages == [["on/counters/1"], ["on/counters/2"], []]


def test_an_address_of_an_office_is_known_to_the_street(finder):
    answer = finder.ask(Question(text="100 Main St, Ottawa"))
    assert (answer.place.kind, answer.place.radius) == ("address", 25.0)
    assert ids(answer)[0] == "ca/counters/1"


def test_words_that_are_no_place_are_not_understood(finder):
    answer = finder.ask(Question(text="qqzzxxw"))
    assert (answer.outcome, answer.items) == ("not_understood", ())


def test_nothing_typed_is_not_understood(finder):
    assert finder.ask(Question(text="  ")).outcome == "not_understood"
    assert finder.ask(Question()).outcome == "not_understood"


def test_only_columns_that_hold_something_are_read(finder):
    row = finder.columns.row_of("ca/counters/4")
    values = finder.columns.values(row)
    assert "phone_fax" not in values
    assert all(not pd.isna(value) for value in values.values())
