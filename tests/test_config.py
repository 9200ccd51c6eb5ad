"""The settings, and the page that explains them."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from geomap import config
from geomap.config import Settings, settings
from geomap.errors import UserError

PAGE = Path(__file__).parent.parent / "docs" / "settings.md"
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def test_without_any_variable_geomap_serves_this_machine_only():
    assert settings({}).host == "127.0.0.1"
    assert settings({}).port == 8000
    assert settings({}).home == Path(".geomap")


def test_the_project_s_own_data_are_found_next_to_the_package():
    assert (settings({}).sources / "README.md").is_file()
    assert settings({}).gazetteer.name == "gazetteer.parquet"


def test_every_variable_is_read():
    given = {
        "GEOMAP_HOME": "shelf",
        "GEOMAP_HOST": "0.0.0.0",
        "PORT": "8123",
        "GEOMAP_DATABASE": "postgresql://catalogue/geomap",
        "GEOMAP_OBJECTS": "s3://bucket/objects",
        "GEOMAP_GAZETTEER": "places.parquet",
        "GEOMAP_SOURCES": "sources",
        "GEOMAP_STARTER": "starter",
        "GEOMAP_REFERENCE": "reference",
        "GEOMAP_BASEMAP": "basemap",
        "GEOMAP_TILES": "CBMT",
        "GEOMAP_WORKERS": "4",
        "GEOMAP_LOG_LEVEL": "debug",
        "GEOMAP_MAX_UPLOAD_MB": "10",
        "GEOMAP_PROXIES": "2",
        "GEOMAP_PUBLIC_URL": "https://Offices.example.ca/",
        "GEOMAP_EMBED_HOSTS": "https://a.example  https://b.example:8443",
    }
    assert settings(given) == Settings(
        home=Path("shelf"),
        host="0.0.0.0",
        port=8123,
        database="postgresql://catalogue/geomap",
        objects="s3://bucket/objects",
        gazetteer=Path("places.parquet"),
        sources=Path("sources"),
        starter=Path("starter"),
        reference=Path("reference"),
        basemap=Path("basemap"),
        tiles="cbmt",
        workers=4,
        log_level="debug",
        max_upload_mb=10,
        proxies=2,
        public_url="https://offices.example.ca",
        embed_hosts="https://a.example https://b.example:8443",
    )


def test_the_environment_is_read_when_nothing_else_is_given(monkeypatch):
    monkeypatch.setenv("GEOMAP_WORKERS", "3")
    assert settings().workers == 3


def test_a_blank_variable_keeps_the_default():
    assert settings({"PORT": "  "}).port == 8000


@pytest.mark.parametrize("value", ["eight", "-1", "65536", "1_0", "٨", "80.5"])
def test_a_port_that_is_none_says_which_setting_and_what_is_allowed(value):
    with pytest.raises(UserError) as raised:
        settings({"PORT": value})
    assert raised.value.key == "setting.not_a_number"
    assert raised.value.facts == {
        "setting": "PORT",
        "value": value,
        "low": 0,
        "high": 65535,
    }


@pytest.mark.parametrize(
    ("variable", "allowed"),
    [
        ("GEOMAP_TILES", "offline, cbmt, osm"),
        ("GEOMAP_LOG_LEVEL", "debug, info, warning, error"),
    ],
)
def test_a_choice_that_is_none_says_what_is_allowed(variable, allowed):
    with pytest.raises(UserError) as raised:
        settings({variable: "google"})
    assert raised.value.key == "setting.not_allowed"
    assert raised.value.facts["setting"] == variable
    assert raised.value.facts["allowed"] == allowed


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("GEOMAP_PUBLIC_URL", "offices.example.ca"),
        ("GEOMAP_PUBLIC_URL", "https://offices.example.ca/path"),
        ("GEOMAP_PUBLIC_URL", "javascript:alert(1)"),
        ("GEOMAP_EMBED_HOSTS", "https://a.example; script-src *"),
        ("GEOMAP_EMBED_HOSTS", "* https://a.example"),
    ],
)
def test_an_address_that_could_end_a_header_early_is_refused(variable, value):
    with pytest.raises(UserError) as raised:
        settings({variable: value})
    assert raised.value.key == "setting.not_an_origin"


def test_every_setting_has_a_variable_and_a_line_in_both_languages():
    assert list(config.VARIABLES) == [field.name for field in fields(Settings)]
    explained = {row[0]: row for row in ROW.findall(PAGE.read_text(encoding="utf-8"))}
    assert list(explained) == list(config.VARIABLES.values())
    for name, variable in config.VARIABLES.items():
        _, default, en, fr = explained[variable]
        assert en.endswith(".")
        assert fr.endswith(".")
        assert en != fr
        declared = getattr(Settings(), name)
        shown = "in `GEOMAP_HOME`" if declared is None else f"`{declared}`"
        shown = "none · aucune" if name == "public_url" else shown
        assert shown.endswith(default.strip("`") + "`") or shown == default
