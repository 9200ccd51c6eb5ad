import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from geomap.ingest import likeness
from geomap.ingest.normalize import folding
from geomap.model.directory import TEXT

TEXTS = st.lists(st.text(st.sampled_from("aB 1é_-.,'9Zœ\n\t²"), max_size=9), max_size=8)


@given(TEXTS)
def test_a_column_is_folded_as_each_value_would_be(texts):
    folded = likeness._fold(pd.Series(texts, dtype=TEXT))

    assert list(folded.fillna("")) == [folding.fold(text) for text in texts]


@given(TEXTS)
def test_the_numbers_of_a_column_are_the_words_that_are_digits(texts):
    folded = [folding.fold(text) for text in texts]

    numbers = likeness._numbers(pd.Series(folded, dtype=TEXT))

    assert list(numbers.fillna("")) == [
        " ".join(word for word in name.split() if word.isdigit()) for name in folded
    ]
