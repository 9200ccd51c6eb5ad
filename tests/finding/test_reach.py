import numpy as np
import pandas as pd
import pytest

from geomap.finding import reach
from geomap.finding.answer import Question
from geomap.finding.finder import Finder
from geomap.model.point import Point
from tests import handmade


def test_only_a_coarse_position_has_a_radius():
    rows = pd.DataFrame(
        {
            "position_quality": ["rooftop", "street", "locality", "fsa", None],
            "position_radius": [25.0, np.nan, 3_200.0, np.nan, 400.0],
        }
    )
    assert reach.radii(rows).tolist() == [0.0, 0.0, 3_200.0, 8_000.0, 0.0]


@pytest.mark.parametrize("seed", range(20))
def test_the_first_by_reach_are_the_same_as_when_every_row_is_ranked(gazetteer, seed):
    chance = np.random.default_rng(seed)
    table = handmade.table()
    counters = table[table["id"] == "ca/counters/1"]
    rows = pd.concat([counters] * 200, ignore_index=True)
    rows["id"] = [f"ca/counters/{n}" for n in range(200)]
    rows["latitude"] = 45.42 + chance.normal(0, 0.05, 200)
    rows["longitude"] = -75.69 + chance.normal(0, 0.07, 200)
    rows["position_quality"] = chance.choice(["rooftop", "locality", "postal"], 200)
    rows["position_radius"] = chance.uniform(100, 9_000, 200)
    finder = Finder(handmade.snapshot(rows), gazetteer)
    here = Point(latitude=45.42, longitude=-75.69)
    every = finder.ask(Question(near=here, limit=200)).items
    assert [item.reach for item in every] == sorted(item.reach for item in every)
    first = finder.ask(Question(near=here, limit=7)).items
    assert [item.row for item in first] == [item.row for item in every[:7]]
