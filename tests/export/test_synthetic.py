"""Synthetic directories are labelled, seeded, complete and lie where people live."""

import numpy as np
import pandas as pd
import pytest

from geomap.export import synthetic
from geomap.hours import weekly
from geomap.model import schema, vocabulary
from geomap.spatial import boundaries


@pytest.fixture(scope="module")
def thousand():
    return synthetic.directory(1_000, 7).locations


def test_the_same_seed_gives_the_same_directory(thousand):
    again = synthetic.directory(1_000, 7).locations
    other = synthetic.directory(1_000, 8).locations

    pd.testing.assert_frame_equal(thousand, again)
    assert not thousand["latitude"].equals(other["latitude"])


def test_every_field_a_publisher_fills_is_filled(thousand):
    # Twins in other sources are for the matcher to find, not to be made up.
    left = {"same_as", "provenance_also"}
    columns = [c for c in schema.by_column() if c not in left]

    assert [c for c in columns if thousand[c].isna().any()] == []


def test_every_name_says_that_it_is_synthetic(thousand):
    assert thousand["name_en"].str.contains("Synthetic").all()
    assert thousand["name_fr"].str.contains("synthétique").all()
    assert thousand["organization_name_en"].str.contains("Synthetic").all()
    assert thousand["organization_name_fr"].str.contains("synthétiques").all()
    assert thousand["id"].is_unique
    assert set(thousand["source"]) == {synthetic.SOURCE.id}


def test_codes_are_of_the_vocabularies(thousand):
    for column, field in schema.by_column().items():
        if field.codes and column not in ("same_as", "provenance_also"):
            used = set(thousand[column].str.split(";").explode())
            assert used <= set(vocabulary.terms(field.codes)), column


def test_hours_postal_codes_and_dates_have_their_forms(thousand):
    assert all(weekly.tidy(osm) == osm for osm in thousand["hours_osm"].unique())
    assert (
        thousand["address_postal_code"].str.fullmatch(r"[A-Z]\d[A-Z] \d[A-Z]\d").all()
    )
    assert thousand["phone_voice"].str.fullmatch(r"\+1-\d{3}-555-01\d\d").all()
    assert thousand["provenance_date"].str.fullmatch(r"2025-\d\d-\d\d").all()


def test_thirteen_locations_are_in_thirteen_jurisdictions():
    few = synthetic.directory(13, 1).locations

    assert set(few["address_province"]) == set(vocabulary.terms("provinces"))


@pytest.mark.parametrize("count", [0, 1, 5])
def test_any_count_is_made(count):
    assert len(synthetic.directory(count, 1)) == count


def test_points_lie_in_their_province(thousand):
    found = boundaries.provinces_of(
        thousand["latitude"].to_numpy(), thousand["longitude"].to_numpy()
    )

    assert np.mean(found == thousand["address_province"].to_numpy(object)) > 0.99
