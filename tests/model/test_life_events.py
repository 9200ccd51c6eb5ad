"""The life events of data/reference/life_events.csv and what each of them takes."""

import csv
import re
from pathlib import Path

import pytest

from geomap.model import vocabulary

FOLDER = Path(__file__).parents[2] / "data" / "reference"


def rows(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


EVENTS = rows("life_events.csv")
STEPS = rows("life_event_services.csv")
every_event = pytest.mark.parametrize("event", EVENTS, ids=lambda e: e["code"])
every_step = pytest.mark.parametrize(
    "step", STEPS, ids=lambda s: f"{s['event']} {s['service']}"
)


@every_event
def test_an_event_has_a_name_and_one_sentence_in_both_languages(event):
    assert all(event[name] for name in ("en", "fr", "plain_en", "plain_fr"))
    assert event["plain_en"].endswith(".")
    assert event["plain_fr"].endswith(".")


@every_event
def test_an_event_is_one_errand(event):
    services = [s["service"] for s in STEPS if s["event"] == event["code"]]
    assert 3 <= len(services) <= 8
    assert len(set(services)) == len(services)


@every_step
def test_a_step_is_a_service_of_the_catalogue_with_a_reason(step):
    assert step["event"] in {event["code"] for event in EVENTS}
    assert step["service"] in vocabulary.terms("services")
    assert step["why_en"].endswith(".")
    assert step["why_fr"].endswith(".")
    assert bool(step["instead_en"]) is bool(step["instead_fr"])


@every_step
def test_where_a_step_applies_is_told_in_codes_of_provinces(step):
    listed = step["provinces"].removeprefix("!")
    assert {*filter(None, listed.split("|"))} <= set(vocabulary.terms("provinces"))


@pytest.mark.parametrize(
    "text",
    [
        value
        for row in (*EVENTS, *STEPS)
        for name, value in row.items()
        if name.endswith("fr")
    ],
)
def test_french_has_a_no_break_space_before_a_colon_only(text):
    assert not re.search(r"[^\u00a0][:»]|«[^\u00a0]|[ \u00a0][;!?]", text)


def test_the_events_people_ask_about_are_there():
    codes = {event["code"] for event in EVENTS}
    assert {
        "birth", "death", "newcomer", "move-province", "move-within", "marriage",
        "name-change", "lost-wallet", "job-loss", "new-business", "turning-18",
        "turning-65", "retirement",
    } == codes  # fmt: skip
