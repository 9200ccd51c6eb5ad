"""Reports of mistakes on the shelf: kept, answered, and their senders forgotten."""

import dataclasses
import sqlite3

import pytest

from geomap import publishing
from geomap.errors import Conflict, NotFound
from geomap.model.report import Report, new_id
from geomap.store import reports
from geomap.store.shelf import Shelf
from tests.store import shelves
from tests.store.shelves import NOW, WHO

EMAIL = "someone@example.ca"


@pytest.fixture
def shelf(tmp_path) -> Shelf:
    shelf = shelves.opened(tmp_path, shelves.source(), shelves.source("qc/city"))
    shelves.published(shelf, shelves.directory("One"), tmp_path)
    return shelf


def report(**more) -> Report:
    facts = {
        "id": "7K3M-9Q2X",
        "location_id": "on/counters/1",
        "source_id": "on/counters",
        "version": 1,
        "record_sha256": reports.fingerprint({"id": "on/counters/1"}),
        "language": "fr",
        "subject": "hours",
        "text": "Fermé le lundi",
        "received_at": NOW.isoformat(),
    }
    return Report(**{**facts, **more})


def test_a_report_is_kept_as_it_came_and_is_in_the_chain_without_its_words(shelf):
    reports.keep(shelf, report(), EMAIL, NOW)
    assert reports.one(shelf, "7K3M-9Q2X") == report()
    assert reports.email_of(shelf, "7K3M-9Q2X") == EMAIL
    publishing.verify_audit(shelf)
    with shelf.reading() as connection:
        last = reports.audit.entries(connection, last=1)[0]
    assert (last.what, last.who, last.subject) == ("report", "public", "on/counters")
    assert "7K3M-9Q2X" in last.details
    assert "lundi" not in last.details
    assert EMAIL not in last.details


def test_an_answer_is_kept_and_the_address_is_erased_from_the_file(shelf, tmp_path):
    reports.keep(shelf, report(), EMAIL, NOW)
    answered = reports.answer(shelf, "7K3M-9Q2X", "Corrected.", by=WHO, now=NOW)
    assert (answered.state, answered.answer) == ("answered", "Corrected.")
    assert reports.email_of(shelf, "7K3M-9Q2X") is None
    catalogue = sqlite3.connect(tmp_path / "home" / "catalogue.sqlite")
    assert catalogue.execute("SELECT count(*) FROM report_contacts").fetchone() == (0,)
    catalogue.close()
    publishing.verify_audit(shelf)


def test_a_closed_report_stays_closed(shelf):
    reports.keep(shelf, report(), EMAIL, NOW)
    assert reports.close(shelf, "7K3M-9Q2X", by=WHO, now=NOW).state == "closed"
    assert reports.email_of(shelf, "7K3M-9Q2X") is None
    with pytest.raises(Conflict, match=r"shelf\.report_closed"):
        reports.answer(shelf, "7K3M-9Q2X", "Too late", by=WHO, now=NOW)


def test_the_queue_of_a_source_is_its_own_and_in_order(shelf):
    for number, source in enumerate(("qc/city", "on/counters", "on/counters")):
        day = NOW.replace(day=3 - number).isoformat()
        made = report(id=new_id(), source_id=source, received_at=day)
        reports.keep(shelf, made, None, NOW)
    days = [each.received_at for each in reports.listed(shelf, source_id="on/counters")]
    assert days == sorted(days)
    assert len(days) == 2
    assert len(reports.listed(shelf)) == 3
    assert reports.listed(shelf, state="closed") == ()


def test_a_number_nobody_was_given_is_not_found(shelf):
    with pytest.raises(NotFound, match=r"shelf\.no_report"):
        reports.one(shelf, "0000-0000")
    with pytest.raises(NotFound):
        reports.close(shelf, "0000-0000", by=WHO, now=NOW)


def test_all_fields_of_a_report_have_a_column():
    names = {each.name for each in dataclasses.fields(Report)}
    assert names == set(reports.reports.columns.keys())
