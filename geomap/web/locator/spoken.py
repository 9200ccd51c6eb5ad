"""The languages of a location, each with how it is served: unknown is never no."""

from collections.abc import Iterator
from dataclasses import dataclass

from geomap.i18n import words
from geomap.model import vocabulary
from geomap.web.shown import Shown

_OFFICIAL = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One language, or a group nobody named one of, and how it is served in words."""

    name: str
    served: str


def of(item: Shown) -> tuple[Spoken, ...]:
    """Return English, French, Indigenous languages and any others that are known."""
    return tuple(_spoken(item))


def _spoken(item: Shown) -> Iterator[Spoken]:
    place = item.location
    terms = vocabulary.terms("languages")
    told = (*place.languages, *place.languages_on_request)
    others = [code for code in terms if code in told and code not in _OFFICIAL]
    indigenous = [c for c in others if terms[c].more.get("kind") == "indigenous"]
    for code in (*_OFFICIAL, *indigenous):
        yield Spoken(_capitalized(terms[code].name(item.language)), _served(item, code))
    if not indigenous:
        name = words.say("location.indigenous_languages", item.language)
        yield Spoken(name, words.say("location.unconfirmed", item.language))
    for code in others:
        if code not in indigenous:
            name = _capitalized(terms[code].name(item.language))
            yield Spoken(name, _served(item, code))


def _served(item: Shown, code: str) -> str:
    if code in item.location.languages:
        return words.say("location.served_offered", item.language)
    if code in item.location.languages_on_request:
        return words.say("location.served_on_request", item.language)
    return words.say("location.unconfirmed", item.language)


def _capitalized(name: str) -> str:
    # French writes languages small inside a sentence; here each starts a line.
    return name[:1].upper() + name[1:]
