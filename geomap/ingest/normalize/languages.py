"""Languages: names in English, French or themselves, and BCP 47 codes, to codes."""

import re
from collections.abc import Mapping
from functools import cache

from geomap.ingest.normalize import lexicon, yesno
from geomap.ingest.normalize.folding import fold
from geomap.ingest.normalize.lexicon import Lexicon
from geomap.ingest.normalize.reading import NOTHING, Reading
from geomap.ingest.normalize.wordlists import phrases, words
from geomap.model import vocabulary

_PARTS = re.compile(r"[;,|/\n+&•]|\band\b|\bet\b|\bor\b|\bou\b", re.IGNORECASE)
_CODE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}", re.ASCII)
_AROUND = frozenset(words("languages.around"))
_BOTH = frozenset(phrases("languages.both"))
_ALIKE = 60
_PARTS_MAX = 100


def read(text: str) -> Reading:
    """Return the languages' codes, sorted and joined by ";".

    A name that is no language is told (T604) with the nearest; the others are kept.

    >>> read("Services offered in English and French").value, read("fr;en").value
    ('en;fr', 'en;fr')
    >>> read("Bilingue").value, read("English, Klingon").code
    ('en;fr', 'T604')
    """
    text = text[:2000]
    if not text or text.isspace():
        return NOTHING
    if fold(text) in _BOTH:
        return Reading("en;fr")
    found: set[str] = set()
    unknown = None
    for part in _PARTS.split(text)[:_PARTS_MAX]:
        codes, rest = _codes(part)
        found |= codes
        unknown = unknown or rest
    value = ";".join(sorted(found)) or None
    if unknown is None:
        return Reading(value)
    return Reading(value, "T604", _names().nearest(unknown, _ALIKE))


def from_columns(columns: Mapping[str, str]) -> Reading:
    """Return the languages whose own column says yes.

    >>> from_columns({"fr": "Y", "en": "yes", "iu": "N"}).value
    'en;fr'
    """
    said = {code: yesno.read(text) for code, text in columns.items()}
    value = ";".join(
        sorted(code for code, answer in said.items() if answer.value == "yes")
    )
    odd = next((answer.code for answer in said.values() if answer.code), None)
    return Reading(value or None, odd)


def _codes(part: str) -> tuple[set[str], str | None]:
    """Return the languages one part names, and the part itself when it names none."""
    part = part.strip(" .:()")
    known = _by_code()
    if _CODE.fullmatch(part) and (code := known.get(part.lower().replace("_", "-"))):
        return {code}, None
    names = _names()
    if code := names.exact(part):
        return {code}, None
    found = set(names.inside(part))
    if fold(part) in _BOTH:
        found = {"en", "fr"}
    said = [word for word in fold(part).split() if word not in _AROUND]
    return found, None if found or not said else part


@cache
def _by_code() -> dict[str, str]:
    """Return the code by itself in small letters, with and without its region."""
    codes = {code.lower(): code for code in vocabulary.terms("languages")}
    regions = {f"{code}-ca": codes[code] for code in ("en", "fr")}
    return {**regions, **codes}


@cache
def _names() -> Lexicon:
    # Short codes are left out: "en" is a word of French, "or" and "de" are others.
    return lexicon.of(
        (spelling, code)
        for code, term in vocabulary.terms("languages").items()
        for spelling in (term.en, term.fr, *term.listed("synonyms"))
        if len(spelling) > 2
    )
