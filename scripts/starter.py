"""Rebuild data/starter: publishers' own files, through the pipeline, in our schema.

Usage: python -m scripts.starter FOLDER [SOURCE ...], where FOLDER holds the files that
data/starter/FILES.csv names. What is written is facts only, normalized, one CSV file a
source, with empty columns left out; `geomap starter` publishes it.
"""

import csv
import sys
import tempfile
from pathlib import Path

from geomap import config
from geomap.ingest import pipeline, receive, sources
from geomap.model import directory as directories
from geomap.model.directory import Directory
from geomap.model.source import Source
from geomap.places import gazetteer
from geomap.places.gazetteer import Gazetteer

# What `geomap starter` works out again on its own.
_DERIVED = ("id", "source", "same_as", "provenance_also")


def main(folder: Path, chosen: list[str]) -> None:
    """Write data/starter/<source>.csv for every source, the most trusted first."""
    settings = config.settings()
    declared = sources.load(settings.sources)
    places = gazetteer.load(settings.gazetteer)
    files = _files(settings.starter / "FILES.csv")
    before = directories.empty()
    for source in sorted(declared.values(), key=lambda s: (-s.rank, s.id)):
        if source.id not in files or (chosen and source.id not in chosen):
            continue
        made = _made(folder / files[source.id], source, places, before)
        before = directories.together([before, made])
        _write(made, settings.starter / f"{source.id}.csv")
    same = before.locations["same_as"].notna().sum()
    print(f"{len(before)} rows, {len(before) - same} locations")


def _made(
    file: Path, source: Source, places: Gazetteer, others: Directory
) -> Directory:
    with tempfile.TemporaryDirectory() as inbox:
        received = receive.receive(file, file.name, Path(inbox))
        draft = pipeline.prepare(received, source, None, places, others=others)
    counts = ", ".join(f"{code} {n}" for code, n in draft.issues.counts.items())
    told = {k: draft.summary[k] for k in ("accepted", "located", "verdict")}
    print(f"{source.id}: {told} {draft.summary['left_out']} {counts}", flush=True)
    if draft.is_blocked:
        sys.exit(f"{source.id} is blocked")
    return draft.directory


def _write(made: Directory, file: Path) -> None:
    table = made.locations.drop(columns=list(_DERIVED)).dropna(axis=1, how="all")
    order = [c for c in ("external_id", "name_en", "name_fr") if c in table]
    rounded = {c: table[c].round(6) for c in ("latitude", "longitude") if c in table}
    table = table.assign(**rounded).sort_values(order)
    file.parent.mkdir(parents=True, exist_ok=True)
    table.to_csv(file, index=False, lineterminator="\n")


def _files(file: Path) -> dict[str, str]:
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["source"]: row["file"] for row in csv.DictReader(lines)}


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
