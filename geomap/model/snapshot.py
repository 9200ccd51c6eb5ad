"""A snapshot: the active version of every source, together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geomap.model.directory import Directory


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One immutable version of one source, as recorded on the shelf.

    `number` counts from 1 within the source and is never reused; `sha256` names the
    object; `published_at` and `as_of` are ISO 8601; `rank` is the declaration's.
    """

    source_id: str
    number: int
    sha256: str
    rows: int
    published_at: str
    as_of: str | None
    licence: str
    publisher: Mapping[str, str]
    attribution: Mapping[str, str]
    homepage: str | None = None
    layer: str = "service"
    note: Mapping[str, str] | None = None
    rank: int = 0


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """What everyone sees: one directory, and the versions it is made of.

    `id` is derived from the versions' hashes: same data, same id. `merged` says, for
    the id of each row that was folded into another source's, the id that stands for it.
    """

    id: str
    directory: Directory
    versions: Mapping[str, Version]
    merged: Mapping[str, str] = field(default_factory=dict)
