"""Small directories that the tests of the exports share."""

import pandas as pd

from geomap.model import directory
from geomap.model.source import Source

# Each must come back as text and nothing else, in any format.
HOSTILE = (
    "=HYPERLINK(\"http://example.org\",\"x\")",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "<script>alert(1)</script>",
    "</description><x>&amp;\"'",
    "line\nbreak, \"quoted\"; semi",
    "Ottawa\u2028Gatineau \U0001f3db",
    "${alert(1)} `x`",
)  # fmt: skip
FORMULAS = HOSTILE[:10]


def source(licence="OGL-Canada-2.0"):
    return Source(
        id="ca/offices",
        jurisdiction="CA",
        publisher={"en": "Publisher", "fr": "Éditeur"},
        licence=licence,
        attribution={"en": "Contains facts.", "fr": "Contient des faits."},
        order="federal",
        homepage="https://example.org/data",
        as_of="2026-01-31",
    )


def small():
    """Return two offices, the second without a point, phone or hours."""
    return directory.of(
        pd.DataFrame(
            {
                "id": ["ca/offices/1", "ca/offices/2"],
                "source": ["ca/offices", "ca/offices"],
                "external_id": ["1", "2"],
                "name_en": ["Ottawa office", None],
                "name_fr": ["Bureau d'Ottawa", "Bureau de Gatineau"],
                "type": ["full_service", "virtual"],
                "organization_name_en": ["Service Agency", "Service Agency"],
                "organization_name_fr": ["Agence de service", "Agence de service"],
                "organization_jurisdiction": ["CA", "CA"],
                "address_line_en": ["1 Main Street", None],
                "address_locality_en": ["Ottawa", None],
                "address_province": ["ON", None],
                "address_postal_code": ["K1A 0B1", None],
                "latitude": [45.4215, None],
                "longitude": [-75.6972, None],
                "phone_voice": ["+1-613-555-0123;ext=28", None],
                "phone_toll_free": ["+1-800-555-0100", None],
                "hours_osm": ["Mo-Fr 08:30-12:00,13:00-16:30; PH off", None],
                "hours_note_en": ["Local time", None],
                "offer_services": ["passport;sin", "sin"],
                "language_offered": ["en;fr", "fr"],
                "language_on_request": ["iu", None],
                "accessibility_wheelchair": ["yes", None],
                "accessibility_parking": ["no", None],
            }
        )
    )


def hostile():
    """Return one office for each hostile name."""
    count = len(HOSTILE)
    return directory.of(
        pd.DataFrame(
            {
                "id": [f"ca/offices/{number}" for number in range(count)],
                "source": ["ca/offices"] * count,
                "name_en": list(HOSTILE),
                "name_fr": list(HOSTILE),
                "latitude": [45.0 + number / 100 for number in range(count)],
                "longitude": [-75.5] * count,
            }
        )
    )
