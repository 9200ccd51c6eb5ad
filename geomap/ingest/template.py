"""The template: files with our own headers, which need no declaration of columns."""

from dataclasses import replace

from geomap.ingest import mapping, synonyms
from geomap.model import schema
from geomap.model.rows import Rows
from geomap.model.source import FileLayout, Source

_FEWEST = 3


def as_template(source: Source) -> Source:
    """Return the source as it is when its file has our own column names.

    The autopilot then maps every header to the field of that name; what geomap fills
    itself is ignored.
    """
    derived = (field.column for field in schema.fields() if field.derived)
    return replace(
        source,
        file=FileLayout(),
        columns={},
        constants={},
        keep={},
        drop={},
        key=(),
        ignore=tuple(derived),
        examples=(),
    )


def is_filled(source: Source, rows: Rows) -> bool:
    """Tell whether the rows came in our template rather than in the source's own form.

    All headers are ours then, and few of those that the source reads are there.
    """
    given = {str(header) for header in rows.table.columns} - {*mapping.GEOMETRY}
    if len(given) < _FEWEST or not all(synonyms.of_template(h) for h in given):
        return False
    own = set(mapping.used_headers(source))
    return len(own & given) * 2 < len(own)


def headers() -> tuple[str, ...]:
    """Return the headers of an empty template, in the order of the schema."""
    return tuple(field.column for field in schema.fields() if not field.derived)
