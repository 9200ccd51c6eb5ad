"""No text of ours is a formula in a spreadsheet."""

import pandas as pd
import pytest

from geomap.export import formulas
from geomap.model.directory import TEXT
from tests.export import directories


@pytest.mark.parametrize("text", directories.FORMULAS)
def test_what_could_be_a_formula_gets_an_apostrophe(text):
    assert formulas.neutral(text) == "'" + text


@pytest.mark.parametrize("text", ["Ottawa", "1-800-622-6232", "", "a=b", "'=1", "é"])
def test_other_text_is_left_alone(text):
    assert formulas.neutral(text) == text


def test_columns_are_treated_as_single_values_are():
    texts = [*directories.HOSTILE, "  =1", "\N{NO-BREAK SPACE}=1", "plain", None]
    table = pd.DataFrame({"t": pd.Series(texts, dtype=TEXT), "n": [-1.0] * len(texts)})

    safe = formulas.neutralized(table)

    assert safe["t"].tolist()[:-1] == [formulas.neutral(text) for text in texts[:-1]]
    assert pd.isna(safe["t"].iloc[-1])
    assert safe["n"].tolist() == [-1.0] * len(texts)
