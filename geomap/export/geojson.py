"""GeoJSON (RFC 7946): one feature for each location, credits in a foreign member."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from geomap.export.content import Content

# Seven decimals are about a centimetre.
_DECIMALS = 7
_POSITION = ("latitude", "longitude")


def write(content: Content, path: Path) -> None:
    """Write a feature collection, one feature a line, unknown properties left out."""
    with path.open("wb") as file:
        credit = orjson.dumps(content.credit_records)
        file.write(b'{"type":"FeatureCollection","sources":' + credit)
        file.write(b',"features":[\n')
        separator = b""
        for record in content.locations.to_dict("records"):
            file.write(separator + orjson.dumps(_feature(record)))
            separator = b",\n"
        file.write(b"\n]}\n")


def _feature(record: Mapping[Any, Any]) -> dict[str, object]:
    known = {k: v for k, v in record.items() if v == v and v is not None}
    properties = {k: v for k, v in known.items() if k not in _POSITION}
    feature: dict[str, object] = {"type": "Feature", "id": known["id"]}
    feature["geometry"] = _point(known)
    feature["properties"] = properties
    return feature


def _point(known: Mapping[str, object]) -> dict[str, object] | None:
    latitude, longitude = known.get("latitude"), known.get("longitude")
    if not isinstance(latitude, float) or not isinstance(longitude, float):
        return None
    position = [round(longitude, _DECIMALS), round(latitude, _DECIMALS)]
    return {"type": "Point", "coordinates": position}
