"""A submission: a file that was handed in, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from geomap.model import issue

State = Literal[
    "received", "checked", "approved", "published", "rejected", "withdrawn"
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One file as recorded on the shelf.

    `base` is the number of the version it was compared with, 0 when nothing was
    published; `version` the number it was published as. `issues` counts by code,
    `changes` by kind. `received_at` is ISO 8601.
    """

    id: str
    source_id: str
    file_name: str
    original_sha256: str
    object_sha256: str
    rows: int
    received_at: str
    received_by: str
    state: State
    is_blocked: bool
    base: int
    summary: Mapping[str, object] = field(default_factory=dict)
    issues: Mapping[str, int] = field(default_factory=dict)
    changes: Mapping[str, int] = field(default_factory=dict)
    version: int | None = None

    @property
    def is_confirmable(self) -> bool:
        """Whether all that blocks it is what a person may say is right."""
        kinds = issue.catalogue()
        blocking = {c for c in self.issues if kinds[c].withholds == "file"}
        return bool(blocking) and blocking <= issue.CONFIRMABLE
