"""CKAN's answers: the rows of a datastore, or the resources a package lists."""

from collections.abc import Mapping
from typing import Any

from geomap.errors import RefusedFile
from geomap.ingest.readers import flattening
from geomap.ingest.readers.found import Found, from_records
from geomap.ingest.readers.strict_json import objects
from geomap.ingest.readers.task import Task


def is_one(document: Mapping[str, Any]) -> bool:
    """Whether this is the answer of CKAN's action API."""
    return "success" in document and ("result" in document or "error" in document)


def read(document: Mapping[str, Any], task: Task) -> Found:
    """Read the records of a datastore, or the resources of a package."""
    result = document.get("result")
    if document["success"] is not True or not isinstance(result, Mapping):
        raise RefusedFile("F001")
    if isinstance(result.get("records"), list):
        records = map(flattening.flat, objects(result["records"]))
        table = from_records(records, task.limits)
        return Found(table=table, format="ckan", layout={"records": "result.records"})
    resources = result.get("resources")
    if resources is None:
        raise RefusedFile("F045")
    rows = [
        {**_package(result), **flattening.flat(each)} for each in objects(resources)
    ]
    table = from_records(rows, task.limits)
    return Found(
        table=table, format="ckan_package", layout={"records": "result.resources"}
    )


def _package(result: Mapping[str, Any]) -> flattening.Record:
    kept = ("title", "license_id", "license_title", "metadata_modified")
    return {f"package.{key}": flattening.text(result.get(key)) for key in kept}
