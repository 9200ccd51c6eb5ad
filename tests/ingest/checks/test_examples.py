"""Every issue has an example that shows it and one, nearly alike, that does not."""

import numpy as np
import pandas as pd
import pytest

from geomap.hours import free_text
from geomap.ingest import build, checks, mapping
from geomap.ingest.normalize import (
    address,
    coordinate,
    date,
    kind,
    languages,
    offers,
    phone,
    postal_code,
    province,
    text,
    web,
)
from geomap.model import issue
from geomap.model.directory import TEXT
from geomap.model.rows import Rows
from geomap.model.source import Expectation, Source
from geomap.places import names
from geomap.places.gazetteer import Gazetteer
from geomap.places.postal_code import number as postal_code_number
from tests.ingest.checks.made import checked, locations, shifted

# Told of one value when it is read: the rule, a value that passes, one that does not.
VALUES = {
    "A301": (postal_code.read, "K1A 0B1", "K1A OB1"),
    "A304": (address.read, "123 Main St", "Town Hall"),
    "C401": (phone.read, "613-555-0123", "555-0123"),
    "C403": (web.url, "https://www.canada.ca/", "javascript:alert(1)"),
    "D709": (web.email, "info@ontario.ca", "given.family@ontario.ca"),
    "D710": (text.read, "Scripts and pages", "<script>alert(1)</script>"),
    "F003": (text.read, "Québec", "Qu\u00c3\u00a9bec"),
    "F008": (date.read, "2020-01-01", "43831"),
    "F009": (text.read, "1 = 1", "=1+1"),
    "F051": (text.read, "Hall & Library", "Hall &amp; Library"),
    "F052": (coordinate.read, "45.42", "NaN"),
    "F053": (coordinate.read, "45.42", "Ottawa"),
    "H501": (free_text.read, "Mon-Fri 8:30-16:30", "whenever the flag is up"),
    "H502": (free_text.read, "Mon-Fri 8:30-16:30", "Mon-Fri 4:30 pm - 8:30 am"),
    "R103": (text.read, "Main Library", "Main  Library"),
    "R104": (text.read, "City Hall of Ottawa", "CITY HALL OF OTTAWA"),
    "R105": (text.read, "Testville", "n/a"),
    "R106": (kind.read, "Library", "Volcano"),
    "R107": (text.read, "Main Library", "Main\u200b Library"),
    "R108": (date.read, "2026-09-30", "2026-09-31"),
    "R109": (date.read, "25/12/2025", "03/04/2025"),
    "T604": (languages.read, "English", "Klingonese"),
    "X803": (offers.read, "passport", "zzzz qqqq"),
}


@pytest.mark.parametrize("code", VALUES)
def test_a_value_raises_its_issue_and_its_neighbour_does_not(code):
    read, passing, failing = VALUES[code]

    assert read(passing).code is None
    assert read(failing).code == code


def test_a_province_that_is_unknown_is_told_as_a_value_outside_the_list():
    assert province.read("Texas").code == "R106"


