import numpy as np
import pandas as pd

from geomap.finding.membership import Membership

COLUMN = pd.Series(["en;fr", "fr", np.nan, "iu;fr", "en"])


def test_rows_are_found_by_each_of_their_codes():
    spoken = Membership(COLUMN)
    assert spoken.has("fr").tolist() == [True, True, False, True, False]
    assert spoken.has("en", "iu").tolist() == [True, False, False, True, True]


def test_a_code_nobody_has_is_held_by_no_row():
    assert not Membership(COLUMN).has("cr").any()


def test_not_known_is_not_a_code():
    assert Membership(COLUMN).is_known.tolist() == [True, True, False, True, True]
    assert Membership(COLUMN).codes == {"en", "fr", "iu"}


def test_an_empty_column_has_nothing():
    assert Membership(pd.Series([np.nan, np.nan])).has("en").tolist() == [False, False]
