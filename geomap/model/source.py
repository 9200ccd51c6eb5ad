"""A source: who publishes, under what terms, and how their file is to be understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from geomap.model.schema import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLayout:
    """What is known of a file before it is opened; None means find out.

    `records` is the path to the list of records in nested JSON, such as
    "locations" or "data.rows.*.Storefronts"; `parents` says whether the fields of the
    records above are carried down. `columns_x`, `columns_y`, `column_wkt` name
    coordinate columns when the headers do not tell.
    """

    format: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    crs: str | None = None
    sheet: str | None = None
    layer: str | None = None
    header_row: int | None = None
    records: str | None = None
    parents: bool = False
    column_x: str | None = None
    column_y: str | None = None
    column_wkt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What a refreshed file should look like; else the draft waits for a person."""

    rows_min: int | None = None
    rows_max: int | None = None
    filled: Mapping[str, float] = field(default_factory=dict)
    removed_max: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A row of theirs and what it must become."""

    why: str
    row: Mapping[str, Any]
    gives: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One publisher's file, declared. `id` is its path below data/sources.

    `columns` maps our dotted path to theirs: a header, or a table with a mapping
    function (see docs/mapping.md). `keep` says which rows are wanted: header ->
    allowed values. `key` names the publisher's columns that make identity when there
    is no `location.external_id`. `language` is what undecided text is written in.
    `as_of` is the date of the facts; `rank` decides between sources that describe the
    same location (higher wins).
    """

    id: str
    jurisdiction: str
    publisher: Mapping[str, str]
    licence: str
    attribution: Mapping[str, str]
    order: str
    language: Language = "en"
    homepage: str | None = None
    as_of: str | None = None
    rank: int = 0
    layer: str = "service"
    note: Mapping[str, str] = field(default_factory=dict)
    file: FileLayout = field(default_factory=FileLayout)
    columns: Mapping[str, Any] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    keep: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    drop: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    key: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    expect: Expectation = field(default_factory=Expectation)
    examples: tuple[Example, ...] = ()
    fetch: Mapping[str, str] = field(default_factory=dict)
