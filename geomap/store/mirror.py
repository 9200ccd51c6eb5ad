"""A note of the versions last served, for when the catalogue cannot be read.

It is never the truth while there is a catalogue: it lets the public go on finding
offices while somebody restores the backup.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from geomap.model.snapshot import Version
from geomap.store import disk


@dataclass(frozen=True)
class Mirror:
    """The note, a small JSON file beside the catalogue."""

    path: Path

    def write(self, active: dict[str, Version]) -> None:
        """Replace the note; a disk that is full leaves the old one."""
        held = {source_id: asdict(version) for source_id, version in active.items()}
        content = json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True)
        with suppress(OSError):
            disk.place(self.path, [content.encode()])

    def read(self) -> dict[str, Version]:
        """Return the versions noted; none when there is no note that can be read."""
        try:
            held = json.loads(self.path.read_bytes())
            return {source_id: Version(**facts) for source_id, facts in held.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}
