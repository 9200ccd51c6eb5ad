import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.ingest import tidiness
from geomap.ingest.normalize import text, web
from geomap.ingest.normalize.reading import Reading


@given(st.from_regex(tidiness.PATTERNS["text"], fullmatch=True))
@settings(max_examples=150, deadline=None)
def test_text_that_looks_tidy_is_kept_as_it_is(value):
    assert text.read(value.strip("\n")) == Reading(value.strip("\n"))


@given(st.from_regex(tidiness.PATTERNS["url"], fullmatch=True))
@settings(max_examples=150, deadline=None)
def test_a_link_that_looks_tidy_is_kept_as_it_is(value):
    assert web.url(value.strip("\n")) == Reading(value.strip("\n"))


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("text", "Synthetic counter 12, Gander", True),
        ("text", "Maison de la culture Ahuntsic", True),
        ("text", "ELM LIBRARY BRANCH", False),
        ("text", "not applicable", False),
        ("text", "Two  spaces are here", False),
        ("url", "https://example.org/en/locations/000001", True),
        ("url", "https://example.org/?utm_source=x", False),
    ],
)
def test_a_look_tells_tidy_from_untidy(kind, value, expected):
    column = pd.Series([value, None], dtype="str")

    assert list(tidiness.matches(column, tidiness.PATTERNS[kind])) == [expected, True]
