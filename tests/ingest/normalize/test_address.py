"""Addresses, as publishers in both languages write them."""

import pytest

from geomap.ingest.normalize import address

# language, as written, line, and the other parts that are expected.
WRITTEN = [
    ("en", "400-123 Main St", "400-123 Main St", {"civic": "123", "unit": "400"}),
    ("en", "123 Main St, Suite 100", "123 Main St, Suite 100", {"unit": "100"}),
    ("en", "#5, 12 Main Street West", "12 Main Street West, Unit 5", {"unit": "5"}),
    (
        "en",
        "Unit 3B, 77 Bay St., Toronto ON M5G 2C8",
        "77 Bay St, Unit 3B",
        {"locality": "Toronto", "province": "ON", "postal_code": "M5G 2C8"},
    ),
    (
        "fr",
        "45 rue St-Jean 2e étage",
        "45, rue St-Jean, 2e étage",
        {"unit": "2e étage"},
    ),
    ("fr", "12, rue Main bureau 400", "12, rue Main, bureau 400", {"unit": "400"}),
    ("en", "1541a bayview ave", "1541A Bayview Ave", {"civic": "1541A"}),
    ("en", "123 1/2 King St", "123½ King St", {"civic": "123½"}),
    ("en", "794-796 mcarthur drive", "794-796 McArthur Drive", {"civic": "794-796"}),
    (
        "fr",
        "4139.00000000000 RUE ONTARIO EST",
        "4139, rue Ontario Est",
        {"civic": "4139"},
    ),
    ("en", "53015 Range Road 21", "53015 Range Road 21", {"street": "Range Road 21"}),
    ("en", "Twp Rd 540", "Twp Rd 540", {"civic": None, "code": None}),
    ("en", "5th Concession", "5th Concession", {"code": None}),
    ("fr", "123, 10e Rang", "123, 10e Rang", {"civic": "123", "street": "10e Rang"}),
    ("en", "300 Highway 97 S", "300 Highway 97 S", {"street": "Highway 97 S"}),
    ("en", "Hwy 16", "Hwy 16", {"street": "Hwy 16", "code": None}),
    ("fr", "323, rte 199", "323, rte 199", {"street": "rte 199"}),
    ("fr", "route 132", "Route 132", {"street": "route 132"}),
    ("fr", "2035, autoroute des Laurentides", "2035, autoroute des Laurentides", {}),
    ("en", "123 rue Main Street", "123 Main Street", {"language": "en"}),
    ("fr", "123 rue Main Street", "123, rue Main", {"language": "fr"}),
    ("fr", "9 boul. Charlemagne Blvd", "9, boul. Charlemagne", {}),
    ("en", "1355, rue Grande Allée", "1355, rue Grande Allée", {"language": "fr"}),
    ("en", "12 Avenue Road", "12 Avenue Road", {"language": "en"}),
    ("en", "340, boulevard Gagnon", "340, boulevard Gagnon", {"language": "fr"}),
    ("fr", "791-A, avenue Saint-Germain", "791A, avenue Saint-Germain", {}),
    ("en", "148 moffat ave. w.", "148 Moffat Ave W", {"street": "Moffat Ave W"}),
    (
        "en",
        "301-470 sw marine drive vancouver bc v5x 0c4",
        "301-470 SW Marine Drive",
        {"locality": "Vancouver", "province": "BC", "unit": "301", "civic": "470"},
    ),
    (
        "en",
        "apothecary hall 488 water street st. john's newfoundland & labrador a1e 1b3",
        "Apothecary Hall, 488 Water Street",
        {"locality": "St. John's", "province": "NL"},
    ),
    (
        "en",
        "330 West Road, PO Box 40, Herschel, Saskatchewan S0L 1L0 Canada",
        "330 West Road",
        {"mailing": "PO Box 40", "locality": "Herschel"},
    ),
    ("en", "P.O. Box 12", None, {"mailing": "PO Box 12", "code": None}),
    ("fr", "Casier postal 12", None, {"mailing": "C.P. 12", "code": None}),
    (
        "fr",
        "C.P. 9, Chapais (Québec)",
        None,
        {"mailing": "C.P. 9", "locality": "Chapais"},
    ),
    ("en", "General Delivery", None, {"mailing": "General Delivery"}),
    ("fr", "poste restante", None, {"mailing": "Poste restante"}),
    ("en", "1932 Canal Pkwy RR#6", "1932 Canal Pkwy", {"mailing": "RR 6"}),
    ("en", "1 St Clair Ave W", "1 St Clair Ave W", {"street": "St Clair Ave W"}),
    ("en", "123 Bay Street", "123 Bay Street", {"unit": None}),
    ("en", "12 Centre St NE", "12 Centre St NE", {"province": None}),
    ("en", "10025-106 Street", "10025 106 Street", {"civic": "10025", "unit": None}),
    ("en", "Town Hall", "Town Hall", {"code": "A304"}),
    (
        "en",
        "32525 Simon Avenue, Suite 100\nAbbotsford, British Columbia\nV2T6T6",
        "32525 Simon Avenue, Suite 100",
        {"locality": "Abbotsford", "province": "BC", "postal_code": "V2T 6T6"},
    ),
]


@pytest.mark.parametrize(("language", "written", "line", "parts"), WRITTEN)
def test_an_address_is_read_in_its_parts(language, written, line, parts):
    found = address.read(written, language)

    assert found.line == line
    assert {part: getattr(found, part) for part in parts} == parts


@pytest.mark.parametrize(("language", "written", "line", "parts"), WRITTEN)
def test_a_tidied_line_stays_as_it_is(language, written, line, parts):
    if line is None:
        assert address.read(written, language).mailing == parts["mailing"]
    else:
        assert address.read(line, language).line == line


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("123 Main St. E", "123, rue Main Est"),
        ("400-123 Main Street", "123 Main St, Suite 7"),
        ("12 St. Clair Avenue West", "12 st clair ave w"),
        ("300 Hwy 97 S", "300 Highway 97 South"),
    ],
)
def test_spellings_of_one_civic_address_have_one_key(one, other):
    assert address.key(one) == address.key(other)


def test_neighbours_have_different_keys():
    assert address.key("123 Main St") != address.key("125 Main St")
    assert address.key("123 Main St E") != address.key("123 Main St W")


def test_an_empty_address_is_nowhere():
    assert address.read("  ") == address.NOWHERE
