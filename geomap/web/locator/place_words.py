"""A place in words: as a name, and as it stands after "of" and "to"."""

from dataclasses import dataclass

from geomap.finding.answer import Answer, Question
from geomap.i18n import words
from geomap.i18n.prepositions import after_de
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.places.search import Place

# Places that are known by their code, with the town it is in.
_CODES = ("postal_code", "fsa")


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """`name` stands alone; `after` follows "near" and "of", in French "près".

    `centre` is the same without the province, to be told where one has just read it.
    `is_of_map` says that it is only what a map showed, and nobody's position.
    """

    name: str
    after: str
    centre: str
    is_of_map: bool = False


def of(answer: Answer, question: Question) -> PlaceWords:
    """Return the words for the place an answer is about."""
    reader = question.reader
    place = answer.place
    is_of_map = place is None and _is_of_map(question)
    unnamed = "map.this_area" if is_of_map else "place.here"
    name = question.text or words.say(unnamed, reader)
    short = name
    if place is not None:
        name, short = named(place, reader), _short(place, reader)
    return PlaceWords(name, _after(name, reader), _after(short, reader), is_of_map)


def _is_of_map(question: Question) -> bool:
    """Whether "Search this area" asks: for what is so far from the map's middle."""
    return question.is_area and question.text is None


def _after(name: str, reader: Language) -> str:
    return after_de(name) if reader == "fr" else name


def _short(place: Place, reader: Language) -> str:
    if place.kind in _CODES:
        return place.code
    return place.name_en if reader == "en" else place.name_fr


def named(place: Place, language: Language) -> str:
    """Return a place with its province, as the language writes it."""
    name = place.name_en if language == "en" else place.name_fr
    if place.kind in _CODES and name != place.code:
        name = f"{place.code}, {name}"
    if not place.province or place.kind == "province":
        return name
    province = vocabulary.name("provinces", place.province, language)
    return words.say("place.in_province", language, name=name, province=province)
