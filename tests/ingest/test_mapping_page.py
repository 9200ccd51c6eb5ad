from pathlib import Path

from geomap.i18n import words
from geomap.ingest import functions, mapping_page

PAGE = Path(__file__).parents[2] / "docs" / "mapping.md"


def test_the_page_is_made_from_the_registry():
    assert PAGE.read_text("utf-8") == mapping_page.text()


def test_every_function_is_described_in_both_languages():
    for name in functions.registry():
        assert words.say(f"mapping.{name}", "en") != words.say(f"mapping.{name}", "fr")


def test_every_function_shows_an_example():
    assert mapping_page.text().count(">>>") >= len(functions.registry())
