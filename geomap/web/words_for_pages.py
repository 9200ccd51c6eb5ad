"""What every template can say: words, names of codes and formats in its language."""

from collections.abc import Sequence
from typing import Any

from flask import Flask, current_app

from geomap.i18n import formats, words
from geomap.model import vocabulary
from geomap.web import current, language, links, phones, same_page
from geomap.web.locator import assumed, choices, location_address, place_words


def install(app: Flask) -> None:
    """Give the templates their words; without whole words there is no app."""
    words.catalogue()
    app.context_processor(_words)


def _words() -> dict[str, Any]:
    here = language.current()

    def say(key: str, **facts: object) -> str:
        return words.say(key, here, **facts)

    def count(key: str, number: int, **facts: object) -> str:
        return words.count(key, here, number, **facts)

    def term(codes: str, code: str) -> str:
        return vocabulary.name(codes, code, here)

    def services_named(codes: Sequence[str]) -> str:
        names = [vocabulary.name("services", code, here) for code in codes]
        return formats.joined(names, here)

    return {
        "language": here,
        "other_language": language.other(here),
        "address_in": same_page.address_in,
        "canonical": same_page.canonical,
        "absolute": same_page.absolute,
        "says": words.say,
        "phones_in": phones.general,
        "address_of": lambda record, **kept: location_address.of(record, here, **kept),
        "say": say,
        "count": count,
        "term": term,
        "date": lambda day: formats.date(day, here),
        "number": lambda value: formats.number(value, here),
        "services_named": services_named,
        "told_about": assumed.told_about,
        "named": lambda place: place_words.named(place, here),
        "links": links,
        "choices": choices,
        "degraded": current.installed().is_degraded,
        "map_is_installed": current_app.config["GEOMAP_MAP_IS_INSTALLED"],
    }
