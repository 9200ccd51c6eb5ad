"""What was assumed to answer at all, as the pages say it above an answer."""

from dataclasses import dataclass

from geomap.finding import understanding
from geomap.finding.answer import Answer, Question
from geomap.finding.understood import Understood
from geomap.i18n import words
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.places.place import Place
from geomap.web.locator import addresses, place_words

# What its name says already.
_TOLD_BY_NAME = ("province", "point", "postal_code", "address")
_ABOUT_PEOPLE = ("place", "census_subdivision", "reserve", "remote")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """Sentences, and the way back to exactly what was typed where there is one."""

    lines: tuple[str, ...] = ()
    text: str | None = None
    as_typed: str | None = None


def applied(answer: Answer, question: Question) -> Question:
    """Return the question with what was understood of its text."""
    if answer.understood is None:
        return question
    return understanding.applied(answer.understood, question)


def of(answer: Answer, typed: Question) -> Assumed:
    """Return what to say about the difference between what was typed and answered."""
    understood = answer.understood
    if understood is None:
        return Assumed()
    lines = tuple(_lines(understood, typed.reader))
    if not understood.is_corrected:
        return Assumed(lines=lines)
    return Assumed(lines=lines, text=typed.text, as_typed=addresses.as_typed(typed))


def told_about(place: Place, language: Language) -> str:
    """Return a little more of a place than its name: its people, else what it is."""
    if place.kind in _TOLD_BY_NAME:
        return ""
    if place.population and place.kind in _ABOUT_PEOPLE:
        return words.count("choice.people", language, place.population)
    return words.say(f"choice.kind.{place.kind}", language)


def _lines(understood: Understood, reader: Language) -> list[str]:
    place = understood.place
    name = place_words.named(place, reader) if place else ""
    return [
        _sentence(code, text, name, understood, reader)
        for code, text in understood.notes
        if place is not None or code in ("task", "province")
    ]


def _sentence(
    code: str, text: str, place: str, understood: Understood, reader: Language
) -> str:
    if code == "province" and not place:
        return words.say("understood.two_territories", reader, code=text)
    if code == "task":
        names = [vocabulary.name("services", s, reader) for s in understood.services]
        return words.say("understood.task", reader, service=", ".join(names))
    facts = {"place": place, "text": text, "code": text}
    return words.say(f"understood.{code}", reader, **facts)
