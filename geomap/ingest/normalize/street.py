"""Streets: where the name ends, its type and direction, and how it is written."""

import re
from functools import cache
from typing import NamedTuple

from geomap.ingest.normalize import capitals, unit
from geomap.ingest.normalize.folding import without_accents
from geomap.model import vocabulary
from geomap.model.schema import Language

_DIRECTIONS = {
    "n": "n", "north": "n", "nord": "n", "s": "s", "south": "s", "sud": "s",
    "e": "e", "east": "e", "est": "e", "w": "w", "west": "w", "o": "w", "ouest": "w",
    "ne": "ne", "nw": "nw", "se": "se", "sw": "sw", "no": "nw", "so": "sw",
}  # fmt: skip
# A number after one of these is the road's own number.
_NUMBERED = frozenset(
    ["highway", "route", "autoroute", "range_road", "township_road", "concession",
     "county_road", "sideroad", "line", "rang"]
)  # fmt: skip
# Only French puts these first; the others may begin an English name ("Avenue Road").
_FRENCH_ONLY = frozenset(
    [
        "rue",
        "boul",
        "chemin",
        "ch",
        "montee",
        "rang",
        "ruelle",
        "rte",
        "cote",
        "impasse",
    ]
)
_FRENCH_FIRST = _FRENCH_ONLY | {
    "avenue",
    "av",
    "boulevard",
    "route",
    "place",
    "promenade",
    "autoroute",
    "quai",
    "croissant",
    "terrasse",
    "allee",
    "cour",
    "carre",
}
_TWICE = frozenset(
    [
        "rue",
        "r",
        "boul",
        "boulevard",
        "bd",
        "blvd",
        "av",
        "ave",
        "avenue",
        "ch",
        "chemin",
        "promenade",
        "prom",
    ]
)
_SET_OFF = re.compile(r"\d{1,6}[A-Za-z]?,\s")
_KEPT = frozenset(["rang", "rte"])
_LINKS = re.compile(r"\b(?:de|du|des|la|le|les|aux?|d'|l')(?=\W|\b)", re.IGNORECASE)
_NUMBER = re.compile(r"#?\d{1,5}[a-z]?", re.IGNORECASE)
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th|er|re|e|è|eme|ieme)", re.IGNORECASE)


class Street(NamedTuple):
    """A street as written, whether its type was recognized, and what came after it."""

    text: str
    is_known: bool
    after: str


def language_of(text: str, language: Language) -> Language:
    """Return the language an address is written in; undecided ones are in `language`.

    >>> language_of("1355, rue Grande Allée", "en"), language_of("12 Main St", "fr")
    ('fr', 'en')
    >>> language_of("5 Avenue Road", "en"), language_of("1 boul. Main", "en")
    ('en', 'fr')
    """
    spoken = (word for word in map(plain, text.split()) if word[:1].isalpha())
    words = [word for word in spoken if word not in _UNITS]
    first = words[0] if words else ""
    ends = [word for word in words[1:] if word not in _DIRECTIONS][-1:]
    if first in _FRENCH_FIRST:
        if ends and ends[0] in english_ends():
            return language
        # Only French sets the number off with a comma: "340, boulevard Gagnon".
        is_set_off = _SET_OFF.match(text) is not None
        is_french = first in _FRENCH_ONLY or is_set_off or not text.isascii()
        is_french = is_french or _LINKS.search(text) is not None
        return "fr" if is_french else language
    return "en" if ends and ends[0] in types("en") else language


def read(text: str, language: Language) -> Street:
    """Return the street without what follows it, tidied.

    >>> read("water st w cornwall", "en")
    Street(text='Water St W', is_known=True, after='cornwall')
    >>> read("boul. Charlemagne Blvd", "fr").text, read("rue Main Street", "en").text
    ('boul. Charlemagne', 'Main Street')
    >>> read("Highway 97 S", "en"), read("RUE DES TEXTILES", "fr").text
    (Street(text='Highway 97 S', is_known=True, after=''), 'rue des Textiles')
    """
    words = text.split()
    end = _end(words, language)
    if end is None:
        return Street(_tidy(words, text, language), is_known=False, after="")
    kept = _tidy(_once(words[:end], language), text, language)
    return Street(kept, is_known=True, after=" ".join(words[end:]).strip(" ,"))


