"""The vocabulary of languages."""

import re

import pytest
from babel import Locale

from geomap.model import vocabulary

# Subtags of the IANA registry that Babel has no name for, checked by hand against
# ISO 639-3.
REGISTERED = {
    "abe", "alq", "asb", "ciw", "clc", "cmn", "crj", "crx", "cwd", "fcs", "git", "haa",
    "hdn", "hur", "iks", "kkz", "lkt", "ncg", "nsk", "nsr", "nuk", "ojw", "one", "otw",
    "prs", "psd", "scs", "shs", "squ", "srs", "sto", "tgx", "tsi", "wdt", "xsl", "yue",
}  # fmt: skip
OFFICIAL_IN_THE_NORTHWEST_TERRITORIES = {
    "chp", "cr", "en", "fr", "gwi", "ikt", "iu", "ikt-x-siglitun", "scs", "xsl", "dgr",
}  # fmt: skip
WELL_FORMED = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-x-[a-z0-9]{1,8})?")
LANGUAGES = vocabulary.terms("languages")


def spoken(term):
    return {term.code, term.en, term.fr, *term.listed("synonyms")}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_code_is_well_formed_bcp_47(code):
    assert WELL_FORMED.fullmatch(code)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_subtag_is_registered(code):
    subtag = code.split("-")[0]
    assert subtag in Locale("en").languages or subtag in REGISTERED


def test_every_language_is_of_one_of_four_kinds():
    kinds = {term.more["kind"] for term in LANGUAGES.values()}
    assert kinds == {"official", "indigenous", "sign", "other"}


def test_english_and_french_are_the_official_languages():
    official = [c for c, term in LANGUAGES.items() if term.more["kind"] == "official"]
    assert official == ["en", "fr"]


def test_the_eleven_official_languages_of_the_northwest_territories_are_there():
    assert set(LANGUAGES) >= OFFICIAL_IN_THE_NORTHWEST_TERRITORIES


def test_the_sign_languages_used_in_canada_are_there():
    signed = {c for c, term in LANGUAGES.items() if term.more["kind"] == "sign"}
    assert signed == {"ase", "fcs", "psd", "iks", "nsr"}


def test_no_word_stands_for_two_languages():
    owners: dict[str, set[str]] = {}
    for term in LANGUAGES.values():
        for word in spoken(term):
            owners.setdefault(word.casefold(), set()).add(term.code)
    assert {word: codes for word, codes in owners.items() if len(codes) > 1} == {}


def test_french_names_are_lower_case_but_for_proper_names_and_short_forms():
    assert LANGUAGES["en"].fr == "anglais"
    assert LANGUAGES["fcs"].fr == "langue des signes québécoise (LSQ)"


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Inuktituk", "iu"), ("ᐃᓄᒃᑎᑐᑦ", "iu"), ("crie", "cr"), ("LSQ", "fcs"),
        ("ASL", "ase"), ("Filipino", "tl"), ("中文", "zh"), ("farsi", "fa"),
    ],
)  # fmt: skip
def test_a_language_is_known_by_its_other_names(word, code):
    assert word.casefold() in {w.casefold() for w in spoken(LANGUAGES[code])}
