import numpy as np
import pandas as pd

from geomap.model import directory as directories
from geomap.store import fold
from tests.store import shelves


def federal(**columns):
    return shelves.directory("Counter", source_id="ca/federal", **columns)


def city(**columns):
    return shelves.directory("Comptoir", source_id="qc/city", **columns)


def composed(parts):
    return fold.composed(parts)[0]


def only_row(directory):
    assert len(directory) == 1
    return next(iter(directory.records()))


def test_sources_without_a_location_in_common_stand_side_by_side():
    whole = composed([federal(), city()])
    assert whole.ids.tolist() == ["ca/federal/1", "qc/city/1"]


def test_a_row_of_the_same_office_is_folded_into_its_target():
    row = only_row(composed([federal(), city(same_as=["ca/federal/1"])]))
    assert row["id"] == "ca/federal/1"
    assert row["name_en"] == "Counter"
    assert row["provenance_also"] == "qc/city"


def test_what_the_target_does_not_say_is_taken_from_the_other():
    donor = city(same_as=["ca/federal/1"], phone_voice=["514-555-0100"])
    row = only_row(composed([federal(), donor]))
    assert row["phone_voice"] == "514-555-0100"


def test_the_target_keeps_its_values_whatever_the_rank_of_its_source():
    best_first = [city(same_as=["ca/federal/1"]), federal()]
    assert only_row(composed(best_first))["name_en"] == "Counter"


def test_of_two_others_the_better_source_fills_the_blank():
    first = shelves.directory(
        "A", source_id="on/a", same_as=["ca/federal/1"], phone_voice=["1"]
    )
    second = shelves.directory(
        "B", source_id="on/b", same_as=["ca/federal/1"], phone_voice=["2"],
        contact_email=["b@example.ca"],
    )  # fmt: skip
    row = only_row(composed([first, second, federal()]))
    assert row["phone_voice"] == "1"
    assert row["contact_email"] == "b@example.ca"
    assert row["provenance_also"] == "on/a;on/b"


def test_a_row_whose_target_is_not_there_stands_alone():
    row = only_row(composed([city(same_as=["ca/federal/1"])]))
    assert row["id"] == "qc/city/1"
    assert "provenance_also" not in row


def test_a_chain_leads_to_its_end():
    middle = city(same_as=["ca/federal/1"])
    last = shelves.directory("C", source_id="qc/old", same_as=["qc/city/1"])
    row = only_row(composed([last, middle, federal()]))
    assert row["id"] == "ca/federal/1"
    assert row["provenance_also"] == "qc/city;qc/old"


def test_rows_that_point_at_each_other_become_the_first_of_them():
    one = federal(same_as=["qc/city/1"])
    other = city(same_as=["ca/federal/1"])
    assert only_row(composed([one, other]))["id"] == "ca/federal/1"
    assert only_row(composed([other, one]))["id"] == "qc/city/1"


def test_a_row_that_points_at_itself_stands_alone():
    assert only_row(composed([federal(same_as=["ca/federal/1"])]))["name_en"]


def test_a_position_comes_whole_from_one_source():
    unplaced = federal(latitude=[None], longitude=[None])
    donor = city(
        same_as=["ca/federal/1"], latitude=[45.5], longitude=[-73.6],
        position_quality=["rooftop"], position_radius=[25.0],
        position_origin=["publisher"],
    )  # fmt: skip
    row = only_row(composed([unplaced, donor]))
    assert (row["latitude"], row["longitude"]) == (45.5, -73.6)
    assert (row["position_quality"], row["position_radius"]) == ("rooftop", 25.0)


def test_a_position_geomap_derived_gives_way_to_one_a_publisher_gave():
    derived = federal(position_quality=["postal"], position_origin=["gazetteer_postal"])
    donor = city(
        same_as=["ca/federal/1"], latitude=[45.5], longitude=[-73.6],
        position_quality=["rooftop"], position_origin=["publisher"],
    )  # fmt: skip
    row = only_row(composed([derived, donor]))
    assert (row["latitude"], row["position_quality"]) == (45.5, "rooftop")


def test_a_given_position_stays_when_the_other_was_derived():
    donor = city(
        same_as=["ca/federal/1"], latitude=[1.0], longitude=[1.0],
        position_origin=["gazetteer_place"], position_quality=["locality"],
    )  # fmt: skip
    row = only_row(composed([federal(position_origin=["publisher"]), donor]))
    assert row["latitude"] == 45.0
    assert "position_quality" not in row


def test_hours_and_their_note_are_never_mixed():
    noted = federal(hours_note_en=["By appointment"])
    donor = city(
        same_as=["ca/federal/1"], hours_osm=["Mo-Fr 09:00-17:00"],
        hours_note_en=["Closed at noon"],
    )  # fmt: skip
    row = only_row(composed([noted, donor]))
    assert row["hours_note_en"] == "By appointment"
    assert "hours_osm" not in row


def test_provenance_stays_the_target_s_own():
    donor = city(same_as=["ca/federal/1"], provenance_url=["https://city.example"])
    assert "provenance_url" not in only_row(composed([federal(), donor]))


def test_nothing_gives_an_empty_directory():
    assert len(composed([])) == 0
    assert len(composed([directories.empty()])) == 0


def test_the_order_of_the_other_rows_is_kept():
    part = shelves.directory(
        "A", "B", "C", source_id="qc/city", same_as=[None, "ca/federal/1", None]
    )
    whole = composed([part, federal()])
    assert whole.ids.tolist() == ["qc/city/1", "qc/city/3", "ca/federal/1"]
    assert list(whole.locations.index) == [0, 1, 2]


def test_targets_agree_with_following_each_row_by_hand():
    random = np.random.default_rng(20260901)
    for _ in range(30):
        count = 12
        to = random.integers(-1, count, count)
        ids = pd.Series([f"s/{row}" for row in range(count)])
        same = pd.Series([f"s/{t}" if t >= 0 else None for t in to], dtype="str")
        found = fold.targets(ids, same)
        for row in range(count):
            seen = [row]
            while to[seen[-1]] >= 0 and to[seen[-1]] not in seen:
                seen.append(to[seen[-1]])
            end = seen[-1]
            if to[end] < 0 or to[end] == end:
                assert found[row] == end
            else:
                cycle = seen[seen.index(to[end]) :]
                assert found[row] == found[cycle[0]]
                assert found[cycle[0]] == found[row]


def test_the_ids_of_folded_rows_lead_to_the_row_that_stands_for_them():
    last = city(same_as=["ca/federal/1"])
    assert fold.composed([last, federal()])[1] == {"qc/city/1": "ca/federal/1"}
    assert fold.composed([federal()])[1] == {}