def key(text: str) -> str:
    """Return what two spellings of one street have in common, in either language.

    >>> key("rue Main Est") == key("Main St. E"), key("St Clair Ave W")
    (True, 'st clair avenue w')
    """
    words = [plain(word) for word in text.replace("-", " ").split()]
    known = {**types("fr"), **types("en")}
    way = _DIRECTIONS.get(words[-1], "") if len(words) > 1 else ""
    body = words[:-1] if way else words
    kind = ""
    if len(body) > 1 and body[-1] in known:
        kind, body = known[body[-1]], body[:-1]
    elif len(body) > 1 and body[0] in types("fr"):
        kind, body = types("fr")[body[0]], body[1:]
    elif len(body) > 1 and known.get(body[0]) in _NUMBERED:
        kind, body = known[body[0]], body[1:]
    return " ".join(part for part in (*body, kind, way) if part)


def is_french_first(text: str) -> bool:
    """Tell whether the street begins with a type in French: it follows a comma then."""
    first = plain(text.split(" ", 1)[0])
    return first in _FRENCH_FIRST or _ORDINAL.fullmatch(first) is not None


_UNITS = frozenset(map(without_accents, unit.WORDS))


@cache
def english_ends() -> frozenset[str]:
    """Return the spellings of types that only English has."""
    return frozenset(types("en")) - frozenset(types("fr"))


@cache
def types(language: Language) -> dict[str, str]:
    """Return the type's code by each spelling of it in the language, plain."""
    found: dict[str, str] = {}
    for code, term in vocabulary.terms("street_types").items():
        for spelling in (
            term.name(language),
            *term.listed(f"abbreviations_{language}"),
        ):
            found.setdefault(plain(spelling), code)
    return found


def plain(word: str) -> str:
    """Return a word without accents, capitals and the signs around it.

    >>> plain("Boul."), plain("Côte,")
    ('boul', 'cote')
    """
    return without_accents(word.strip(".,;()").lower())


def _end(words: list[str], language: Language) -> int | None:
    """Return how many words the street has; None where no type is recognized."""
    bare = [plain(word) for word in words]
    if not bare:
        return None
    if language == "fr":
        # A town after the street cannot be told from its name: the type comes first.
        is_known = bare[0] in types("fr") or _is_ordinal_road(bare)
        return len(words) if is_known else None
    for start in range(len(bare)):
        size, code = _type_at(bare, start, language)
        if not code or (start == 0 and code not in _NUMBERED):
            continue
        end = _after_types(bare, start + size, language)
        if code in _NUMBERED and end < len(bare) and _NUMBER.fullmatch(bare[end]):
            end += 1
        elif start == 0:
            continue
        return end + (end < len(bare) and bare[end] in _DIRECTIONS)
    return len(words) if _is_ordinal_road(bare) else None


def _type_at(bare: list[str], start: int, language: Language) -> tuple[int, str | None]:
    """Return how many words the type at `start` has, and its code if there is one."""
    known = types(language)
    two = known.get(" ".join(bare[start : start + 2]))
    if two and start + 1 < len(bare):
        return 2, two
    code = known.get(bare[start])
    # English addresses of Quebec and New Brunswick keep these in French.
    return 1, code or (types("fr")[bare[start]] if bare[start] in _KEPT else None)


def _after_types(bare: list[str], end: int, language: Language) -> int:
    """Skip the types that follow a type: in "Queens Park Cres" the last one counts."""
    while end < len(bare) and bare[end] in types(language):
        # "Water Street St. John's": a saint, not a street.
        if bare[end] == "st" and end + 1 < len(bare):
            break
        end += 1
    return end


def _is_ordinal_road(bare: list[str]) -> bool:
    """Tell "5th Concession" and "10e Rang", whose number is the name."""
    if len(bare) < 2 or not _ORDINAL.fullmatch(bare[0]):
        return False
    return bare[1] in types("fr") or bare[1] in types("en")


def _once(words: list[str], language: Language) -> list[str]:
    """Return a street named in both languages in one: "rue Main Street"."""
    way = 1 if len(words) > 1 and plain(words[-1]) in _DIRECTIONS else 0
    last = len(words) - 1 - way
    is_french_first = last >= 2 and plain(words[0]) in _TWICE
    if not is_french_first or plain(words[last]) not in english_ends():
        return words
    return words[1:] if language == "en" else words[:last] + words[last + 1 :]


def _tidy(words: list[str], whole: str, language: Language) -> str:
    """Return the words with capitals where they belong, English types undotted."""
    text = " ".join(words).strip(" ,")
    if whole.isupper() or whole.islower():
        text = capitals.title(text, language)
    written = text.split()
    if language == "en":
        return " ".join(written[:1] + [_without_dot(word) for word in written[1:]])
    if written and plain(written[0]) in _FRENCH_FIRST:
        written[0] = written[0].lower()
    return " ".join(written)


def _without_dot(word: str) -> str:
    bare = plain(word)
    if bare in _DIRECTIONS and len(bare) <= 2:
        return word.strip(".").upper() if len(word) <= 4 else word
    return word.rstrip(".") if bare in types("en") else word
