"""The formats there are, and the one way to write a directory in any of them."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geomap.errors import UserError
from geomap.export import (
    content,
    delimited,
    geojson,
    geoparquet,
    hsds,
    keyhole,
    vector,
    workbook,
)
from geomap.export.content import Content, Credited
from geomap.model.directory import Directory


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format; its words are `export.<code>` and `export.<code>.doc`."""

    code: str
    suffix: str
    media_type: str
    write: Callable[[Content, Path], None]


_ALL = (
    Format(
        code="csv",
        suffix=".csv",
        media_type="text/csv; charset=utf-8",
        write=delimited.write,
    ),
    Format(
        code="xlsx",
        suffix=".xlsx",
        media_type=(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        ),
        write=workbook.write,
    ),
    Format(
        code="geojson",
        suffix=".geojson",
        media_type="application/geo+json",
        write=geojson.write,
    ),
    Format(
        code="gpkg",
        suffix=".gpkg",
        media_type="application/geopackage+sqlite3",
        write=vector.write_geopackage,
    ),
    Format(
        code="parquet",
        suffix=".parquet",
        media_type="application/vnd.apache.parquet",
        write=geoparquet.write,
    ),
    Format(
        code="flatgeobuf",
        suffix=".fgb",
        media_type="application/flatgeobuf",
        write=vector.write_flatgeobuf,
    ),
    Format(
        code="kml",
        suffix=".kml",
        media_type="application/vnd.google-earth.kml+xml",
        write=keyhole.write,
    ),
    Format(code="hsds", suffix=".zip", media_type="application/zip", write=hsds.write),
)
# GDAL judges a file by its suffix, so it is named as asked for only when whole.
_NAME = "locations"
FORMATS: Mapping[str, Format] = {each.code: each for each in _ALL}


def write(
    directory: Directory,
    format: str,  # noqa: A002 - the word of the command
    path: Path,
    *,
    sources: Mapping[str, Credited],
) -> tuple[Path, ...]:
    """Write a directory to a file, whole or not at all; return the files written.

    `sources` says whom to credit, by source id. CSV and FlatGeobuf, which have no
    place for credits, come with a second file, `<name>.sources.csv`.

    Raises:
        UserError: Unknown format, a source without licence, or nowhere to write.
    """
    if format not in FORMATS:
        raise UserError("export.unknown_format", {"formats": ", ".join(FORMATS)})
    whole = content.of(directory, sources)
    chosen = FORMATS[format]
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".export-") as room:
            made = Path(room) / f"{_NAME}{chosen.suffix}"
            chosen.write(whole, made)
            return tuple(_moved(made, path))
    except OSError as error:
        reason = error.strerror or str(error)
        facts = {"file": path.name, "reason": reason}
        raise UserError("export.cannot_write", facts) from error


def _moved(made: Path, path: Path) -> Iterator[Path]:
    """Put the file, and the credits if they came apart, where they were asked for."""
    beside = made.with_name(f"{_NAME}.sources.csv")
    if beside.exists():
        yield beside.replace(path.with_name(f"{path.stem}.sources.csv"))
    yield made.replace(path)
