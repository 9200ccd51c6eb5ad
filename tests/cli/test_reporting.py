"""The queue of reports, worked from the command line."""

import pytest

from geomap.model.report import Report
from geomap.store import reports
from geomap.store.shelf import Shelf
from tests.cli import conftest
from tests.cli.conftest import run_verb
from tests.store import shelves
from tests.store.shelves import NOW


@pytest.fixture
def shelf(tmp_path, monkeypatch) -> Shelf:
    conftest.opened(tmp_path, monkeypatch)
    monkeypatch.setenv("GEOMAP_HOME", str(tmp_path / "home"))
    shelf = shelves.opened(tmp_path)
    made = Report(
        id="7K3M-9Q2X",
        location_id="on/counters/1",
        source_id="on/counters",
        version=1,
        record_sha256="0" * 64,
        language="en",
        subject="moved",
        text="Across the street \N{ESCAPE}[31mnow",
        received_at=NOW.isoformat(),
    )
    reports.keep(shelf, made, "someone@example.ca", NOW)
    return shelf


def test_the_queue_is_listed_shown_answered_and_closed(shelf):
    listed = run_verb("reports").output
    assert "7K3M-9Q2X" in listed
    assert "on/counters/1" in listed
    assert "1 report" in listed
    assert "0 reports" in run_verb("reports", "list", "--state", "closed").output

    shown = run_verb("reports", "show", "7k3m 9q2x").output
    assert "Answer to (erased once answered): someone@example.ca" in shown
    assert "Across the street now" in shown

    answered = run_verb("reports", "answer", "7K3M-9Q2X", "--text", "Corrected")
    assert "Answered: Corrected" in answered.output
    assert "someone@example.ca" not in answered.output
    assert "Closed" in run_verb("reports", "close", "7K3M-9Q2X").output
    again = run_verb("reports", "answer", "7K3M-9Q2X", "--text", "Again")
    assert again.exit_code == 2
    assert "is closed" in again.output


def test_what_is_missing_is_said(shelf):
    assert "its number" in run_verb("reports", "show").output
    assert "--text" in run_verb("reports", "answer", "7K3M-9Q2X").output
    unknown = run_verb("reports", "show", "0000-0000")
    assert (unknown.exit_code, "no report" in unknown.output) == (2, True)


def test_the_queue_speaks_french(shelf):
    assert "Reçu" in run_verb("reports", "--language", "fr").output
