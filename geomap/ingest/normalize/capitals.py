"""Capitals: tell shouted text, and suggest how it is written in each language."""

import re

from geomap.ingest.normalize.wordlists import words
from geomap.model.schema import Language

_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’][^\W\d_]+)*")
_ORDINAL = re.compile(r"(?<=\d)(?:ST|ND|RD|TH|ER|RE|E)\b")
_SMALL = {
    "en": frozenset(words("capitals.small_en")),
    "fr": frozenset(words("capitals.small_fr")),
}
_ACRONYMS = frozenset(words("capitals.acronyms"))
_PARTICLE = re.compile(r"(?:d|l|qu|s|n|j)['’]")
_MAC = re.compile(r"mc(?=[a-z]{3})")


def is_shouted(text: str) -> bool:
    """Tell whether more than 70% of the letters are capitals, in more than an acronym.

    >>> is_shouted("CITY HALL"), is_shouted("RCMP"), is_shouted("CLSC Rosemont")
    (True, False, False)
    """
    if len(text) < 6 or sum(map(str.isupper, text)) < 6:
        return False
    letters = [sign for sign in text if sign.isalpha()]
    if sum(map(str.isupper, letters)) <= 0.7 * len(letters):
        return False
    return any(len(w) > 2 and w.lower() not in _ACRONYMS for w in _WORD.findall(text))


def title(text: str, language: Language = "en") -> str:
    """Return shouted or all-small text with the capitals its language asks for.

    >>> title("VILLE DE L'ÎLE-PERROT", "fr"), title("OFFICE OF THE RCMP", "en")
    ("Ville de l'Île-Perrot", 'Office of the RCMP')
    >>> title("mcarthur's bridge", "en"), title("164TH ST")
    ("McArthur's Bridge", '164th St')
    """
    small = _SMALL[language]
    text = _ORDINAL.sub(lambda ending: ending[0].lower(), text)
    first = _WORD.search(text)
    if first is None:
        return text
    head = _capital(first[0].lower())
    rest = _WORD.sub(lambda w: _written(w[0].lower(), small), text[first.end() :])
    return text[: first.start()] + head + rest


def _written(word: str, small: frozenset[str]) -> str:
    if word in small:
        return word
    if particle := _PARTICLE.match(word):
        return particle[0] + _capital(word[particle.end() :])
    return _capital(word)


def _capital(word: str) -> str:
    if word in _ACRONYMS:
        return word.upper()
    if (particle := _PARTICLE.match(word)) and len(word) > particle.end():
        return particle[0].capitalize() + _capital(word[particle.end() :])
    if _MAC.match(word):
        return "Mc" + word[2:].capitalize()
    return word[:1].upper() + word[1:]
