import datetime

import pytest

from geomap.web.locator import supplied
from tests import handmade

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture(scope="module")
def snapshot():
    return handmade.snapshot()


def test_facts_that_need_no_licence_are_said_to_be_so_in_words(snapshot):
    version = snapshot.versions["ca/counters"]
    facts = type(version)(**{**fields(version), "licence": "facts"})
    english = supplied.source(facts, "en", TODAY).licence
    french = supplied.source(facts, "fr", TODAY).licence
    assert english == "Facts read from public pages; no licence needed"
    assert french == "Faits lus sur des pages publiques; aucune licence requise"
    assert supplied.source(version, "en", TODAY).licence == version.licence


def test_two_sources_of_one_publisher_are_named_once(snapshot):
    version = snapshot.versions["ca/counters"]
    name = version.publisher["en"]
    found = supplied.publishers(snapshot, ["ca/counters", "ca/counters", "x/y"], "en")
    assert found == (name, "x/y")


def fields(version):
    return {name: getattr(version, name) for name in version.__slots__}
