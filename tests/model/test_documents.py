"""The documents to bring of data/reference/documents.csv."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from geomap.model import vocabulary

FILE = Path(__file__).parents[2] / "data" / "reference" / "documents.csv"
with FILE.open(encoding="utf-8", newline="") as lines:
    DOCUMENTS = list(csv.DictReader(lines))
every_document = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda d: f"{d['service']} {d['document_en'][:40]}"
)


@every_document
def test_codes_are_of_the_vocabularies(document):
    assert document["service"] in vocabulary.terms("services")
    assert document["province"] in ("", *vocabulary.terms("provinces"))


@every_document
def test_a_document_is_named_in_both_languages(document):
    assert document["document_en"]
    assert document["document_fr"]
    assert document["document_en"] != document["document_fr"]


@every_document
def test_a_name_is_one_line_without_a_full_stop(document):
    for name in (document["document_en"], document["document_fr"]):
        assert name == name.strip()
        assert not name.endswith(".")


@every_document
def test_each_document_names_the_public_page_it_was_read_from(document):
    pages = [document["source_url_en"], document["source_url_fr"]]
    assert any(pages)
    for page in filter(None, pages):
        assert re.match(r"https?://[\w.-]+/\S+$", page)


@every_document
def test_a_source_date_is_a_day_of_the_past_or_unknown(document):
    written = document["source_date"]
    assert not written or date(2020, 1, 1) < date.fromisoformat(written)


@every_document
def test_french_has_a_no_break_space_before_a_colon(document):
    assert not re.search(r"[^\u00a0][:»]|«[^\u00a0]", document["document_fr"])


def test_nothing_is_listed_twice():
    keys = [(d["service"], d["province"], d["document_en"]) for d in DOCUMENTS]
    assert len(keys) == len(set(keys))


def test_the_services_asked_for_most_are_there():
    told = {document["service"] for document in DOCUMENTS}
    assert {"passport", "sin", "ei", "health-card", "drivers-licence"} <= told
