"""A draft: one file understood, checked and compared, and nothing changed yet."""

from collections.abc import Mapping
from dataclasses import dataclass

from geomap.model.change import Changes
from geomap.model.directory import Directory
from geomap.model.issue import Issues


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What a submission would publish, and everything a person needs to decide.

    `summary` holds rows, accepted, located, verdict ("clean", "warnings" or
    "blocked"), format, encoding, crs, columns and counts by severity.
    """

    source_id: str
    directory: Directory
    issues: Issues
    changes: Changes
    summary: Mapping[str, object]

    @property
    def is_blocked(self) -> bool:
        """Whether nothing of this draft may be published."""
        return self.issues.block_the_file
