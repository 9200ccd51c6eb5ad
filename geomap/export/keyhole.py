"""KML 2.2: placemarks for globes, every value as extended data."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from geomap.export.content import Content

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n<name>geomap</name>\n'
)
_TAIL = "</Document>\n</kml>\n"
_POSITION = ("latitude", "longitude")
# What XML 1.0 has no way to write.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(content: Content, path: Path) -> None:
    """Write one placemark for each location; the credits are the description."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        file.write(f"<description>{_text(_credits(content))}</description>\n")
        file.writelines(
            _placemark(record) for record in content.locations.to_dict("records")
        )
        file.write(_TAIL)


def _credits(content: Content) -> str:
    return "\n".join(" · ".join(record.values()) for record in content.credit_records)


def _placemark(record: Mapping[Any, Any]) -> str:
    known = {k: v for k, v in record.items() if v == v and v is not None}
    return (
        f"<Placemark><name>{_text(_name(known))}</name>"
        f"<ExtendedData>{''.join(_data(known))}</ExtendedData>"
        f"{_point(known)}</Placemark>\n"
    )


def _name(known: Mapping[str, object]) -> str:
    names = (known.get("name_en"), known.get("name_fr"))
    return " / ".join(dict.fromkeys(str(name) for name in names if name))


def _data(known: Mapping[str, object]) -> Iterator[str]:
    for column, value in known.items():
        if column not in _POSITION:
            inner = f"<value>{_text(str(value))}</value>"
            yield f"<Data name={quoteattr(column)}>{inner}</Data>"


def _point(known: Mapping[str, object]) -> str:
    if not all(column in known for column in _POSITION):
        return ""
    position = f"{known['longitude']:.7f},{known['latitude']:.7f}"
    return f"<Point><coordinates>{position}</coordinates></Point>"


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text))
