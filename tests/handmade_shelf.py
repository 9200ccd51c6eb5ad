"""The handmade directory on a real shelf, source by source, for tests."""

from pathlib import Path

import pandas as pd

from geomap.model import directory
from geomap.store.shelf import Shelf
from tests import handmade
from tests.store import shelves


def opened(folder: Path, rows: pd.DataFrame | None = None) -> Shelf:
    """Publish the rows below a folder and return their shelf; its home is there too."""
    rows = handmade.table() if rows is None else rows
    parts = dict(tuple(rows.groupby("source", sort=True)))
    shelf = shelves.opened(folder, *(_source(name) for name in parts))
    for part in parts.values():
        shelves.published(shelf, directory.of(part.reset_index(drop=True)), folder)
    return shelf


def _source(source_id: str):
    return shelves.source(
        source_id,
        publisher={"en": f"Office of {source_id}", "fr": f"Bureau de {source_id}"},
        attribution={"en": "Open data.", "fr": "Données ouvertes."},
        homepage="https://example.ca/",
        as_of="2026-09-01",
        layer="community" if source_id == "ca/health" else "service",
    )
