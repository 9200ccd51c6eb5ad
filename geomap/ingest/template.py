"""The template: files with our own headers, which need no declaration of columns."""

from dataclasses import replace

from geomap.model import schema
from geomap.model.source import FileLayout, Source


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


def headers() -> tuple[str, ...]:
    """Return the headers of an empty template, in the order of the schema."""
    return tuple(field.column for field in schema.fields() if not field.derived)
