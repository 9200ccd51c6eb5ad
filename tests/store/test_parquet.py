import json
from io import BytesIO

import geopandas
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from geomap.model import directory as directories
from geomap.model import schema
from geomap.store import parquet
from tests.store import shelves


def test_a_directory_comes_back_as_it_went_in():
    before = shelves.directory("Cornwall", "Perth", phone_voice=["613-555-0101", None])
    after = parquet.decode(parquet.encode(before))
    pd.testing.assert_frame_equal(after.locations, before.locations)


def test_the_same_directory_gives_the_same_bytes():
    once = parquet.encode(shelves.directory("Cornwall", "Perth"))
    again = parquet.encode(shelves.directory("Cornwall", "Perth"))
    assert once == again


def test_what_was_read_back_gives_the_same_bytes_again():
    content = parquet.encode(shelves.directory("Cornwall", "Perth"))
    assert parquet.encode(parquet.decode(content)) == content


def test_another_directory_gives_other_bytes():
    assert parquet.encode(shelves.directory("Perth")) != parquet.encode(
        shelves.directory("Cornwall")
    )


def test_geopandas_reads_the_points():
    unknown = shelves.directory(
        "A", "B", latitude=[45.5, None], longitude=[-73.6, None]
    )
    frame = geopandas.read_parquet(BytesIO(parquet.encode(unknown)))
    assert frame.crs.equals("OGC:CRS84")
    assert (frame.geometry.x[0], frame.geometry.y[0]) == (-73.6, 45.5)
    assert frame.geometry[1] is None
    assert set(schema.by_column()) < set(frame.columns)


def test_the_metadata_are_geoparquet_1_1():
    content = parquet.encode(shelves.directory("Cornwall", "Perth"))
    metadata = json.loads(pq.read_schema(BytesIO(content)).metadata[b"geo"])
    assert metadata == {
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": {
            "geometry": {
                "encoding": "WKB",
                "geometry_types": ["Point"],
                "bbox": [-76.0, 45.0, -75.0, 46.0],
            }
        },
    }


def test_every_column_is_there_even_when_nothing_is_known():
    content = parquet.encode(directories.empty())
    assert pq.read_schema(BytesIO(content)).names == [*schema.by_column(), "geometry"]
    assert parquet.count(content) == 0
    assert len(parquet.decode(content)) == 0


def test_a_file_of_an_older_release_opens_with_the_new_columns_unknown():
    table = pa.table({"id": ["on/1"], "name_en": ["Cornwall"], "retired": ["x"]})
    content = BytesIO()
    pq.write_table(table, content)
    directory = parquet.decode(content.getvalue())
    assert directory.locations["name_en"].tolist() == ["Cornwall"]
    assert directory.locations["name_fr"].isna().all()


def test_what_is_not_parquet_is_not_read():
    with pytest.raises(pa.ArrowInvalid):
        parquet.decode(b"id,name\n1,Cornwall\n")


def test_numbers_keep_every_bit():
    exact = shelves.directory("A", latitude=[45.123456789012345], longitude=[-75.1])
    after = parquet.decode(parquet.encode(exact))
    assert after.locations["latitude"].to_numpy() == np.array([45.123456789012345])
