import re

import pytest
from flask import Flask

from geomap.i18n import words
from geomap.i18n.words import WordsError
from geomap.model.schema import LANGUAGES
from geomap.web import words_for_pages

CATALOGUE = words.catalogue()


def test_a_sentence_is_said_in_the_language_asked_for():
    assert words.say("format.month.8", "en") == "August"
    assert words.say("format.month.8", "fr") == "août"


def test_placeholders_are_filled_and_numbers_written_as_the_language_does():
    said = words.say("query.long", "fr", most=1200)
    assert "1\N{NO-BREAK SPACE}200" in said


def test_a_key_that_does_not_exist_is_a_key_error():
    with pytest.raises(KeyError):
        words.say("no.such.key", "en")


def test_a_placeholder_without_its_fact_is_a_key_error():
    with pytest.raises(KeyError):
        words.say("query.long", "en")


def test_a_fact_with_braces_is_shown_as_written():
    said = words.say("format.about", "en", distance="{0.__class__} {{7*7}} %(a)s")
    assert said == "about {0.__class__} {{7*7}} %(a)s"


def test_a_pair_beside_the_sentence_is_a_key_of_its_own():
    text = '[issue.X1]\nen="a"\nfr="b"\ndoc_en="c"\ndoc_fr="d"\n'
    assert words.read(text) == {
        "issue.X1": {"en": "a", "fr": "b"},
        "issue.X1.doc": {"en": "c", "fr": "d"},
    }


@pytest.mark.parametrize(
    "text",
    [
        '[a]\nen="one"\n',
        '[a]\nen="{x}"\nfr="{y}"\n',
        '[a]\nen=""\nfr="b"\n',
        '[a]\nen="Not translated"\nfr="Not translated"\n',
        '[a]\nen="one"\nfr="un"\nsame=true\n',
    ],
)
def test_words_that_are_not_whole_are_refused(text):
    with pytest.raises(WordsError):
        words.read(text)


@pytest.mark.parametrize("key", sorted(CATALOGUE))
def test_every_key_has_both_languages_and_the_same_placeholders(key):
    assert set(CATALOGUE[key]) == set(LANGUAGES)
    english, french = (words.placeholders(CATALOGUE[key][each]) for each in LANGUAGES)
    assert english == french


def test_words_that_are_the_same_on_purpose_say_so():
    text = '[a]\nen="Position"\nfr="Position"\nsame=true\n[b]\nen="{n};"\nfr="{n};"\n'
    assert words.read(text) == {
        "a": {"en": "Position", "fr": "Position"},
        "b": {"en": "{n};", "fr": "{n};"},
    }


def test_the_app_does_not_start_without_whole_words(monkeypatch):
    monkeypatch.setattr(words, "_files", lambda: [("a.toml", '[a]\nen="one"\n')])
    words.catalogue.cache_clear()
    try:
        with pytest.raises(WordsError):
            words_for_pages.install(Flask("none"))
    finally:
        monkeypatch.undo()
        words.catalogue.cache_clear()


# A colon before a space, and the guillemets, take a no-break space; the other high
# marks none at all, as Canadian French is set. Times are 8 h 30, numbers 2,4 and 1 200.
_FAULTS = re.compile(
    r"[^\u00a0](?<!^):(?=\s|$)| [;!?»:]|[^\u00a0]»|«[^\u00a0]|\"|“|”"
    r"|[\u00a0\u202f][;!?]|\b\d{1,2}:\d\d\b|\b\d+\.\d+ (?:km|%)|\b\d{1,3},\d{3}\b"
)


@pytest.mark.parametrize("key", sorted(CATALOGUE))
def test_french_is_set_as_french_is(key):
    sentence = CATALOGUE[key]["fr"]
    assert not _FAULTS.findall(sentence), sentence
