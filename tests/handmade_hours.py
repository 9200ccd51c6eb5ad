"""Offices with hours across the country, for tests of what is open when."""

from pathlib import Path

import pandas as pd

from geomap.hours import calendars
from tests import handmade

REFERENCE = Path(__file__).parent.parent / "data" / "reference"
WEEKDAYS = "Mo-Fr 08:30-16:00"
# id, name, order, jurisdiction, province, latitude, longitude, hours
OFFICES = [
    ("hours/nl/1", "St. John's Office", "provincial", "CA-NL", "NL", 47.56, -52.71, WEEKDAYS),
    ("hours/sk/1", "Regina Office", "provincial", "CA-SK", "SK", 50.45, -104.60, WEEKDAYS),
    ("hours/yt/1", "Whitehorse Office", "territorial", "CA-YT", "YT", 60.72, -135.05, WEEKDAYS),
    ("hours/bc/1", "Vancouver Office", "provincial", "CA-BC", "BC", 49.28, -123.12, WEEKDAYS),
    ("hours/qc/1", "Sherbrooke Office", "provincial", "CA-QC", "QC", 45.40, -71.89, WEEKDAYS),
    ("hours/fed/1", "Federal Office, Kenora", "federal", "CA", "ON", 49.77, -94.49, "Mo-Fr 08:30-12:00,13:00-16:00"),
    ("hours/out/1", "Outreach, Sioux Lookout", "federal", "CA", "ON", 50.10, -91.92, "Tu[1] 10:00-12:00"),
    ("hours/com/1", "Community Desk", "community", "CA-ON", "ON", 46.49, -81.01, WEEKDAYS),
]  # fmt: skip


def table() -> pd.DataFrame:
    """Return the handmade rows and, after them, the offices above."""
    rows = handmade.table()
    more = pd.DataFrame(
        [
            {
                "id": name,
                "name_en": title,
                "name_fr": title.replace("Office", "Bureau"),
                "type": "outreach" if "/out/" in name else "full_service",
                "organization_order": order,
                "organization_jurisdiction": jurisdiction,
                "address_province": province,
                "latitude": latitude,
                "longitude": longitude,
                "hours_osm": hours,
                "offer_services": "sin",
                "source": name.rsplit("/", 1)[0],
                "organization_name_en": "Office",
                "organization_name_fr": "Bureau",
                "position_quality": "rooftop",
                "position_radius": 25.0,
                "provenance_date": "2026-09-01",
            }
            for name, title, order, jurisdiction, province, latitude, longitude, hours in OFFICES
        ]
    )
    return pd.concat([rows, more], ignore_index=True)


def declared():
    """Return the calendars geomap ships with."""
    return calendars.load(REFERENCE)
