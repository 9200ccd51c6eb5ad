"""Whose clock a location keeps, the exceptions included; typed by hand."""

from datetime import UTC, datetime

import pytest

from geomap.hours import zones

PLACES = [
    ("St. John's", "NL", 47.56, -52.71, "America/St_Johns"),
    ("Happy Valley-Goose Bay", "NL", 53.30, -60.33, "America/Goose_Bay"),
    ("Cartwright", "NL", 53.70, -57.02, "America/Goose_Bay"),
    ("L'Anse-au-Loup", "NL", 51.52, -56.83, "America/St_Johns"),
    ("Charlottetown", "PE", 46.24, -63.13, "America/Halifax"),
    ("Halifax", "NS", 44.65, -63.57, "America/Halifax"),
    ("Moncton", "NB", 46.09, -64.78, "America/Moncton"),
    ("Montréal", "QC", 45.50, -73.57, "America/Toronto"),
    ("Gaspé", "QC", 48.83, -64.48, "America/Toronto"),
    ("Blanc-Sablon", "QC", 51.43, -57.13, "America/Blanc-Sablon"),
    ("Cap-aux-Meules", "QC", 47.38, -61.87, "America/Halifax"),
    ("Thunder Bay", "ON", 48.38, -89.25, "America/Toronto"),
    ("Kenora", "ON", 49.77, -94.49, "America/Winnipeg"),
    ("Fort Frances", "ON", 48.61, -93.40, "America/Winnipeg"),
    ("Atikokan", "ON", 48.76, -91.62, "America/Atikokan"),
    ("Winnipeg", "MB", 49.90, -97.14, "America/Winnipeg"),
    ("Regina", "SK", 50.45, -104.60, "America/Regina"),
    ("Creighton", "SK", 54.75, -101.90, "America/Winnipeg"),
    ("Lloydminster, east side", "SK", 53.28, -109.98, "America/Edmonton"),
    ("Lloydminster, west side", "AB", 53.28, -110.03, "America/Edmonton"),
    ("Vancouver", "BC", 49.28, -123.12, "America/Vancouver"),
    ("Cranbrook", "BC", 49.51, -115.77, "America/Edmonton"),
    ("Creston", "BC", 49.10, -116.51, "America/Creston"),
    ("Fort St. John", "BC", 56.25, -120.85, "America/Dawson_Creek"),
    ("Fort Nelson", "BC", 58.80, -122.70, "America/Fort_Nelson"),
    ("Whitehorse", "YT", 60.72, -135.05, "America/Whitehorse"),
    ("Yellowknife", "NT", 62.45, -114.37, "America/Edmonton"),
    ("Iqaluit", "NU", 63.75, -68.52, "America/Iqaluit"),
    ("Rankin Inlet", "NU", 62.81, -92.09, "America/Rankin_Inlet"),
    ("Coral Harbour", "NU", 64.14, -83.17, "America/Atikokan"),
    ("Cambridge Bay", "NU", 69.12, -105.06, "America/Cambridge_Bay"),
    ("Resolute", "NU", 74.70, -94.83, "America/Resolute"),
]
# Hours ahead of UTC in January and July of 2027, after the changes of 2026.
CLOCKS = [
    ("America/St_Johns", -3.5, -2.5),
    ("America/Halifax", -4, -3),
    ("America/Blanc-Sablon", -4, -4),
    ("America/Toronto", -5, -4),
    ("America/Atikokan", -5, -5),
    ("America/Winnipeg", -5, -5),
    ("America/Regina", -6, -6),
    ("America/Edmonton", -6, -6),
    ("America/Vancouver", -7, -7),
    ("America/Creston", -7, -7),
    ("America/Whitehorse", -7, -7),
    ("America/Iqaluit", -5, -4),
    ("America/Cambridge_Bay", -7, -6),
]


@pytest.mark.parametrize(
    ("province", "latitude", "longitude", "zone"),
    [place[1:] for place in PLACES],
    ids=[place[0] for place in PLACES],
)
def test_a_location_keeps_the_clock_of_its_place(province, latitude, longitude, zone):
    assert zones.of(province, latitude, longitude) == zones.Place(zone)


@pytest.mark.parametrize(("name", "january", "july"), CLOCKS)
def test_the_rules_are_newer_than_the_changes_of_2026(name, january, july):
    moments = [datetime(2027, month, 15, tzinfo=UTC) for month in (1, 7)]
    offsets = [each.astimezone(zones.rules(name)).utcoffset() for each in moments]
    assert [each.total_seconds() / 3600 for each in offsets] == [january, july]


def test_without_a_point_the_main_zone_is_assumed_where_there_are_several():
    assert zones.of("BC", None, None) == zones.Place("America/Vancouver", True)
    assert zones.of("MB", None, None) == zones.Place("America/Winnipeg", False)


def test_a_point_at_sea_or_in_another_country_is_not_believed():
    assert zones.of("NU", 10.0, 10.0) == zones.Place("America/Iqaluit", True)


def test_nothing_is_said_of_a_location_nobody_has_placed():
    assert zones.of(None, None, None) is None
    assert zones.of("XX", float("nan"), -75.0) is None


def test_a_machine_with_newer_rules_is_believed(tmp_path, monkeypatch):
    (tmp_path / "tzdata.zi").write_text("# version 2099z\n")
    monkeypatch.setattr(zones.zoneinfo, "TZPATH", (str(tmp_path),))
    zones._machine_version.cache_clear()
    assert zones._machine_version() == "2099z"
    zones._machine_version.cache_clear()
