"""HSDS 3 package: a zip with every table as CSV and as JSON, and its description."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import orjson
import pandas as pd
import pyarrow as pa
from pyarrow import csv

from geomap.export import formulas, hsds_tables
from geomap.export.content import Content
from geomap.model.directory import TEXT

_FILES = {
    "organization": "organizations",
    "service": "services",
    "location": "locations",
    "address": "addresses",
    "phone": "phones",
    "schedule": "schedules",
    "language": "languages",
    "accessibility": "accessibility",
    "service_at_location": "service_at_locations",
    "attribute": "attributes",
    "taxonomy": "taxonomies",
    "taxonomy_term": "taxonomy_terms",
}
_NUMBERS = ("latitude", "longitude", "interval")


def write(content: Content, path: Path) -> None:
    """Write the package; the same directory gives the same bytes."""
    tables = hsds_tables.tables(content)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        _add(package, "datapackage.json", _description(content, tables))
        for name, table in tables.items():
            _add(package, f"{_FILES[name]}.csv", _as_csv(table))
            _add(package, f"{_FILES[name]}.json", _as_json(table))


def _add(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    package.writestr(entry, data)


def _as_csv(table: pd.DataFrame) -> bytes:
    text = {
        name: table[name].astype("float64" if name in _NUMBERS else TEXT)
        for name in table.columns
    }
    safe = formulas.neutralized(pd.DataFrame(text))
    out = io.BytesIO()
    csv.write_csv(pa.Table.from_pandas(safe, preserve_index=False), out)
    return out.getvalue()


def _as_json(table: pd.DataFrame) -> bytes:
    rows = (
        {k: v for k, v in row.items() if v == v and v is not None}
        for row in table.astype(object).to_dict("records")
    )
    return b"[" + b",\n".join(orjson.dumps(row) for row in rows) + b"]\n"


def _description(content: Content, tables: Mapping[str, pd.DataFrame]) -> bytes:
    credits_ = content.credit_records
    package = {
        "profile": "tabular-data-package",
        "name": "geomap-hsds",
        "title": "Government service locations in Canada, HSDS 3",
        "licenses": [{"name": n} for n in sorted({c["licence"] for c in credits_})],
        "sources": [
            {
                "title": c.get("publisher_en", c["source"]),
                "path": c.get("homepage", ""),
                "name": c["source"],
                "licence": c["licence"],
                "attribution_en": c.get("attribution_en", ""),
                "attribution_fr": c.get("attribution_fr", ""),
            }
            for c in credits_
        ],
        "resources": [_resource(name, table) for name, table in tables.items()],
    }
    return orjson.dumps(package, option=orjson.OPT_INDENT_2)


def _resource(name: str, table: pd.DataFrame) -> dict[str, object]:
    fields = [
        {"name": c, "type": "number" if c in _NUMBERS else "string"}
        for c in table.columns
    ]
    return {
        "name": name,
        "path": f"{_FILES[name]}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "schema": {"fields": fields, "primaryKey": "id"},
    }
