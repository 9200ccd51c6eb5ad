"""Small real things the shelf's tests are made of."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pandas as pd

from geomap import publishing
from geomap.ingest import diff
from geomap.model import directory as directories
from geomap.model import issue
from geomap.model.change import Changes
from geomap.model.directory import Directory
from geomap.model.draft import Draft
from geomap.model.issue import Issues
from geomap.model.snapshot import Version
from geomap.model.source import Source
from geomap.model.submission import Submission
from geomap.store.shelf import Shelf

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
WHO = "reviewer@example.ca"


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    path: Path
    name: str
    sha256: str
    size: int


def source(source_id: str = "on/counters", **more: object) -> Source:
    facts = {
        "jurisdiction": "CA-ON",
        "publisher": {"en": "Counters of Ontario", "fr": "Comptoirs de l'Ontario"},
        "licence": "OGL-ON-1.0",
        "attribution": {"en": "Contains information", "fr": "Contient des données"},
        "order": "provincial",
        "as_of": "2026-08-31",
    }
    return Source(id=source_id, **{**facts, **more})


def directory(
    *names: str, source_id: str = "on/counters", **columns: object
) -> Directory:
    count = len(names)
    table = {
        "id": [f"{source_id}/{number}" for number in range(1, count + 1)],
        "source": [source_id] * count,
        "name_en": list(names),
        "latitude": [45.0 + number for number in range(count)],
        "longitude": [-75.0 - number for number in range(count)],
    }
    return directories.of(pd.DataFrame({**table, **columns}))


def draft(
    after: Directory,
    source_id: str = "on/counters",
    issues: Issues | None = None,
    changes: Changes | None = None,
) -> Draft:
    return Draft(
        source_id=source_id,
        directory=after,
        issues=issues or issue.none(),
        changes=changes or _no_changes(),
        summary={"rows": len(after), "accepted": len(after), "verdict": "clean"},
    )


@cache
def _no_changes() -> Changes:
    return diff.compare(directories.empty(), directories.empty())


def received(folder: Path, content: bytes = b"name\nCornwall\n") -> Received:
    sha256 = hashlib.sha256(content).hexdigest()
    path = folder / f"{sha256[:12]}.upload"
    path.write_bytes(content)
    return Received(path=path, name="counters.csv", sha256=sha256, size=len(content))


def opened(folder: Path, *sources: Source) -> Shelf:
    shelf = Shelf.open(folder / "home")
    publishing.declare(shelf, sources or (source(),), by=WHO, now=NOW)
    return shelf


def submitted(shelf: Shelf, after: Directory, folder: Path) -> Submission:
    """Submit a directory; the file differs when the directory does."""
    source_id = after.locations["source"].iat[0] if len(after) else "on/counters"
    content = after.locations.to_csv().encode()
    original = received(folder, content)
    return publishing.submit(
        shelf, draft(after, source_id), original, by="clerk@example.ca", now=NOW
    )


def approved(shelf: Shelf, after: Directory, folder: Path) -> Submission:
    submission = submitted(shelf, after, folder)
    return publishing.approve(shelf, submission.id, by=WHO, now=NOW)


def published(shelf: Shelf, after: Directory, folder: Path) -> Version:
    submission = approved(shelf, after, folder)
    return publishing.publish(shelf, submission.id, by=WHO, now=NOW)