NOTE = {"description_en": "Open for the public and for you at the door of the hall"}
FRENCH = {"description_en": "Le comptoir est ouvert pour les gens avec un rendez-vous"}
IN_LAKE_SUPERIOR = {"latitude": 47.712345, "longitude": -87.512345}
IN_WINNIPEG = {"latitude": 49.89512, "longitude": -97.13841}
THREE_DOORS = [{"address_line_en": f"{n} Main Street"} for n in (1, 2, 3)]
NO_CONTACT = {"phone_voice": None, "phone_fax": None, "type": "virtual"}
PHOTO = {"media_photo_url": "https://a.ca/p.jpg", "media_photo_alt_en": "A red door"}
GIVEN = pd.DataFrame({"latitude": ["45.4", None], "longitude": ["-75.7", None]})
BOX = {"address_line_en": None, "address_mailing": "PO Box 12"}
ON_KEPT = {"organization_order": "federal"}
SPREAD = [
    {"latitude": 45.0 + n / 100, "longitude": -75.0 - (n % 3) / 100} for n in range(20)
]
BEFORE = locations(*SPREAD)
# Told of whole columns: what passes, what does not.
COLUMNS = {
    "A302": (checked(), checked({"address_postal_code": "H2B 1Z4"})),
    "A303": (checked(), checked(BOX)),
    "C404": (
        checked(
            *(
                {"phone_voice": f"+1-613-555-01{n}", "phone_fax": None}
                for n in range(10, 25)
            )
        ),
        checked(count=15),
    ),
    "C405": (checked({"phone_voice": None}), checked(NO_CONTACT)),
    "C406": (checked(), checked({"phone_fax": "+1-613-555-0123"})),
    "D704": (
        checked(*SPREAD, before=BEFORE),
        checked(*SPREAD[:16], before=BEFORE),
    ),
    "D705": (
        checked(*SPREAD, before=BEFORE),
        checked(*({**row, "hours_osm": None} for row in SPREAD), before=BEFORE),
    ),
    "D706": (
        checked(*SPREAD, before=BEFORE),
        checked(*SPREAD, before=shifted(BEFORE, 1.0, 0.0)),
    ),
    "D707": (checked(), checked({"provenance_date": "2019"})),
    "D708": (checked(), checked(source={"licence": " "})),
    "D709": (
        checked({"description_en": "Ask for the manager on Contact Street"}),
        checked({"description_en": "Ask for Mrs. Exemplar"}),
    ),
    "D711": (
        checked(source={"expect": Expectation(rows_min=1, rows_max=3)}),
        checked(source={"expect": Expectation(rows_min=250)}),
    ),
    "H503": (checked(), checked({"hours_osm": "Mo-Fr 08:30-16:30; Mo 10:00-12:00"})),
    "H504": (checked(), checked({"hours_osm": "Mo-Fr 06:00-23:00; PH off"})),
    "H505": (checked(), checked({"hours_osm": "Mo-Fr 08:30-16:30"})),
    "H506": (
        checked({"hours_note_en": "Closed on Family Day"}),
        checked({"hours_note_en": "Closed on Family Day", **ON_KEPT}),
    ),
    "H507": (
        checked({"hours_osm": "Mo-Fr 08:30-16:30; 2027 Dec 24 off"}),
        checked({"hours_osm": "Mo-Fr 08:30-16:30; 2020 Dec 24 off"}),
    ),
    "L201": (
        checked(fields=GIVEN[:1]),
        checked({}, {}, fields=GIVEN),
    ),
    "L207": (checked(), checked(IN_WINNIPEG)),
    "L210": (checked(), checked({"latitude": 45.42, "longitude": -75.7})),
    "L211": (checked(*THREE_DOORS[:2]), checked(*THREE_DOORS)),
    "L212": (checked(), checked(IN_LAKE_SUPERIOR)),
    "L214": (
        checked(*SPREAD, before=BEFORE),
        checked(*SPREAD, before=shifted(BEFORE, 0.0005, 0.0005)),
    ),
    "R102": (
        checked({"organization_name_en": None}),
        checked({"organization_name_en": None, "organization_name_fr": None}),
    ),
    "T601": (checked(), checked({"name_fr": None})),
    "T602": (
        checked({**NOTE, "description_fr": "Ouvert au public"}),
        checked({**NOTE, "description_fr": NOTE["description_en"]}),
    ),
    "T603": (checked(NOTE), checked(FRENCH)),
    "X801": (
        checked({**PHOTO, "media_photo_alt_fr": "Une porte rouge"}),
        checked(PHOTO),
    ),
    "X802": (
        checked(
            {
                "accessibility_wheelchair": "yes",
                "accessibility_note_en": "Step-free entrance",
            }
        ),
        checked(
            {
                "accessibility_wheelchair": "yes",
                "accessibility_note_en": "Two steps at the door",
            }
        ),
    ),
}


@pytest.mark.parametrize("code", COLUMNS)
def test_a_column_raises_its_issue_and_its_neighbour_does_not(code):
    passing, failing = COLUMNS[code]

    assert code not in checks.run(passing).counts
    assert code in checks.run(failing).counts


@pytest.fixture(scope="module")
def gazetteer():
    """Three places: a postal area and a town in Ontario, a town without a road."""
    columns = {
        "kind": ["fsa", "place", "place"],
        "code": ["K1A", "place/1", "place/2"],
        "name_en": ["Ottawa", "Ottawa", "Iqaluit"],
        "name_fr": ["Ottawa", "Ottawa", "Iqaluit"],
        "province": ["ON", "ON", "NU"],
        "latitude": [45.419, 45.421, 63.747],
        "longitude": [-75.7, -75.69, -68.517],
        "radius": [3000.0, 8000.0, 2000.0],
        "population": [0, 900_000, 7_400],
        "access": [None, None, "air_only"],
        "census_subdivision": [None, "3506008", "6204003"],
    }
    columns["names"] = [names.fold(name) for name in columns["name_en"]]
    columns["names"][0] = "k1a"
    far = np.array([postal_code_number("X0A 0H0")])
    nought = np.zeros(1, dtype=np.int64)
    return Gazetteer(columns, far, nought, nought, nought, nought - 1)


