"""Capitals: tell shouted text, and suggest how it is written in each language."""

import re

from geomap.model.schema import Language

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL = {
    "en": frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "de", "du", "la", "des", "le"]),
    "fr": frozenset(
        ["a", "à", "au", "aux", "avec", "chez", "dans", "de", "des", "du", "en", "et", "la", "le", "les", "ou", "par", "pour", "sous", "sur", "un", "une"]
    ),
}  # fmt: skip
_ACRONYMS = frozenset(
    ["RCMP", "GRC", "OPP", "SPVM", "SAAQ", "RAMQ", "CLSC", "CIUSSS", "CISSS", "CHSLD", "CHUM", "CHU", "ICBC", "CRA", "ARC", "IRCC", "ESDC", "EDSC", "YMCA", "YWCA", "BC", "PEI", "NWT", "USA", "MP", "MPP", "MLA", "MNA", "SIN", "NAS", "DND", "MDN", "CBSA", "ASFC", "NCR", "RCN", "II", "III", "IV", "VI", "VII", "NE", "NW", "SE", "SW", "NO", "SO", "PO", "RR", "CP", "TTY", "ATS", "ON", "QC", "MB", "SK", "AB", "NB", "NS", "NL", "YT", "NT", "NU"]
)
_PARTICLE = re.compile(r"(?:d|l|qu|s|n|j)['’]", re.IGNORECASE)
_MAC = re.compile(r"mc(?=[a-z]{3})", re.IGNORECASE)


def is_shouted(text: str) -> bool:
    """Tell whether more than 70% of the letters are capitals, in more than an acronym.

    >>> is_shouted("CITY HALL"), is_shouted("RCMP"), is_shouted("CLSC Rosemont")
    (True, False, False)
    """
    if text.islower() or len(text) < 6:
        return False
    upper = sum(map(str.isupper, text))
    if upper < 6 or upper <= 0.7 * (upper + sum(map(str.islower, text))):
        return False
    return any(len(w) > 2 and w not in _ACRONYMS for w in _WORD.findall(text))


def title(text: str, language: Language = "en") -> str:
    """Return shouted or all-small text with the capitals its language asks for.

    >>> title("VILLE DE L'ÎLE-PERROT", "fr"), title("OFFICE OF THE RCMP", "en")
    ("Ville de l'Île-Perrot", 'Office of the RCMP')
    >>> title("mcarthur's bridge", "en")
    "McArthur's Bridge"
    """
    small = _SMALL[language]
    first = _WORD.search(text)
    start = first.start() if first else 0
    return _WORD.sub(lambda w: _written(w[0], w.start() == start, small), text)


def _written(word: str, is_first: bool, small: frozenset[str]) -> str:  # noqa: FBT001
    if word.upper() in _ACRONYMS and word.lower() not in small:
        return word.upper()
    lower = word.lower()
    if not is_first and lower in small:
        return lower
    if particle := _PARTICLE.match(lower):
        rest = lower[particle.end() :]
        head = particle[0].capitalize() if is_first else particle[0]
        return head + rest[:1].upper() + rest[1:]
    if mac := _MAC.match(lower):
        return "Mc" + lower[mac.end() :].capitalize()
    return lower[:1].upper() + lower[1:]
