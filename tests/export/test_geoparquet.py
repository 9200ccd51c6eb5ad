"""GeoParquet keeps the types, the points and the credits."""

import json

import geopandas
import pandas as pd
from pyarrow import parquet

from geomap.export import formats as export
from geomap.model import directory
from tests.export import directories

SOURCES = {"ca/offices": directories.source()}


def test_the_whole_directory_reads_back_equal(tmp_path):
    path = tmp_path / "out.parquet"
    small = directories.small()

    export.write(small, "parquet", path, sources=SOURCES)

    read = pd.read_parquet(path).drop(columns=["geometry", "licence"])
    pd.testing.assert_frame_equal(directory.of(read).locations, small.locations)


def test_geopandas_finds_the_points(tmp_path):
    path = tmp_path / "out.parquet"
    export.write(directories.small(), "parquet", path, sources=SOURCES)

    frame = geopandas.read_parquet(path)

    assert frame.crs.to_epsg() == 4326 or frame.crs.to_string() == "OGC:CRS84"
    assert (frame.geometry[0].x, frame.geometry[0].y) == (-75.6972, 45.4215)
    assert frame.geometry[1] is None


def test_the_metadata_holds_the_credits(tmp_path):
    path = tmp_path / "out.parquet"
    export.write(directories.small(), "parquet", path, sources=SOURCES)

    metadata = parquet.read_schema(path).metadata

    assert json.loads(metadata[b"sources"])[0]["licence"] == "OGL-Canada-2.0"
    assert json.loads(metadata[b"geo"])["version"] == "1.1.0"
