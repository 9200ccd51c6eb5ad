"""The phone lines, pages and office finders of data/reference/channels.csv."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from geomap.model import vocabulary

FILE = Path(__file__).parents[2] / "data" / "reference" / "channels.csv"
with FILE.open(encoding="utf-8", newline="") as lines:
    CHANNELS = list(csv.DictReader(lines))
SPOKEN = ("phone", "toll_free", "tty", "sms")
TOLL_FREE = re.compile(r"1-8(00|33|44|55|66|77|88)-\d{3}-\d{4}")
NUMBER = re.compile(r"(1-)?\d{3}-\d{3}-\d{4}|211|988")
every_channel = pytest.mark.parametrize(
    "channel", CHANNELS, ids=lambda c: f"{c['jurisdiction']} {c['value'][:60]}"
)


def values(channel, column):
    return [part for part in channel[column].split("|") if part]


@every_channel
def test_codes_are_of_the_vocabularies(channel):
    assert channel["jurisdiction"] in vocabulary.terms("jurisdictions")
    assert channel["kind"] in vocabulary.terms("channel_kinds")
    assert set(values(channel, "services")) <= set(vocabulary.terms("services"))
    assert set(values(channel, "languages")) <= set(vocabulary.terms("languages"))


@every_channel
def test_names_and_labels_exist_in_both_languages(channel):
    named = ("organization_en", "organization_fr", "label_en", "label_fr")
    assert all(channel[column] for column in named)
    assert bool(channel["hours_note_en"]) is bool(channel["hours_note_fr"])


@every_channel
def test_a_line_is_a_canonical_number_and_a_page_an_https_address(channel):
    if channel["kind"] in SPOKEN:
        assert NUMBER.fullmatch(channel["value"])
    else:
        assert channel["value"].startswith("https://")


@every_channel
def test_a_toll_free_line_has_a_toll_free_area_code(channel):
    if channel["kind"] == "toll_free":
        assert TOLL_FREE.fullmatch(channel["value"])


@every_channel
def test_each_channel_names_the_page_it_was_read_from(channel):
    pages = values(channel, "source_url")
    assert pages
    assert [
        page for page in pages if not page.startswith(("http://", "https://"))
    ] == []
    written = channel["source_date"]
    assert not written or date.fromisoformat(written) > date(2004, 1, 1)


@every_channel
def test_french_labels_have_a_no_break_space_before_a_colon_and_no_other_sign(channel):
    assert not re.search(r"[^\u00a0]:(\s|$)|\s[;!?]", channel["label_fr"])


def test_no_channel_is_listed_twice():
    keys = [(c["jurisdiction"], c["kind"], c["value"], c["label_en"]) for c in CHANNELS]
    assert len(keys) == len(set(keys))


def test_the_numbers_that_could_not_be_confirmed_are_left_out():
    told = {channel["value"] for channel in CHANNELS}
    held_back = {
        "310-0000", "780-427-1432", "1-800-268-1154", "1-833-771-0696",
        "1-800-670-4375",
    }  # fmt: skip
    assert told & held_back == set()


def test_one_line_answers_for_the_whole_federal_government_in_both_languages():
    lines = [c for c in CHANNELS if c["value"] == "1-800-622-6232"]
    assert [(c["kind"], c["languages"]) for c in lines] == [("toll_free", "en|fr")]
