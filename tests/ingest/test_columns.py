import numpy as np
import pandas as pd
import pyarrow as pa

from geomap.ingest import columns
from geomap.ingest.normalize import folding
from geomap.model.directory import TEXT


def column(*values):
    return pd.Series(values, dtype=TEXT)


def known(series):
    return [None if value != value else value for value in series]


def test_a_column_of_theirs_is_trimmed_and_blank_is_unknown():
    table = pd.DataFrame({"NAME": column(" Gander ", "  ", None, "\u00a0Nain")})

    assert known(columns.text(table, "NAME")) == ["Gander", None, None, "Nain"]


def test_a_column_in_order_is_not_held_twice():
    cells = column("Gander", None, "Nain")

    made = columns.text(pd.DataFrame({"NAME": cells}), "NAME")

    assert known(made) == ["Gander", None, "Nain"]
    assert np.shares_memory(
        _bytes(made),
        _bytes(cells),
    )


def test_an_empty_cell_is_unknown_where_nothing_needs_trimming():
    table = pd.DataFrame({"NAME": column("Gander", "")})

    assert known(columns.text(table, "NAME")) == ["Gander", None]


def test_bulk_work_and_work_by_value_meet_in_one_column():
    names = column("City  Hall!", "Bibliothèque", None, "?!")

    made = columns.in_bulk(_folded, folding.fold, names)

    assert known(made) == ["city hall", "bibliotheque", None, None]


def test_a_question_is_asked_of_distinct_values_and_unknown_is_a_no():
    asked = []

    def is_north(values):
        asked.append(list(values))
        return values == "north"

    told = columns.told(is_north, column("north", None, "south", "north"))

    assert told.tolist() == [True, False, False, True]
    assert asked == [["north", "south"]]


def test_values_are_looked_for_among_others():
    found = columns.is_in(column("a", None, "c"), column("c", "d"))

    assert found.tolist() == [False, False, True]


def _folded(cells):
    made = [None if c is None else folding.fold(c) for c in cells.to_pylist()]
    return pa.array(made, pa.large_string())


def _bytes(series):
    chunk = series.array.__arrow_array__().chunk(0)
    return np.frombuffer(chunk.buffers()[2], dtype=np.uint8)
