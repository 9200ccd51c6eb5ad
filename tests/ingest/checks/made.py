"""A clean location, and directories made of it, for the checks to look at."""

import datetime
from dataclasses import replace

import numpy as np
import pandas as pd

from geomap.ingest.checks.checked import Checked
from geomap.model import directory as directories
from geomap.model.directory import TEXT, Directory
from geomap.model.source import Source

SOURCE = Source(
    id="on/test",
    jurisdiction="CA-ON",
    publisher={"en": "Publisher", "fr": "Éditeur"},
    licence="OGL-ON-1.0",
    attribution={"en": "Attribution", "fr": "Attribution"},
    order="provincial",
)
CLEAN = {
    "id": "on/test/1",
    "source": "on/test",
    "name_en": "Service counter",
    "name_fr": "Comptoir de services",
    "type": "full_service",
    "organization_name_en": "Counters of Ontario",
    "organization_name_fr": "Comptoirs de l'Ontario",
    "organization_order": "provincial",
    "organization_jurisdiction": "CA-ON",
    "address_line_en": "111 Wellington Street",
    "address_locality_en": "Ottawa",
    "address_province": "ON",
    "address_postal_code": "K1A 0A9",
    "latitude": 45.42471,
    "longitude": -75.69989,
    "position_quality": "rooftop",
    "position_radius": 25.0,
    "position_origin": "publisher",
    "phone_voice": "+1-613-555-0123",
    "phone_fax": "+1-613-555-0124",
    "hours_osm": "Mo-Fr 08:30-16:30; PH off",
    "provenance_date": "2026-09-30",
}
TODAY = datetime.date(2026, 11, 23)


def locations(*changes, count=1):
    """Return a directory of clean locations, each with its own id and changes."""
    rows = [{**CLEAN, **change} for change in changes for _ in range(count)]
    for number, row in enumerate(rows, start=1):
        if row["id"] == CLEAN["id"]:
            row["id"] = f"on/test/{number}"
    return directories.of(pd.DataFrame(rows))


def checked(*changes, count=1, before=None, **more):
    """Return what a check looks at: locations with changes, and the rest of it."""
    directory = locations(*(changes or ({},)), count=count)
    expect = more.pop("source", {})
    fields = more.pop("fields", None)
    if fields is None:
        fields = pd.DataFrame(index=range(len(directory)))
    return Checked(
        directory=directory,
        row_numbers=np.arange(1, len(directory) + 1),
        fields=fields.astype(TEXT) if len(fields.columns) else fields,
        source=replace(SOURCE, **expect),
        before=before,
        today=TODAY,
        **more,
    )


def shifted(directory, north, east):
    """Return a directory with every point moved by so many degrees."""
    table = directory.locations.copy()
    table["latitude"] += north
    table["longitude"] += east
    return Directory(table)
