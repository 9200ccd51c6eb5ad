"""Services: free text and lists, in either language, to codes of the catalogue."""

import re
from functools import cache

from geomap.ingest.normalize import lexicon
from geomap.ingest.normalize.lexicon import Lexicon
from geomap.ingest.normalize.reading import NOTHING, Reading
from geomap.model import vocabulary

_PARTS = re.compile(r"[;,|\n•·/]|\s-\s|\.\s")
_SAME = 90
_ALIKE = 55
# A cell that lists more than this is a page, not a list.
_PARTS_MAX = 200


def read(text: str) -> Reading:
    """Return the codes found, sorted and joined by ";".

    What is not in the catalogue is told (X803) with the nearest service, and the rest
    is kept.

    >>> read("Passport; passeport").value, read("").value
    ('passport', None)
    >>> read("zzzz zzzz")
    Reading(value=None, code='X803', suggestion=None)
    """
    words = _lexicon()
    found: set[str] = set()
    unknown = None
    for part in _PARTS.split(text)[:_PARTS_MAX]:
        codes = _codes(words, part)
        found.update(codes)
        if not codes and unknown is None and any(map(str.isalpha, part)):
            unknown = part
    if unknown is None and not found:
        return NOTHING
    value = ";".join(sorted(found)) or None
    if unknown is None:
        return Reading(value)
    return Reading(value, "X803", words.nearest(unknown, _ALIKE))


def _codes(words: Lexicon, part: str) -> set[str]:
    """Return what one item of a list stands for."""
    part = part.strip()
    if code := words.exact(part):
        return {code}
    if found := set(words.inside(part)):
        return found
    near = words.nearest(part[:80], _SAME)
    return {near} if near else set()


@cache
def _lexicon() -> Lexicon:
    return lexicon.of(
        (spelling, code)
        for code, term in vocabulary.terms("services").items()
        for spelling in (
            code, term.en, term.fr,
            *term.listed("synonyms_en"), *term.listed("synonyms_fr"),
        )
    )  # fmt: skip
