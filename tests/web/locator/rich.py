"""The handmade directory with everything a location's page can show, for its tests."""

import pandas as pd

from tests import handmade

DETAILS = {
    "ca/counters/1": {
        "phone_tty": "1-800-555-0102",
        "phone_fax": "613-555-0103",
        "contact_email": "ottawa@example.ca",
        "contact_booking_url_en": "https://example.ca/book",
        "contact_booking_url_fr": "https://example.ca/reserver",
        "hours_appointment": "optional",
        "accessibility_parking": "no",
        "accessibility_date": "2026-05-01",
        "language_on_request": "iu",
        "directions_en": "Bus 11 stops at the door.",
        "partnership_host_en": "City Hall",
        "partnership_host_fr": "Hôtel de ville",
        "media_photo_url": "https://example.ca/door.jpg",
        "media_photo_alt_en": "Two glass doors under a green sign",
        "media_photo_alt_fr": "Deux portes vitrées sous une enseigne verte",
        "media_photo_credit": "City of Ottawa, CC BY 4.0",
        "media_photo_date": "2025-06",
        "address_mailing": "PO Box 1",
    },
    # In the same building, as their addresses say.
    "on/counters/1": {
        "address_line_en": "100 Main street",
        "address_postal_code": "K1A 0B1",
    },
    "nu/counters/1": {"access_mode": "air_only", "status": None},
}


def table() -> pd.DataFrame:
    """Return the rows with their details, ready to be changed by a test."""
    rows = handmade.table().set_index("id", drop=False)
    for location_id, values in DETAILS.items():
        for column, value in values.items():
            if column not in rows:
                rows[column] = pd.Series(None, index=rows.index, dtype=object)
            rows.loc[location_id, column] = value
    return rows.reset_index(drop=True)
