import numpy as np

from geomap.spatial import outlines


def test_each_file_names_its_outlines():
    abroad = [at["name"] for at, _ in outlines.read("abroad")]
    assert abroad == [
        "United States of America", "Greenland", "St. Pierre and Miquelon",
    ]  # fmt: skip
    assert len(outlines.read("provinces")) == 13


def test_miquelon_is_abroad_and_toronto_is_not():
    found = outlines.inside_any(
        outlines.shapes("abroad"), np.array([47.1, 43.7]), np.array([-56.37, -79.4])
    )
    assert found.tolist() == [True, False]


def test_nothing_is_inside_where_nothing_is_known():
    (_, outline) = outlines.read("provinces")[0]
    assert outlines.inside(outline, np.array([np.nan]), np.array([0.0])).sum() == 0
