"""What the child is asked to do; light, so that it can be known before confinement."""

import json
from dataclasses import dataclass, fields
from pathlib import Path

from geomap.ingest.readers.limits import Limits
from geomap.model.source import FileLayout


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One file to read: where it is, what is known of it, what it may cost.

    `work` is the private directory; `name` is what the publisher called the file.
    """

    path: str
    name: str
    work: str
    layout: FileLayout
    limits: Limits


def load(spec: Path) -> Task:
    """Return the task written in a JSON file by the parent."""
    written = json.loads(spec.read_text("utf-8"))
    known = {field.name for field in fields(FileLayout)}
    layout = {k: v for k, v in written.pop("layout").items() if k in known}
    limits = Limits(**written.pop("limits"))
    return Task(layout=FileLayout(**layout), limits=limits, **written)
