"""Closing many locations from the command line."""

import pytest

from tests.cli import conftest
from tests.cli.conftest import run_verb
from tests.store import shelves


@pytest.fixture(autouse=True)
def shelf(tmp_path, monkeypatch):
    conftest.opened(tmp_path, monkeypatch)
    monkeypatch.setenv("GEOMAP_HOME", str(tmp_path / "home"))
    shelf = shelves.opened(tmp_path)
    directory = shelves.directory("Perth", "Cornwall", address_province=["ON", "QC"])
    shelves.published(shelf, directory, tmp_path)
    return shelf


WORDS = ("--en", "Closed: ice storm", "--fr", "Fermé : verglas")
UNTIL = ("--until", "2099-01-01T08:00-05:00")


def test_a_closure_is_made_listed_and_ended(shelf):
    made = run_verb("closures", "add", "--province", "ON", *UNTIL, *WORDS)
    assert made.exit_code == 0, made.output
    assert "Closure 1: 1 location, until 2099-01-01 08:00 -0500." in made.output
    listed = run_verb("closures").output
    assert listed.startswith("*   1 ")
    assert "Closed: ice storm" in listed
    assert "1 closure" in listed
    assert "Closure 1 is over." in run_verb("closures", "end", "1").output
    assert run_verb("closures", "list").output.startswith("    1 ")


@pytest.mark.parametrize(
    "selector",
    [
        ("--source", "on/counters"),
        ("--id", "on/counters/1", "--id", "on/counters/2"),
        ("--box", "44,-77,47,-74"),
        ("--polygon", "44,-77 47,-77 47,-74 44,-74"),
    ],
)
def test_it_says_how_many_locations_are_closed(selector):
    made = run_verb("closures", "add", *selector, *UNTIL, *WORDS)
    assert "2 locations" in made.output


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("add", "--province", "ON", *WORDS), "until when"),
        (("add", "--province", "ON", *UNTIL, "--en", "Closed"), "both languages"),
        (("add", *UNTIL, *WORDS), "Say what is closed"),
        (("add", "--province", "ON", "--until", "2099-01-01T08:00", *WORDS), "zone"),
        (("add", "--province", "ON", "--until", "soon", *WORDS), "zone"),
        (("add", "--box", "1,2,x,4", *UNTIL, *WORDS), "degrees"),
        (("end",), "which closure"),
        (("end", "7"), "no closure 7"),
    ],
)
def test_what_is_missing_is_said(asked, told):
    result = run_verb("closures", *asked)
    assert result.exit_code == 2
    assert told in result.output
