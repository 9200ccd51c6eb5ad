"""Shelves to measure on: a synthetic directory, published."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.ingest_once import SOURCE
from geomap import publishing
from geomap.export import synthetic
from geomap.ingest import diff
from geomap.model import directory, issue
from geomap.model.draft import Draft
from geomap.store.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A file on disk, as received."""

    path: Path
    name: str
    sha256: str


def publish_synthetic(home: Path, size: int, kind: str | None = None) -> None:
    """Publish a synthetic directory of this size, of one kind of place if given."""
    made = synthetic.directory(size, seed=1)
    if kind:
        made = directory.of(made.locations.assign(type=kind))
    changes = diff.compare(directory.empty(), directory.empty())
    draft = Draft(
        source_id=SOURCE.id,
        directory=made,
        issues=issue.none(),
        changes=changes,
        summary={},
    )
    file = home / "synthetic.txt"
    file.write_text(f"{size} synthetic locations, seed 1")
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    original = Original(path=file, name=file.name, sha256=sha256)
    shelf, now = Shelf.open(home), datetime.now(UTC)
    publishing.declare(shelf, [SOURCE], by="bench", now=now)
    submission = publishing.submit(shelf, draft, original, by="bench", now=now)
    publishing.approve(shelf, submission.id, by="bench", now=now)
    publishing.publish(shelf, submission.id, by="bench", now=now)
