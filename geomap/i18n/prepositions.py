"""French names of places after "de": elided, contracted or left alone."""

import re
import unicodedata

# An h before which French elides; before any other (Halifax, Hearst, Hull, Le Havre)
# Quebec and the other provinces write "de".
_MUTE = re.compile(r"h(e(?!a|m|l|y|i)|é|uber|onfleur|onor|yacinthe)", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]\d[A-Z]")
_CONTRACTED = (("Le ", "du "), ("Les ", "des "))
# A city that bears its article only after a preposition.
_WITH_ARTICLE = ("Grand Sudbury",)


def after_de(name: str) -> str:
    """Return a name after "de".

    >>> after_de("Ottawa"), after_de("Québec"), after_de("Le Bic"), after_de("Hearst")
    ("d'Ottawa", 'de Québec', 'du Bic', 'de Hearst')
    """
    if name.startswith(_WITH_ARTICLE):
        return f"du {name}"
    for article, contracted in _CONTRACTED:
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    return f"d'{name}" if _is_elided(name) else f"de {name}"


def _is_elided(name: str) -> bool:
    if _CODE.match(name):
        return False
    first = unicodedata.normalize("NFKD", name)[:1].casefold()
    return (bool(first) and first in "aeiouœæ") or bool(_MUTE.match(name))
