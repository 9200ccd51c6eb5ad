"""A small shelf, gone through the commands as a steward would."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geomap.cli import main

DECLARATION = """
[source]
id = "on/example"
jurisdiction = "CA-ON"
publisher = { en = "Example", fr = "Exemple" }
licence = "OGL-ON-1.0"
attribution = { en = "From Example.", fr = "Tiré d'Exemple." }
order = "provincial"
as_of = "2026-11-01"

[columns]
"location.external_id" = "KEY"
"location.name.en" = "NAME"
"address.line.en" = "STREET"
"address.locality.en" = "TOWN"
"address.postal_code" = "POSTAL"
"location.latitude" = "LAT"
"location.longitude" = "LON"
"phone.voice" = "TEL"

[constants]
"location.type" = "full_service"
"address.province" = "ON"
"offer.services" = "health-card"

[[example]]
why = "Every column has its own name"
row = { KEY = "1", NAME = "Cornwall", STREET = "14 Water St W", TOWN = "Cornwall", POSTAL = "k6h5t9" }
gives = { "location.name.en" = "Cornwall", "address.postal_code" = "K6H 5T9" }
"""
FIRST = """KEY,NAME,STREET,TOWN,POSTAL,LAT,LON,TEL
1,Cornwall counter,14 Water Street West,Cornwall,K6H 5T9,45.0181,-74.7302,613-555-0101
2,Ottawa counter,110 Laurier Avenue West,Ottawa,K1P 1J1,45.4208,-75.6903,613-555-0102
"""
SECOND = """KEY,NAME,STREET,TOWN,POSTAL,LAT,LON,TEL
1,Cornwall counter,14 Water Street West,Cornwall,K6H 5T9,45.0181,-74.7302,613-555-0199
2,Ottawa counter,110 Laurier Avenue West,Ottawa,K1P 1J1,45.4208,-75.6903,613-555-0102
3,Kingston counter,216 Ontario Street,Kingston,K7L 2Z3,44.2304,-76.4805,613-555-0103
"""

Run = Callable[..., Result]


def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the commands work in a folder."""
    monkeypatch.setenv("GEOMAP_HOME", str(folder / "shelf"))
    monkeypatch.setenv("GEOMAP_SOURCES", str(folder / "sources"))
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")
    return folder


def run_verb(*arguments: object) -> Result:
    """Run a command and return its result."""
    return CliRunner().invoke(main, [str(a) for a in arguments])


def publish(file: Path) -> None:
    """Submit, approve and publish a file."""
    submitted = run_verb("submit", file, "--source", "on/example")
    assert submitted.exit_code == 0, submitted.output
    submission = submitted.output.split()[1].rstrip(":")
    for verb in ("approve", "publish"):
        done = run_verb(verb, submission)
        assert done.exit_code == 0, done.output


@pytest.fixture
def run() -> Run:
    """Return what runs a command and gives its result."""
    return run_verb


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one declared source and its two files."""
    return opened(written(tmp_path), monkeypatch)


def written(folder: Path) -> Path:
    """Write the declaration and the two files of the example."""
    declaration = folder / "sources" / "on" / "example.toml"
    declaration.parent.mkdir(parents=True)
    declaration.write_text(DECLARATION, encoding="utf-8")
    (folder / "first.csv").write_text(FIRST, encoding="utf-8")
    (folder / "second.csv").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Publish both files once for all tests; return the shelf after each."""
    folder = written(tmp_path_factory.mktemp("published"))
    kept = {}
    with pytest.MonkeyPatch.context() as monkeypatch:
        opened(folder, monkeypatch)
        for number, name in ((1, "first.csv"), (2, "second.csv")):
            publish(folder / name)
            kept[number] = tmp_path_factory.mktemp("kept") / "shelf"
            shutil.copytree(folder, kept[number])
    return kept


@pytest.fixture
def published(shelves, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of its own in which the first file is published."""
    return opened(shutil.copytree(shelves[1], tmp_path / "copy"), monkeypatch)


@pytest.fixture
def twice(shelves, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of its own in which both files are published."""
    return opened(shutil.copytree(shelves[2], tmp_path / "copy"), monkeypatch)
