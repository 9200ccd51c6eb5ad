"""Codes of a vocabulary: the type of a location, its status, how it is reached."""

from functools import cache

from geomap.ingest.normalize import lexicon
from geomap.ingest.normalize.lexicon import Lexicon
from geomap.ingest.normalize.reading import NOTHING, Reading
from geomap.model import vocabulary

# Likeness of spellings, 0-100: nearly the same word, and worth suggesting.
_SAME = 88
_ALIKE = 60


def read(text: str, name: str = "location_types") -> Reading:
    """Return the code in the vocabulary of that name, from words in either language.

    >>> read("Bibliothèque").value, read("Scheduled Outreach Site").value
    ('library', 'outreach')
    >>> read("Libary").value, read("permanently closed", "location_status").value
    ('library', 'permanently_closed')
    >>> read("Volcano").code
    'R106'
    """
    words = _lexicon(name)
    text = text[:300]
    if code := words.exact(text):
        return Reading(code)
    if not text.strip():
        return NOTHING
    if code := _contained(words, text) or words.nearest(text, _SAME):
        return Reading(code)
    return Reading(None, "R106", words.nearest(text, _ALIKE))


def _contained(words: Lexicon, text: str) -> str | None:
    """Return the code of the only kind the text speaks of."""
    found = dict.fromkeys(words.inside(text))
    return next(iter(found)) if len(found) == 1 else None


@cache
def _lexicon(name: str) -> Lexicon:
    return lexicon.of(
        (spelling, code)
        for code, term in vocabulary.terms(name).items()
        for spelling in (code, term.en, term.fr, *term.listed("synonyms"))
    )
