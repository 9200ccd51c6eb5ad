"""The list of what is near: ask, answer, show."""

from dataclasses import replace
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from geomap.errors import UserError
from geomap.finding.answer import Answer, Question
from geomap.finding.finder import Finder
from geomap.i18n import formats, words
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.web import asking, current, language, limits, same_page, today
from geomap.web.locator import (
    addresses,
    ask_there,
    assumed,
    best_ways,
    chips,
    headline,
    listed,
    map_data,
    narrowing,
    paging,
    place_words,
    start,
    ways,
)
from geomap.web.locator.blueprint import locator

_LISTS = ("found", "none_near", "named")


@language.page(locator, "results")
@limits.limited("search")
def results(language: Language) -> ResponseReturnValue:
    """Show what is nearest to the place asked for."""
    try:
        question = asking.question(language)
    except UserError as error:
        told = words.say(error.key, language, **error.facts)
        return start.shown(asking.typed(language), told), 400
    finder = current.finder()
    answer = finder.ask(replace(question, is_counted=True, has_facets=True))
    typed, question = question, assumed.applied(answer, question)
    made = {"typed": typed.text, "assumed": assumed.of(answer, typed)}
    if answer.outcome == "no_data" and headline.is_narrowed(question):
        # It is the filters that leave nothing, not those who supply.
        answer = replace(answer, outcome="none_near")
    if answer.outcome not in _LISTS:
        return _without_list(finder, answer, question, made)
    template = "named" if answer.outcome == "named" else "results"
    shown = _shown(finder, answer, question) | _told(finder) | made
    return render_template(f"locator/{template}.html", **shown)


def _without_list(
    finder: Finder, answer: Answer, question: Question, made: dict[str, Any]
) -> str:
    """Return the page that asks again, or says that there is nothing."""
    other_ways = ways.of(answer, question)
    place = place_words.of(answer, question)
    is_known = answer.outcome != "no_data"
    return render_template(
        f"locator/{answer.outcome}.html",
        question=question,
        answer=answer,
        place=place,
        heading=None if is_known else headline.unknown(question, place),
        ask_there=() if is_known else ask_there.offices(finder, answer, question),
        choice_address=lambda place: addresses.of_choice(place, question),
        ways=other_ways,
        all_online=headline.online(question, other_ways.url),
        best=_best(finder, answer, question),
        **made,
    )


def _shown(finder: Finder, answer: Answer, question: Question) -> dict[str, Any]:
    """Return what the page says of an answer."""
    place = place_words.of(answer, question)
    pages = paging.of(answer, question)
    items = listed.items(answer.items, answer, question, pages.first)
    heading = headline.heading(answer, question, place)
    other_ways = ways.of(answer, question)
    return {
        "question": question,
        "answer": answer,
        "place": place,
        "heading": heading,
        "title": headline.title(heading, pages, question),
        "notes": tuple(headline.notes(answer, question)),
        "rules": tuple(headline.rules(answer, question)),
        "all_online": headline.online(question, other_ways.url),
        "items": items,
        "partly": listed.items(answer.partly, answer, question),
        "elsewhere": listed.items(answer.elsewhere, answer, question),
        "provinces": _provinces(answer, question),
        "pages": pages,
        "chips": _chips(finder, answer, question),
        "form": narrowing.of(answer, question),
        "hidden": narrowing.hidden(question),
        "map": map_data.of(items, question.reader, answer.point),
        "around_address": addresses.around(answer, question),
        "address": lambda **changes: addresses.of(question, **changes),
        "choice_address": lambda place: addresses.of_choice(place, question),
        "ways": other_ways,
        "best": _best(finder, answer, question),
        "is_narrowed": headline.is_narrowed(question),
    }


def _best(
    finder: Finder, answer: Answer, question: Question
) -> best_ways.BestWays | None:
    """Return what to do where no office is near, None where one is."""
    if answer.outcome not in ("none_near", "no_data"):
        return None
    return best_ways.of(finder, answer, question)


def _chips(
    finder: Finder, answer: Answer, question: Question
) -> tuple[chips.Chip, ...]:
    """Return the filters; where they leave nothing, with what is behind each."""
    if answer.outcome != "none_near":
        return chips.of(question)
    return chips.of(question, finder.count)


def _provinces(answer: Answer, question: Question) -> tuple[tuple[str, str], ...]:
    """Return the other provinces whose services may be meant, each with its address."""
    whose = [
        item.location.jurisdiction.removeprefix("CA-") for item in answer.elsewhere
    ]
    codes = dict.fromkeys((*whose, *answer.provinces))
    return tuple(
        (
            vocabulary.name("provinces", code, question.reader),
            addresses.of(question, residence=code),
        )
        for code in codes
        if code != answer.province and code in vocabulary.terms("provinces")
    )


def _told(finder: Finder) -> dict[str, Any]:
    """Return what is told of the page itself, for paper: when, and of what data."""
    reader = language.current()
    versions = finder.snapshot.versions.values()
    newest = max((each.published_at for each in versions), default=None)
    return {
        "here": same_page.canonical(),
        "printed": formats.date(today.day(), reader),
        "data_of": formats.date(newest, reader) if newest else None,
        "search_address": url_for("locator.results", language=reader),
    }
