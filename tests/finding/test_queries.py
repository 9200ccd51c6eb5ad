"""Two hundred searches typed by hand, on the real gazetteer and the starter directory.

What is expected was written down before the code that answers: the place a person
means, its province, the service, the office, or that there must be a question back.
"""

import csv
from pathlib import Path

import pytest

from geomap.finding.answer import Question
from geomap.finding.finder import Finder
from geomap.model import vocabulary
from geomap.places import gazetteer as gazetteers
from geomap.places.names import fold
from tests.finding import starter

TABLE = Path(__file__).with_name("queries.csv")
BUILT = Path("build/gazetteer.parquet")
AT_LEAST = 0.95
OUTCOMES = {"choose": "ambiguous", "where": "no_place"}

with TABLE.open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def finder():
    if not BUILT.exists():
        pytest.fail(f"There is no {BUILT}: run `make gazetteer`.")
    return Finder(starter.snapshot(), gazetteers.load(BUILT))


def names_of(finder, place):
    """Every name the place found is known by."""
    if place.kind == "address":
        parts = place.name_en.split(", ") + place.name_fr.split(", ")
        lines = {", ".join(place.name_en.split(", ")[:-1])}
        return {fold(part) for part in (*parts, *lines)}
    row = finder.gazetteer.rows_by_code.get(place.code)
    known = finder.gazetteer.named["names"][row].split("|") if row is not None else []
    return {fold(place.name_en), fold(place.name_fr), fold(place.code), *known}


def wrong(finder, row):
    """What of the answer to a row is not as expected, empty when all of it is."""
    answer = finder.ask(Question(text=row["typed"], reader=row["reader"]))
    place = answer.place or next(iter(answer.choices), None)
    found = []
    if row["place"] and (
        place is None or fold(row["place"]) not in names_of(finder, place)
    ):
        found.append(f"place {place and place.name_en}")
    if row["province"] and (place is None or place.province != row["province"]):
        found.append(f"province {place and place.province}")
    if row["outcome"] and answer.outcome != OUTCOMES[row["outcome"]]:
        found.append(answer.outcome)
    wanted = tuple(code for code in row["service"].split("|") if code)
    if wanted and answer.understood.services != wanted:
        found.append(f"services {answer.understood.services}")
    if row["office"]:
        first = answer.items[0].location.name if answer.items else None
        if first is None or row["office"] not in (first.en, first.fr):
            found.append(f"office {first}")
    return found


def test_at_least_95_in_100_searches_find_what_was_meant(finder):
    misses = {row["typed"]: said for row in ROWS if (said := wrong(finder, row))}
    told = [f"{typed!r}: {'; '.join(said)}" for typed, said in misses.items()]
    right = 1 - len(misses) / len(ROWS)
    print("", *told, f"{right:.1%} of {len(ROWS)} right", sep="\n")  # noqa: T201
    assert right >= AT_LEAST


def test_the_table_has_every_province_both_languages_and_every_kind_of_search():
    assert len(ROWS) >= 200
    assert {row["province"] for row in ROWS} >= set(vocabulary.terms("provinces"))
    assert {row["reader"] for row in ROWS} == {"en", "fr"}
    assert sum(bool(row["service"]) for row in ROWS) >= 30
    assert sum(bool(row["office"]) for row in ROWS) >= 15
    assert len({row["typed"] for row in ROWS}) == len(ROWS)
