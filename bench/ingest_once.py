"""Read one file to published, in this process; print the seconds as JSON."""

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from geomap import publishing
from geomap.cli import rooms
from geomap.ingest import pipeline, receive
from geomap.ingest.readers.limits import LARGE
from geomap.model import directory
from geomap.model.source import Source
from geomap.store.shelf import Shelf

SOURCE = Source(
    id="ca/synthetic",
    jurisdiction="CA",
    publisher={"en": "Synthetic", "fr": "Synthétique"},
    licence="CC0-1.0",
    attribution={"en": "Synthetic data.", "fr": "Données synthétiques."},
    order="federal",
)


def main(file: Path, folder: Path) -> None:
    """Publish the file on a shelf of its own."""
    places = rooms.places()
    shelf = Shelf.open(folder / "shelf")
    now = datetime.now(UTC)
    publishing.declare(shelf, [SOURCE], by="bench", now=now)
    began = time.perf_counter()
    inbox = folder / "inbox"
    received = receive.receive(file, file.name, inbox, limit=LARGE.size)
    draft = pipeline.prepare(received, SOURCE, directory.empty(), places, limits=LARGE)
    submission = publishing.submit(shelf, draft, received, by="bench", now=now)
    publishing.approve(shelf, submission.id, by="bench", now=now)
    version = publishing.publish(shelf, submission.id, by="bench", now=now)
    seconds = time.perf_counter() - began
    print(json.dumps({"seconds": seconds, "rows": version.rows}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
