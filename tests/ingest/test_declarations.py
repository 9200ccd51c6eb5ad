"""Every declared source is valid, and gives what its examples say."""

from pathlib import Path

import pytest

from geomap.ingest import examples, sources

DECLARED = sources.load(Path(__file__).parents[2] / "data" / "sources")
EXAMPLES = [
    pytest.param(source, example, id=f"{source.id}: {example.why}")
    for source in DECLARED.values()
    for example in source.examples
]


@pytest.mark.parametrize(("source", "example"), EXAMPLES)
def test_an_example_gives_what_it_says(source, example):
    assert examples.outcome(source, example) == dict(example.gives)