NEAR_OTTAWA = {"latitude": 45.56123, "longitude": -75.69123}
FAR_FROM_OTTAWA = {"latitude": 44.23123, "longitude": -76.48123}
IQALUIT = {"address_locality_en": "Iqaluit", "address_province": "NU"}
PLACES = {
    "L208": ({}, NEAR_OTTAWA),
    "L209": (NEAR_OTTAWA, FAR_FROM_OTTAWA),
    "L213": ({**IQALUIT, "access_mode": "air_only"}, IQALUIT),
}


@pytest.mark.parametrize("code", PLACES)
def test_a_point_is_held_against_the_places_of_its_address(code, gazetteer):
    passing, failing = PLACES[code]

    assert code not in checks.run(checked(passing, gazetteer=gazetteer)).counts
    assert code in checks.run(checked(failing, gazetteer=gazetteer)).counts


SOURCE = Source(
    id="on/test",
    jurisdiction="CA-ON",
    publisher={"en": "Publisher", "fr": "Éditeur"},
    licence="OGL-ON-1.0",
    attribution={},
    order="provincial",
    columns={
        "location.external_id": "ID",
        "location.name.en": "NAME",
        "address.line.en": "ADDRESS",
        "address.locality.en": "TOWN",
        "address.postal_code": "POSTAL",
        "phone.voice": "PHONE",
        "location.latitude": "Y",
        "location.longitude": "X",
    },
)
ROW = {
    "ID": "1",
    "NAME": "Service counter",
    "ADDRESS": "111 Wellington Street",
    "TOWN": "Ottawa",
    "POSTAL": "K1A 0A9",
    "PHONE": "613-555-0123",
    "Y": "45.42471",
    "X": "-75.69989",
}
UTM = [
    {**ROW, "ID": str(n), "X": f"{445_241 + n * 9}", "Y": f"{5_030_310 + n * 7}"}
    for n in range(12)
]
SECOND = {**ROW, "ID": "2", "NAME": "Second counter"}
# Told when the rows are mapped, placed and identified.
BUILT = {
    "C402": ([ROW], [{**ROW, "PHONE": "1-800-622-6232"}]),
    "F004": ([ROW], [{k: v for k, v in ROW.items() if k != "TOWN"}]),
    "F006": ([ROW], [{**ROW, "NOISE": "x"}]),
    "L202": ([ROW], [{**ROW, "X": "0", "Y": "0"}]),
    "L203": ([ROW], [{**ROW, "X": ROW["Y"], "Y": ROW["X"]}]),
    "L204": ([ROW], [{**ROW, "X": "75.69989"}]),
    "L205": ([ROW, SECOND], [ROW, SECOND, {**ROW, "ID": "3", "X": "445241", "Y": "5030310"}]),
    "L206": ([ROW], [{**ROW, "Y": "40.7128", "X": "-74.006"}]),
    "L215": ([ROW], UTM),
    "L216": ([ROW], [{**ROW, "X": None, "Y": None, "POSTAL": None}]),
    "L217": ([ROW], [{**ROW, "X": None, "Y": None, "TOWN": "Nowhere", "POSTAL": None}]),
    "R101": ([ROW, SECOND], [ROW, {**SECOND, "ID": "1"}]),
}  # fmt: skip


@pytest.mark.parametrize("code", BUILT)
def test_rows_raise_their_issue_and_their_neighbours_do_not(code, gazetteer):
    passing, failing = BUILT[code]

    assert code not in _built(passing, gazetteer).counts
    assert code in _built(failing, gazetteer).counts


def _built(rows, gazetteer):
    source = SOURCE
    table = pd.DataFrame(rows).astype(TEXT)
    theirs = Rows(table=table, format="csv")
    fields, issues = mapping.apply(source, theirs)
    return issues + build.directory(fields, source, theirs, gazetteer).issues


# Found by geomap.ingest.duplicates, which is tested where it is.
ELSEWHERE = {"D701", "D702", "D703"}


def test_every_issue_of_values_rows_and_directories_has_its_examples():
    shown = {*VALUES, *COLUMNS, *PLACES, *BUILT, *ELSEWHERE}
    told_by_readers = {
        code for code in issue.catalogue() if code.startswith("F") and code not in shown
    }

    assert set(issue.catalogue()) - told_by_readers == shown
