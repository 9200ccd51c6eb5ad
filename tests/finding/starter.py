"""The starter directory as a snapshot, read from its own files: for tests on real data."""

from pathlib import Path

import pandas as pd

from geomap.model import directory, schema
from geomap.model.snapshot import Snapshot

FOLDER = Path(__file__).resolve().parents[2] / "data" / "starter"


def snapshot() -> Snapshot:
    """Return every location of the starter directory's files."""
    parts = [_read(file) for file in sorted(FOLDER.glob("*/*.csv"))]
    rows = pd.concat(parts, ignore_index=True)
    return Snapshot(id="starter", directory=directory.of(rows), versions={})


def _read(file: Path) -> pd.DataFrame:
    numbers = dict.fromkeys(("latitude", "longitude", "position_radius"), float)
    rows = pd.read_csv(file, dtype=object, keep_default_na=False, na_values=[""])
    rows = rows.astype({name: float for name in numbers if name in rows})
    source = f"{file.parent.name}/{file.stem}"
    rows["source"] = source
    rows["id"] = [f"{source}/{key}" for key in range(1, len(rows) + 1)]
    return rows[[name for name in rows if name in schema.by_column()]]
