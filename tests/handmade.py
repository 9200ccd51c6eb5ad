"""A small directory typed by hand, for tests: real towns, made-up offices."""

from pathlib import Path

import pandas as pd

from geomap.model import directory
from geomap.model.snapshot import Snapshot, Version

FILE = Path(__file__).with_suffix(".csv")


def table() -> pd.DataFrame:
    """Return the rows with their details, ready to be changed by a test."""
    rows = pd.read_csv(FILE)
    rows["source"] = rows["id"].str.rsplit("/", n=1).str[0]
    rows["organization_name_en"] = "Office of " + rows["source"]
    rows["organization_name_fr"] = "Bureau de " + rows["source"]
    rows["position_quality"] = "rooftop"
    rows["position_radius"] = 25.0
    rows["provenance_date"] = "2026-09-01"
    rows = rows.set_index("id", drop=False)
    _add_details(rows)
    return rows.reset_index(drop=True)


def snapshot(rows: pd.DataFrame | None = None) -> Snapshot:
    """Return a snapshot of the rows, one version for each source."""
    rows = table() if rows is None else rows
    counts = rows["source"].value_counts().items()
    versions = {str(name): _version(str(name), int(count)) for name, count in counts}
    return Snapshot(id="5a5a5a5a5a5a", directory=directory.of(rows), versions=versions)


def _add_details(rows: pd.DataFrame) -> None:
    details = {
        "ca/counters/1": {
            "address_line_en": "100 Main Street",
            "address_line_fr": "100, rue Main",
            "address_unit": "200",
            "address_locality_en": "Ottawa",
            "address_postal_code": "K1A 0B1",
            "phone_voice": "613-555-0101",
            "phone_toll_free": "1-800-555-0101",
            "hours_osm": "Mo-Fr 08:30-16:30",
            "contact_url_en": "https://example.ca/en",
            "contact_url_fr": "https://example.ca/fr",
            "accessibility_wheelchair": "yes",
        },
        "ca/counters/3": {"position_quality": "locality", "position_radius": 5_000.0},
        "ca/counters/5": {"provenance_date": "2019-05-01"},
        "on/counters/4": {"status": "permanently_closed"},
        "nu/counters/1": {"status": "temporarily_closed"},
        "ca/other/1": {"same_as": "ca/counters/1"},
    }
    for location_id, values in details.items():
        for column, value in values.items():
            if column not in rows:
                rows[column] = pd.Series(None, index=rows.index, dtype=object)
            rows.loc[location_id, column] = value


def _version(source_id: str, rows: int) -> Version:
    return Version(
        source_id=source_id,
        number=1,
        sha256="0" * 64,
        rows=rows,
        published_at="2026-11-20T12:00:00+00:00",
        as_of="2026-09-01",
        licence="OGL-Canada-2.0",
        publisher={"en": f"Office of {source_id}", "fr": f"Bureau de {source_id}"},
        attribution={
            "en": "Contains open data.",
            "fr": "Contient des données ouvertes.",
        },
        homepage="https://example.ca/",
        layer="community" if source_id == "ca/health" else "service",
    )
