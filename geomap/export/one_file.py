"""Everything in one file: for whoever downloads it, credits and licences included."""

from collections.abc import Callable, Mapping
from pathlib import Path

from geomap.errors import UserError
from geomap.export import content, delimited, geojson
from geomap.export.content import Content, Credited
from geomap.model.directory import Directory

# What the locations' own columns do not say of their source.
_CREDITS = (
    "source", "publisher_en", "publisher_fr", "attribution_en", "attribution_fr",
    "homepage", "as_of",
)  # fmt: skip

# Only these two: the libraries of the others would be in the memory of every worker.
MEDIA_TYPES = {"csv": "text/csv", "geojson": "application/geo+json"}


def write(
    directory: Directory,
    code: str,
    path: Path,
    *,
    sources: Mapping[str, Credited],
) -> None:
    """Write a directory as CSV or GeoJSON, each location with whom to credit.

    Raises UserError for another format, and for a source without a licence.
    """
    if code not in _WRITERS:
        raise UserError("export.unknown_format", {"formats": ", ".join(_WRITERS)})
    _WRITERS[code](content.of(directory, sources), path)


def _table(whole: Content, path: Path) -> None:
    credits_ = whole.credits[list(_CREDITS)]
    delimited.write_table(whole.locations.merge(credits_, on="source"), path)


_WRITERS: Mapping[str, Callable[[Content, Path], None]] = {
    "csv": _table,
    "geojson": geojson.write,
}
