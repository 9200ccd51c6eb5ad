"""The right office, not only the nearest."""

from urllib.parse import urlsplit

import pandas as pd
import pytest

from geomap.finding import serving
from geomap.finding.answer import Question
from geomap.finding.finder import Finder
from geomap.model import vocabulary
from geomap.model.point import Point
from tests import handmade

OTTAWA = Point(latitude=45.4211, longitude=-75.6903)
GATINEAU = Point(latitude=45.4773, longitude=-75.7016)
# Each is another province's own counter, nearer than the right one.
OFFICES = (
    ("qc/counters/1", "provincial", "CA-QC", "QC", 45.4280, -75.7000),
    ("qc/counters/2", "provincial", "CA-QC", "QC", 52.7945, -67.0838),
    ("nl/counters/1", "provincial", "CA-NL", "NL", 52.9463, -66.9114),
    ("ab/counters/1", "provincial", "CA-AB", "AB", 53.2700, -110.0300),
    ("sk/counters/1", "provincial", "CA-SK", "SK", 53.2740, -109.9990),
)


@pytest.fixture(scope="module")
def finder(gazetteer):
    rows = handmade.table()
    model = rows[rows["id"] == "on/counters/1"]
    more = []
    for name, order, jurisdiction, province, north, east in OFFICES:
        more.append(
            model.assign(
                id=name,
                source=name.rsplit("/", 1)[0],
                organization_order=order,
                organization_jurisdiction=jurisdiction,
                address_province=province,
                latitude=north,
                longitude=east,
            )
        )
    rows = pd.concat([rows, *more], ignore_index=True)
    return Finder(handmade.snapshot(rows), gazetteer)


def ids(items):
    return [item.location.id for item in items]


def asked(near, *services, **more):
    return Question(near=near, services=services, is_counted=True, **more)


def test_across_the_river_a_health_card_is_another_province_s(finder):
    answer = finder.ask(asked(OTTAWA, "health-card"))
    assert (answer.province, ids(answer.items)) == ("ON", ["on/counters/1"])
    assert ids(answer.elsewhere) == []
    answer = finder.ask(asked(GATINEAU, "health-card"))
    assert (answer.province, ids(answer.items)) == ("QC", ["qc/counters/1"])


def test_the_nearer_office_that_serves_others_is_told_apart(finder):
    rideau = Point(latitude=45.4275, longitude=-75.6990)
    answer = finder.ask(asked(rideau, "drivers-licence", residence="ON"))
    assert "qc/counters/1" not in ids(answer.items)
    assert ids(answer.elsewhere) == ["qc/counters/1"]


def test_whoever_lives_across_the_river_may_say_so(finder):
    answer = finder.ask(asked(OTTAWA, "health-card", residence="QC"))
    assert (answer.province, ids(answer.items)) == ("QC", ["qc/counters/1"])
    assert ids(answer.elsewhere) == ["on/counters/1"]


@pytest.mark.parametrize(
    ("near", "residence", "office"),
    [
        ((53.272, -110.02), "AB", "ab/counters/1"),
        ((53.272, -110.02), "SK", "sk/counters/1"),
        ((52.92, -66.95), "NL", "nl/counters/1"),
        ((52.92, -66.95), "QC", "qc/counters/2"),
    ],
)
def test_a_town_on_a_border_has_the_office_of_each_side(
    finder, near, residence, office
):
    near = Point(latitude=near[0], longitude=near[1])
    answer = finder.ask(asked(near, "health-card", residence=residence))
    assert ids(answer.items)[0] == office
    assert all(i.location.jurisdiction == f"CA-{residence}" for i in answer.items)


def test_near_a_border_every_province_that_may_be_meant_is_named(finder):
    lloydminster = Point(latitude=53.2724, longitude=-110.0226)
    assert set(finder.ask(asked(lloydminster, "health-card")).provinces) == {"AB", "SK"}
    assert set(finder.ask(asked(OTTAWA, "health-card")).provinces) == {"ON", "QC"}
    toronto = Point(latitude=43.7, longitude=-79.4)
    assert finder.ask(asked(toronto, "health-card")).provinces == ("ON",)
    assert finder.ask(asked(OTTAWA, "passport")).provinces == ()


def test_a_federal_office_serves_both_sides(finder):
    assert "ca/counters/5" in ids(finder.ask(asked(OTTAWA, "sin")).items)


def test_a_birth_certificate_is_of_the_province_of_birth_so_nobody_is_turned_away():
    assert serving.rules(("birth-certificate",), "event") == ("birth-certificate",)
    assert serving.rules(("birth-certificate",), "province") == ()
    assert serving.is_ruled(("birth-certificate",))


def test_a_municipal_counter_serves_its_own_municipality(gazetteer):
    rows = handmade.table().set_index("id", drop=False)
    rows["position_census_subdivision"] = pd.Series(None, rows.index, dtype=object)
    rows.loc["mtl/counters/1", "offer_services"] = "municipal-services"
    rows.loc["mtl/counters/1", "position_census_subdivision"] = "2466023"
    rows.loc["ca/libraries/1", "offer_services"] = "municipal-services"
    rows.loc["ca/libraries/1", "position_census_subdivision"] = "3506008"
    finder = Finder(handmade.snapshot(rows.reset_index(drop=True)), gazetteer)
    found = finder.ask(
        Question(text="Montréal", services=("municipal-services",), is_counted=True)
    )
    assert ids(found.items) == ["mtl/counters/1"]


def test_every_rule_is_of_a_service_has_both_languages_and_a_source():
    services = vocabulary.terms("services")
    for code, term in vocabulary.terms("service_rules").items():
        assert code in services
        assert term.en.endswith(".")
        assert term.fr.endswith(".")
        assert term.more["served"] in ("province", "municipality", "event")
        for address in term.listed("source_url"):
            assert urlsplit(address).hostname
        assert term.more["source_date"]
