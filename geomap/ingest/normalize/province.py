"""Provinces and territories: names, abbreviations and codes to two letters."""

from functools import cache

from rapidfuzz import fuzz, process

from geomap.ingest.normalize.folding import squeeze
from geomap.ingest.normalize.reading import NOTHING, Reading
from geomap.model import vocabulary

_LIKELY = 78


def read(text: str) -> Reading:
    """Return the two letters Canada Post uses.

    >>> (
    ...     read("NU").value,
    ...     read("T.-N.-L.").value,
    ...     read("24.0").value,
    ...     read("ca-on").value,
    ... )
    ('NU', 'NL', 'QC', 'ON')
    >>> read("Québec / Quebec").value, read("Colombie Britanique")
    ('QC', Reading(value=None, code='R106', suggestion='BC'))
    """
    if not text or text.isspace():
        return NOTHING
    text = text[:100]
    key = squeeze(text.removesuffix(".0"))
    if code := spellings().get(key):
        return Reading(code)
    halves = {spellings().get(squeeze(half)) for half in text.split("/")}
    if len(halves) == 1 and None not in halves:
        return Reading(halves.pop())
    return Reading(None, "R106", _nearest(key))


@cache
def spellings() -> dict[str, str]:
    """Return the code by every known spelling, squeezed."""
    return {
        squeeze(spelling): code
        for code, term in vocabulary.terms("provinces").items()
        for spelling in (
            code, term.en, term.fr, term.more["iso"], term.more["pruid"],
            *term.listed("synonyms"),
        )
    }  # fmt: skip


def _nearest(key: str) -> str | None:
    if len(key) < 5:
        return None
    known = spellings()
    found = process.extractOne(
        key, known.keys(), scorer=fuzz.ratio, score_cutoff=_LIKELY
    )
    return known[found[0]] if found else None
