"""The declared counters, built from the facts compiled from public pages."""

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from geomap.ingest import build, mapping, sources
from geomap.model import vocabulary
from geomap.model.rows import Rows

SHARED = Path(__file__).parents[3] / "shared"
SOURCES = sources.load(Path(__file__).parents[2] / "data" / "sources")
FILES = {
    "facts/north_federal.csv": [
        "ca/service-canada", "ca/indigenous-services-canada", "ca/veterans-affairs",
        "nt/government", "nu/government", "yt/government", "sk/ehealth-saskatchewan",
    ],
    "facts/prairies_bc.csv": [
        "bc/service-bc", "bc/icbc", "ab/registry-agents", "ab/alberta-supports",
        "sk/sgi", "mb/manitoba-public-insurance", "mb/bilingual-service-centres",
    ],
    "facts/atlantic_qc.csv": [
        "pe/access-pei", "ns/access-nova-scotia", "nb/service-new-brunswick",
        "nl/vital-statistics", "qc/services-quebec", "qc/saaq",
    ],
    "data/fed_service_canada_index.csv": ["ca/service-canada-2024"],
    "data/fed_service_canada_pages.csv": ["ca/service-canada-pages"],
}  # fmt: skip
PAIRS = [(source, file) for file, named in FILES.items() for source in named]
every_source = pytest.mark.parametrize(("name", "file"), PAIRS)
pytestmark = pytest.mark.corpus


@cache
def built(name, file):
    table = pd.read_csv(SHARED / file, dtype="string")
    rows = Rows(table=table, format="csv")
    fields, issues = mapping.apply(SOURCES[name], rows)
    made = build.directory(fields, SOURCES[name], rows)
    return made.directory.locations, issues, made.issues


@every_source
def test_every_column_of_theirs_is_mapped_or_ignored_by_name(name, file):
    _, issues, _ = built(name, file)
    assert issues.counts == {}


@every_source
def test_as_many_locations_as_the_declaration_expects(name, file):
    locations, _, _ = built(name, file)
    expect = SOURCES[name].expect
    assert expect.rows_min <= len(locations) <= expect.rows_max


@every_source
def test_services_are_of_the_catalogue_and_nothing_is_shifted(name, file):
    locations, _, issues = built(name, file)
    offered = locations["offer_services"].dropna().str.split(";").explode()
    assert set(offered) <= set(vocabulary.terms("services"))
    assert {"R106", "X803", "T604"} & set(issues.counts) == set()


@every_source
def test_weak_facts_are_never_shown_as_open(name, file):
    locations, _, _ = built(name, file)
    strong = {"ca/service-canada", "ca/indigenous-services-canada", "bc/service-bc"}
    confirmed = (locations["status"] == "open").mean()
    assert bool(confirmed > 0.9) == (name in strong)


def test_no_coordinate_of_a_commercial_map_is_published():
    locations, _, _ = built("bc/service-bc", "facts/prairies_bc.csv")
    assert locations["latitude"].isna().all()


def test_no_number_with_a_single_weak_source_is_published_for_yukon():
    locations, _, _ = built("yt/government", "facts/north_federal.csv")
    assert locations[["phone_voice", "phone_toll_free"]].isna().all(axis=None)


def test_every_province_and_territory_has_a_counter():
    found = set()
    for name, file in PAIRS:
        locations, _, _ = built(name, file)
        found |= set(locations["address_province"].dropna())
    assert found == set(vocabulary.terms("provinces"))


def test_visits_name_the_place_that_receives_them():
    locations, _, _ = built("ca/service-canada", "facts/north_federal.csv")
    visits = locations[locations["type"] == "outreach"]
    assert len(visits) > 180
    assert visits["partnership_host_en"].notna().mean() > 0.6
    assert (visits["partnership_model"] == "itinerant_outreach").all()
