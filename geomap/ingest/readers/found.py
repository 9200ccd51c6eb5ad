"""What a reader found in a file, before it leaves the child process."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from geomap.errors import RefusedFile
from geomap.ingest.readers.limits import Limits

TEXT = pa.large_string()
X, Y = "@x", "@y"

Problem = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A table of text, with `@x` and `@y` where the format has geometry."""

    table: pa.Table
    format: str
    encoding: str | None = None
    crs: str | None = None
    layout: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def problem(code: str, row: int | None = None, **more: object) -> Problem:
    """Return one issue as a plain dict; `row` counts data rows from 1."""
    found: Problem = {"code": code, "row": row, "facts": more}
    for name in ("column", "value"):
        if name in more:
            found[name] = more[name]
    return found


def from_records(
    records: Iterable[Mapping[str, str | None]], limits: Limits
) -> pa.Table:
    """Return the records as columns, in the order in which headers first appear."""
    columns: dict[str, list[str | None]] = {}
    for place, record in enumerate(records):
        if place >= limits.rows:
            raise RefusedFile("F023", {"limit": limits.rows})
        for header, value in record.items():
            if header not in columns:
                _check_width(len(columns) + 1, limits)
                columns[header] = [None] * place
            columns[header].append(value)
        if len(record) < len(columns):
            _fill(columns, place + 1)
    return from_columns(columns)


def from_columns(columns: Mapping[str, Sequence[str | None]]) -> pa.Table:
    """Return the columns as a table of text; text that is not Unicode is refused."""
    try:
        arrays = {name: pa.array(values, TEXT) for name, values in columns.items()}
        return pa.table({_encoded(name): values for name, values in arrays.items()})
    except UnicodeEncodeError:
        raise RefusedFile("F033") from None


def with_points(
    table: pa.Table, x: Sequence[float | None], y: Sequence[float | None]
) -> pa.Table:
    """Return the table with the two coordinate columns; unknown is missing."""
    for name, values in ((X, x), (Y, y)):
        table = table.append_column(name, pa.array(values, pa.float64()))
    return table


def _fill(columns: dict[str, list[str | None]], count: int) -> None:
    for values in columns.values():
        if len(values) < count:
            values.append(None)


def _check_width(width: int, limits: Limits) -> None:
    if width > limits.columns:
        raise RefusedFile("F025", {"limit": limits.columns})


def _encoded(name: str) -> str:
    name.encode()
    return name
