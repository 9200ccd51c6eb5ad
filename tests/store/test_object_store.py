"""The objects in an object store that speaks S3, on this machine only."""

import boto3
import fsspec
import pytest
from moto.server import ThreadedMotoServer

from geomap import publishing
from geomap.errors import ShelfError
from geomap.store import objects, recovery
from geomap.store.shelf import Shelf
from tests.store import shelves
from tests.store.shelves import NOW, WHO

DAY = 24 * 3600


@pytest.fixture
def bucket(monkeypatch, tmp_path):
    """A bucket of its own, and the variables that say where it is."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "tests")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "tests")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "ca-central-1")
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    place = {"LocationConstraint": "ca-central-1"}
    # All servers of one process share their buckets: each test has its own.
    name = tmp_path.name.replace("_", "-")
    boto3.client("s3").create_bucket(Bucket=name, CreateBucketConfiguration=place)
    yield f"s3://{name}/geomap"
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    server.stop()


@pytest.fixture
def shelf(bucket, tmp_path):
    opened = Shelf.open(tmp_path / "home", objects_url=bucket)
    publishing.declare(opened, [shelves.source()], by=WHO, now=NOW)
    return opened


def names(shelf: Shelf) -> list[str]:
    return shelf.snapshot().directory.locations["name_en"].tolist()


def test_versions_are_published_to_and_read_from_the_store(shelf, bucket, tmp_path):
    version = shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    assert names(Shelf.open(tmp_path / "home", objects_url=bucket)) == ["Cornwall"]
    name = bucket.split("/")[2]
    kept = boto3.client("s3").list_objects_v2(Bucket=name)["Contents"]
    assert f"geomap/directories/{version.sha256}.parquet" in {o["Key"] for o in kept}
    assert not (tmp_path / "home" / "objects").exists()


def test_restoring_works_from_the_store(shelf, bucket, tmp_path):
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelves.published(shelf, shelves.directory("Perth"), tmp_path)
    publishing.restore(shelf, "on/counters", 1, by=WHO, now=NOW)
    assert names(Shelf.open(tmp_path / "home", objects_url=bucket)) == ["Cornwall"]


def test_a_damaged_object_gives_the_version_before_and_an_alarm(
    shelf, bucket, tmp_path
):
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    version = shelves.published(shelf, shelves.directory("Perth"), tmp_path)
    key = f"geomap/{objects.directory_name(version.sha256)}"
    name = bucket.split("/")[2]
    boto3.client("s3").put_object(Bucket=name, Key=key, Body=b"damaged")
    fresh = Shelf.open(tmp_path / "home", objects_url=bucket)
    assert names(fresh) == ["Cornwall"]
    assert fresh.alarm.key == "shelf.fallen_back"


def test_an_object_that_is_not_there_is_said_to_be_missing(shelf, tmp_path):
    version = shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    shelf.objects.remove(objects.directory_name(version.sha256))
    with pytest.raises(ShelfError, match=r"shelf\.object_missing"):
        shelf.load(version)


def test_only_what_no_row_names_is_swept_from_the_store(shelf, tmp_path):
    import time

    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    orphan = shelf.keep_directory(shelves.directory("Perth"))
    assert recovery.swept(shelf.database, shelf.objects, now=time.time()) == ()
    far = time.time() + 8 * DAY
    swept = recovery.swept(shelf.database, shelf.objects, now=far)
    assert swept == (objects.directory_name(orphan),)
    assert names(shelf) == ["Cornwall"]
