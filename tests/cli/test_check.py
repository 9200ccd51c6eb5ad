import json

import pytest
from click.testing import CliRunner

from geomap.cli import VERBS, main

GOOD = (
    "name,address,city,province\n"
    "Elm Library,14 Water St W,Cornwall,ON\n"
    ",120 Pitt St,Cornwall,ON\n"
)


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("GEOMAP_GAZETTEER", str(tmp_path / "none.parquet"))

    def invoke(text, *arguments, name="file.csv"):
        file = tmp_path / name
        file.write_text(text, "utf-8")
        return CliRunner().invoke(main, ["check", str(file), *arguments])

    return invoke


def test_the_report_is_text_and_ends_well(run):
    told = run(GOOD)

    assert told.exit_code == 0
    assert "2 rows read, 1 location accepted, 0 on the map." in told.stdout
    assert "1 row was left out; the reason is below." in told.stdout
    assert "            row 2\n" in told.stdout


def test_the_language_is_the_one_asked_for(run):
    assert "2 lignes lues" in run(GOOD, "--language", "fr").stdout


def test_the_language_is_the_machines_when_nobody_asks(run, monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")

    assert "2 lignes lues" in run(GOOD).stdout


def test_the_json_report_is_for_programs(run):
    told = json.loads(run(GOOD, "--json").stdout)

    assert (told["summary"]["rows"], told["summary"]["accepted"]) == (2, 1)
    assert told["system_errors"] == []
    assert {
        "code",
        "name",
        "severity",
        "total",
        "message_en",
        "message_fr",
        "sample",
    } <= set(told["issues"][0])


def test_the_normalized_locations_can_be_written(run, tmp_path):
    out = tmp_path / "out.geojson"

    assert run(GOOD, "--out", str(out)).exit_code == 0

    features = json.loads(out.read_text("utf-8"))["features"]
    assert [f["properties"]["name_en"] for f in features] == ["Elm Library"]


def test_a_file_that_blocks_ends_with_one(run):
    projected = "name,x,y\nA,312000,4800000\nB,312900,4800500\n"

    assert run(projected).exit_code == 1


def test_a_refused_file_is_one_clear_line(run):
    told = run("", name="empty.csv")

    assert told.exit_code == 1
    assert len(told.stderr.strip().splitlines()) == 1
    assert (
        json.loads(run("", "--json", name="empty.csv").stdout)["summary"]["verdict"]
        == "blocked"
    )


def test_a_wrong_command_line_ends_with_two(run):
    assert CliRunner().invoke(main, ["check", "no-such-file.csv"]).exit_code == 2
    assert run(GOOD, "--source", "on/nobody").exit_code == 2


def test_every_verb_of_the_table_can_be_loaded():
    told = CliRunner().invoke(main, ["--help"])

    assert told.exit_code == 0
    for verb in VERBS:
        assert verb in told.stdout


def test_a_file_without_one_usable_row_ends_with_one_and_says_so(run):
    told = run("name,address,city,province\n,14 Water St W,Cornwall,ON\n")

    assert told.exit_code == 1
    assert "This file cannot be published as it is." in told.stdout
    assert "none of its rows has a name and a place" in told.stdout


@pytest.fixture
def declarations(tmp_path, monkeypatch):
    monkeypatch.setenv("GEOMAP_SOURCES", str(tmp_path / "sources"))
    return tmp_path / "sources"


def test_what_was_understood_can_be_kept_as_a_declaration(run, declarations):
    told = run(GOOD, "--save", "on/elm")

    kept = (declarations / "on" / "elm.toml").read_text("utf-8")
    assert told.exit_code == 0
    assert str(declarations / "on" / "elm.toml") in told.stderr
    assert 'jurisdiction = "CA-ON"' in kept
    assert '"location.name.en" = "name"' in kept


def test_a_declaration_is_never_overwritten(run, declarations):
    run(GOOD, "--save", "on/elm")
    file = declarations / "on" / "elm.toml"
    file.write_text("[source]\ndraft = true\n# mine\n", "utf-8")

    assert run(GOOD, "--save", "on/elm").exit_code == 2
    assert "# mine" in file.read_text("utf-8")


@pytest.mark.parametrize("id_", ["../elm", "on/../../elm", "elm", "xx/elm", "on/Elm"])
def test_a_declaration_is_kept_nowhere_else(run, declarations, id_):
    assert run(GOOD, "--save", id_).exit_code == 2
    assert not list(declarations.parent.rglob("*.toml"))


def test_a_draft_stops_no_other_command_and_says_what_it_waits_for(run, declarations):
    run(GOOD, "--save", "on/elm")

    assert run(GOOD).exit_code == 0
    waiting = run(GOOD, "--source", "on/elm")
    assert waiting.exit_code == 3
    assert "source.draft" in waiting.stderr
    assert (declarations / "on" / "elm.toml").exists()
