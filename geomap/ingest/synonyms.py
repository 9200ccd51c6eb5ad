"""Headers: what a publisher's header may mean, in English and French."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from geomap.ingest.normalize.folding import fold, squeeze
from geomap.model import schema
from geomap.model.schema import Language

_SAID, _NESTED = 0.95, 0.05
_LATER = 0.0005
_ALIKE = 88
_FUZZY_LONG = 5
_LANGUAGE = re.compile(
    r"^(?:(?P<en1>en|eng|english|anglais) )?"
    r"(?:(?P<fr1>fr|fra|fre|french|francais) )?"
    r"(?P<bare>.+?)"
    r"(?: (?P<en2>en|eng|e|english|anglais))?"
    r"(?: (?P<fr2>fr|fra|fre|f|french|francais))?$"
)
_NAMING = re.compile(r"\b(?:name|nom|title|titre|header|libelle|label|topon\w+)\b")
# Words that say a column names a person; geomap publishes places.
_PERSON = re.compile(
    r"\b(?:principal|manager|director|directeur|directrice|first name|last name|prenom|"
    r"surname|nom de famille|contact name|contact person|personne|nom du contact|"
    r"representative|superintendent|administrator|chief|chef|coordinator|given name)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One thing a header may mean: a base path, the language if told, how sure."""

    base: str
    language: Language | None
    confidence: float


@dataclass(frozen=True, slots=True)
class _Entry:
    base: str
    language: Language | None
    confidence: float


def meanings(header: str) -> tuple[Meaning, ...]:
    """Return what a header may mean, surest first; nothing for a person's name.

    >>> meanings("POSTAL_CODE")[0].base, meanings("Nom_fr")[0].language
    ('address.postal_code', 'fr')
    >>> meanings("Principal's first name")
    ()
    """
    words = _apart(header)
    if _PERSON.search(words):
        return ()
    found = {**_exact(words), **_told_language(words)}
    if not found and "." in header:
        last = meanings(header.rsplit(".", 1)[1])
        return tuple(_less_sure(meaning, _NESTED) for meaning in last)
    if not found:
        found = _fuzzy(words)
    return tuple(sorted(found.values(), key=lambda m: -m.confidence))


def of_template(header: str) -> str | None:
    """Return the field that a header of our own template stands for.

    >>> of_template("NAME_EN"), of_template("Postal code / Code postal")
    ('location.name.en', 'address.postal_code')
    """
    return _template().get(header.strip().casefold())


def names_a_person(header: str) -> bool:
    """Tell whether a column's header says that it names a person."""
    return _PERSON.search(_apart(header)) is not None


def sounds_like_a_name(header: str) -> bool:
    """Tell whether a header has a word for a name in it.

    >>> sounds_like_a_name("portWorkLocationName"), sounds_like_a_name("AREA")
    (True, False)
    """
    return _NAMING.search(_apart(header)) is not None


def _apart(header: str) -> str:
    """Return the folded words of a header, also of one in camel case.

    >>> _apart("postalCode"), _apart("SCHOOL/PROGRAM NAME")
    ('postal code', 'school program name')
    """
    return fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header))


def _exact(words: str) -> dict[str, Meaning]:
    entries = _dictionary().get(squeeze(words), ())
    return {
        entry.base + str(entry.language): Meaning(
            base=entry.base, language=entry.language, confidence=entry.confidence
        )
        for entry in entries
    }


def _told_language(words: str) -> dict[str, Meaning]:
    """Return the meanings of a header that ends or begins with a language."""
    parts = _LANGUAGE.match(words)
    if parts is None:
        return {}
    is_english = bool(parts["en1"] or parts["en2"])
    is_french = bool(parts["fr1"] or parts["fr2"])
    if is_english == is_french:
        return {}
    language: Language = "en" if is_english else "fr"
    entries = _dictionary().get(squeeze(parts["bare"]), ())
    return {
        entry.base + language: Meaning(
            base=entry.base, language=language, confidence=_SAID
        )
        for entry in entries
        if entry.base in schema.headers_of_either_language()
    }


def _fuzzy(words: str) -> dict[str, Meaning]:
    key = squeeze(words)
    if len(key) < _FUZZY_LONG:
        return {}
    near = process.extractOne(key, _long_keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if near is None:
        return {}
    sure = 0.9 * near[1] / 100
    return {
        entry.base + str(entry.language): Meaning(
            base=entry.base, language=entry.language, confidence=sure
        )
        for entry in _dictionary()[near[0]]
    }


def _less_sure(meaning: Meaning, by: float) -> Meaning:
    return Meaning(
        base=meaning.base,
        language=meaning.language,
        confidence=meaning.confidence - by,
    )


@cache
def _long_keys() -> tuple[str, ...]:
    return tuple(key for key in _dictionary() if len(key) >= _FUZZY_LONG)


@cache
def _dictionary() -> Mapping[str, tuple[_Entry, ...]]:
    """Return every known header, squeezed, with what it means."""
    found: dict[str, dict[tuple[str, Language | None], _Entry]] = {}
    for entry, name in _known():
        key = (entry.base, entry.language)
        there = found.setdefault(squeeze(name), {})
        if key not in there or there[key].confidence < entry.confidence:
            there[key] = entry
    return {name: tuple(entries.values()) for name, entries in found.items()}


def _known() -> list[tuple[_Entry, str]]:
    known: list[tuple[_Entry, str]] = []
    for field in schema.fields():
        if field.derived:
            continue
        said = _Entry(field.base, field.language, _SAID)
        labels = [] if field.language else list(field.label.values())
        known += [(said, name) for name in (field.column, *labels)]
        known += _listed(field.base, field.language, field.headers)
    for base, names in schema.headers_of_either_language().items():
        known += _listed(base, None, names)
    return known


def _listed(
    base: str, language: Language | None, names: Sequence[str]
) -> list[tuple[_Entry, str]]:
    """Return the headers of a field; those named first in fields.toml come first."""
    return [
        (_Entry(base, language, _SAID - _LATER * place), name)
        for place, name in enumerate(names)
    ]


@cache
def _template() -> Mapping[str, str]:
    """Return the path by each header of our template: column, path, bilingual label."""
    found: dict[str, str] = {}
    for field in schema.fields():
        if field.derived:
            continue
        both = f"{field.label['en']} / {field.label['fr']}"
        label = f"{both} ({field.language})" if field.language else both
        found |= {
            name.casefold(): field.path for name in (field.column, field.path, label)
        }
    return found
