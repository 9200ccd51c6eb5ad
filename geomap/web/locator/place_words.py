"""A place in words: as a name, and as it stands after "of" and "to"."""

import unicodedata
from dataclasses import dataclass

from geomap.finding.answer import Answer, Question
from geomap.i18n import words
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.places.search import Place

# Places that are known by their code, with the town it is in.
_CODES = ("postal_code", "fsa")


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """`name` stands alone; `after` follows "closest to" and "les plus proches"."""

    name: str
    after: str


def of(answer: Answer, question: Question) -> PlaceWords:
    """Return the words for the place an answer is about."""
    reader = question.reader
    if answer.place is not None:
        name = named(answer.place, reader)
    else:
        name = question.text or words.say("place.here", reader)
    return PlaceWords(name, _after(name, reader))


def named(place: Place, language: Language) -> str:
    """Return a place with its province, as the language writes it."""
    name = place.name_en if language == "en" else place.name_fr
    if place.kind in _CODES and name != place.code:
        name = f"{place.code}, {name}"
    if not place.province:
        return name
    province = vocabulary.name("provinces", place.province, language)
    return words.say("place.in_province", language, name=name, province=province)


def _after(name: str, language: Language) -> str:
    """Return the name after "de", elided where French does so.

    >>> _after("Ottawa", "fr"), _after("Îles-de-la-Madeleine", "fr")
    ("d'Ottawa", "d'Îles-de-la-Madeleine")
    >>> _after("Le Bic", "fr"), _after("Ottawa", "en")
    ('de Le Bic', 'Ottawa')
    """
    if language == "en":
        return name
    first = unicodedata.normalize("NFKD", name)[:1].casefold()
    return f"d'{name}" if first and first in "aeiouœ" else f"de {name}"
