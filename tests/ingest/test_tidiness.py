import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.ingest import tidiness
from geomap.ingest.normalize import postal_code, text, web
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
    ("name", "rule"),
    [
        ("email", web.email),
        ("address_postal_code", postal_code.read),
        ("external_id", text.clean),
    ],
)
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_what_looks_tidy_in_a_column_is_kept_as_it_is(name, rule, data):
    value = data.draw(st.from_regex(tidiness.PATTERNS[name], fullmatch=True))

    assert rule(value.strip("\n")) == Reading(value.strip("\n"))


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
        ("email", "counter-000001@example.org", True),
        ("email", "given.family@example.org", False),
        ("address_postal_code", "K1A 0B1", True),
        ("address_postal_code", "k1a0b1", False),
        ("external_id", "AB-12.3", True),
        ("external_id", "=1+1", False),
    ],
)
def test_a_look_tells_tidy_from_untidy(kind, value, expected):
    column = pd.Series([value, None], dtype="str")

    assert list(tidiness.matches(column, tidiness.PATTERNS[kind])) == [expected, True]
