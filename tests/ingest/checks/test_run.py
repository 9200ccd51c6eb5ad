"""All checks together: clean files, row numbers, what is withheld, many rows."""

import numpy as np
import pandas as pd
import pytest

from geomap.ingest import checks
from geomap.ingest.checks import marking
from geomap.ingest.checks.checked import Checked
from geomap.model import directory as directories
from geomap.model.source import Expectation
from tests.ingest.checks.made import SOURCE, TODAY, checked, locations

TOWNS = [
    {"address_locality_en": "Kenora", "address_line_en": f"{n} Main Street"}
    for n in range(6)
]
MANY = [{"address_line_en": f"{n} Wellington Street"} for n in range(60)]


def test_a_clean_location_raises_nothing():
    assert checks.run(checked()).counts == {}


def test_an_empty_directory_raises_nothing_about_rows():
    nothing = Checked(
        directory=directories.empty(),
        row_numbers=np.array([], dtype=int),
        fields=pd.DataFrame(),
        source=SOURCE,
        today=TODAY,
    )

    assert checks.run(nothing).counts == {}


def test_an_empty_file_never_means_remove_everything():
    nothing = Checked(
        directory=directories.empty(),
        row_numbers=np.array([], dtype=int),
        fields=pd.DataFrame(),
        source=SOURCE,
        today=TODAY,
        before=locations({}, {}),
    )

    found = checks.run(nothing)

    assert found.counts["D704"] == 1
    assert found.block_the_file


def test_issues_are_told_by_the_row_and_the_header_of_the_file():
    one = Checked(
        directory=locations({}, {"phone_fax": "+1-613-555-0123"}),
        row_numbers=np.array([4, 9]),
        fields=pd.DataFrame(index=range(9)),
        source=SOURCE,
        today=TODAY,
        headers={"phone_fax": "Télécopieur"},
    )

    (told,) = checks.run(one).of("C406")

    assert (told.row, told.column, told.value) == (9, "Télécopieur", "+1-613-555-0123")


def test_a_blank_coordinate_is_told_where_rows_were_left_out():
    given = pd.DataFrame({"latitude": ["45.4", "", "45.5", None]}, index=[0, 2, 3, 5])
    one = Checked(
        directory=locations({}, {}, {}),
        row_numbers=np.array([1, 3, 6]),
        fields=given,
        source=SOURCE,
        today=TODAY,
    )

    assert [told.row for told in checks.run(one).of("L201")] == [3, 6]


def test_a_town_that_loses_most_of_its_locations_waits_for_a_person():
    before = locations(*MANY, *TOWNS)
    found = checks.run(checked(*MANY, *TOWNS[:2], before=before)).of("D704")

    (told,) = found
    assert told.facts == {"n": 4, "m": 6, "where": "Kenora"}


def test_a_source_may_allow_fewer_removals():
    before = locations(*MANY)
    lenient = checked(*MANY[:57], before=before)
    strict = checked(
        *MANY[:57], before=before, source={"expect": Expectation(removed_max=0.01)}
    )

    assert "D704" not in checks.run(lenient).counts
    assert "D704" in checks.run(strict).counts


def test_a_field_filled_less_than_its_source_promises_waits_for_a_person():
    expect = Expectation(filled={"location.point": 0.99, "location.name.fr": 0.95})
    whole = checked({}, {}, source={"expect": expect})
    half = checked({}, {"latitude": None}, source={"expect": expect})

    assert "D705" not in checks.run(whole).counts
    (told,) = checks.run(half).of("D705")
    assert told.facts == {"field": "location.point", "a": 99, "b": 50}


def test_a_federal_postal_code_is_right_on_both_sides_of_the_river():
    gatineau = {"address_province": "QC", "latitude": 45.42912, "longitude": -75.71312}

    assert "A302" not in checks.run(checked(gatineau)).counts


def test_what_checks_withhold_does_not_go_out():
    one = checked(
        {},
        {"latitude": 49.89512, "longitude": -97.13841},
        {"address_postal_code": "H2B 1Z4"},
        {"description_en": "Ask for Mrs. Exemplar"},
        {"media_photo_url": "https://a.ca/p.jpg"},
    )

    kept = checks.withheld(one, checks.run(one)).locations

    assert list(kept["latitude"].isna()) == [False, True, False, False, False]
    assert list(kept["position_origin"].isna()) == [False, True, False, False, False]
    assert list(kept["address_postal_code"].isna()) == [
        False,
        False,
        True,
        False,
        False,
    ]
    assert kept["description_en"].isna().all()
    assert kept["media_photo_url"].isna().all()


def test_facts_that_are_columns_are_told_row_by_row():
    two = checked({}, {})
    facts = {"n": np.array([5, 7]), "cal": "CA-ON"}

    found = marking.rows(two, "H505", np.array([False, True]), facts=facts)

    assert [told.facts for told in found] == [{"n": 7, "cal": "CA-ON"}]


# A guard against running away, not a measure: bench measures.
@pytest.mark.timeout(60)
def test_twenty_thousand_locations_that_share_their_contacts_raise_only_that():
    assert checks.run(checked(count=20_000)).counts == {"C404": 2}
