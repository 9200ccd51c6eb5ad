"""Every issue speaks both languages and is documented."""

import re
from pathlib import Path

import pytest

from geomap.i18n import words
from geomap.ingest import checks
from geomap.ingest.checks import document
from geomap.ingest.checks.register import CHECKS
from geomap.model import issue
from tests.ingest.checks.test_examples import COLUMNS

PAGE = Path(__file__).parents[3] / "docs" / "issues.md"
# A colon or a quotation mark of French without its no-break space.
UNSPACED = re.compile(r"(?<!\u00a0)[:»](?=\s|$)|«(?!\u00a0)")


@pytest.mark.parametrize("code", issue.catalogue())
def test_every_issue_has_a_sentence_and_a_meaning_in_both_languages(code):
    for key in (f"issue.{code}", f"issue.{code}.doc"):
        said = words.catalogue()[key]
        assert said["en"].strip()
        assert said["fr"].strip()
        assert said["en"] != said["fr"]
        assert words.placeholders(said["en"]) == words.placeholders(said["fr"])


@pytest.mark.parametrize("code", issue.catalogue())
def test_french_signs_stand_behind_a_no_break_space(code):
    for key in (f"issue.{code}", f"issue.{code}.doc"):
        assert UNSPACED.search(words.catalogue()[key]["fr"]) is None


@pytest.mark.parametrize("code", COLUMNS)
def test_an_issue_tells_every_fact_its_sentence_needs(code):
    one = next(iter(checks.run(COLUMNS[code][1]).of(code)))
    told = {"row": one.row, "column": one.column, "value": one.value, **one.facts}

    needed = words.placeholders(words.catalogue()[f"issue.{code}"]["en"])

    assert {name for name in needed if told.get(name) is None} == set()


def test_the_register_holds_only_issues_of_the_catalogue():
    assert set(CHECKS) <= set(issue.catalogue())


def test_the_page_of_issues_is_what_the_catalogue_says():
    assert PAGE.read_text("utf-8") == document.page()
