"""Names of places made comparable: accents, case, hyphens and "Saint" put aside."""

import re

from geomap.i18n import letters

_APOSTROPHES = re.compile("['’ʼ‘`´]")
_OTHER = re.compile(r"[^a-z0-9]+")
_WORDS = {
    "saint": "st",
    "sainte": "ste",
    "saints": "sts",
    "saintes": "stes",
    "ft": "fort",
    "mt": "mount",
}
# What may stand before a name without being part of it.
_BEFORE = re.compile(
    r"^(city of|town of|village of|township of|municipality of|district of|"
    r"ville de |ville d|municipalite de |village de |canton de )\s*"
)
# What may stand after the name of a community without being part of it.
_AFTER = re.compile(
    r" (first nations?|indian reserve|reserve|cree nation|dene nation|ojibway nation|"
    r"nation|premiere nation|reserve indienne)$|^premiere nation (de |d|des )?"
)


def fold(name: str) -> str:
    """Return the name in the form in which names are compared.

    >>> fold("Sainte-Anne-de-Bellevue"), fold("STE. ANNE DE BELLEVUE")
    ('ste anne de bellevue', 'ste anne de bellevue')
    >>> fold("St. John's"), fold("Saint John"), fold("Behchokǫ̀")
    ('st johns', 'st john', 'behchoko')
    """
    words = _OTHER.sub(" ", _APOSTROPHES.sub("", letters.plain(name))).split()
    return " ".join(_WORDS.get(word, word) for word in words)


def without_prefix(folded: str) -> str:
    """Return a folded name without "City of", "Ville de" and their like.

    >>> without_prefix("city of north bay"), without_prefix("ville dottawa")
    ('north bay', 'ottawa')
    """
    return _BEFORE.sub("", folded)


def without_nation(folded: str) -> str:
    """Return a folded name without "First Nation", "Reserve" and their like.

    >>> without_nation("pikangikum first nation"), without_nation("nation")
    ('pikangikum', 'nation')
    """
    return _AFTER.sub("", folded)
