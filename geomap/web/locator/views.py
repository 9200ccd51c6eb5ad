"""The views: ask, answer, show."""

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue

from geomap.errors import UserError
from geomap.finding.answer import Answer, Question
from geomap.i18n import words
from geomap.model.schema import Language
from geomap.web import current, language, limits, queries, today
from geomap.web.locator import addresses, map_data, place_words, supplied, ways
from geomap.web.locator.blueprint import locator
from geomap.web.shown import Shown

_SHOWN = 10


@language.page(locator, "home")
def home(language: Language) -> ResponseReturnValue:  # noqa: ARG001 - in the address
    """Show the one box."""
    current.finder()
    return render_template("locator/home.html", question=Question())


@language.page(locator, "results")
@limits.limited("search")
def results(language: Language) -> ResponseReturnValue:
    """Show what is nearest to the place asked for."""
    try:
        question = _asked(language)
    except UserError as error:
        told = words.say(error.key, language, **error.facts)
        page = render_template("locator/home.html", question=_said(), told=told)
        return page, 400
    answer = current.finder().ask(question)
    items = _items(answer, question)
    return render_template(
        f"locator/{_TEMPLATES[answer.outcome]}.html",
        question=question,
        answer=answer,
        place=place_words.of(answer, question),
        items=items,
        map=map_data.of(items, language, answer.point),
        choice_address=lambda place: addresses.of_choice(place, question),
        ways=ways.of(answer, question),
        more_address=addresses.of_more(question, len(items)),
    )


@language.page(locator, "sources")
def sources(language: Language) -> ResponseReturnValue:
    """Show where everything comes from, and what nobody has supplied yet."""
    finder = current.finder()
    return render_template(
        "locator/sources.html",
        sources=supplied.sources(finder.snapshot, language, today.day()),
        gaps=supplied.gaps(finder, language),
    )


@language.page(locator, "about")
def about(language: Language) -> ResponseReturnValue:  # noqa: ARG001 - in the address
    """Show what this is, how it can be used and what it does not keep."""
    current.finder()
    return render_template("locator/about.html")


_TEMPLATES = {
    "found": "results",
    "none_near": "results",
    "no_data": "no_data",
    "ambiguous": "ambiguous",
    "not_understood": "not_understood",
}


def _asked(reader: Language) -> Question:
    asked = queries.asked(request.query_string)
    now = current_app.config["GEOMAP_CLOCK"]()
    question = queries.question(asked, reader, limit=_SHOWN, private=True, now=now)
    if question.text is None and question.near is None:
        raise UserError("query.empty")
    return question


def _said() -> Question:
    """Return what was typed as it was, so that nobody has to type it again."""
    return Question(text=request.args.get("q", "")[: queries.TEXT_MAX])


def _items(answer: Answer, question: Question) -> tuple[Shown, ...]:
    return tuple(
        Shown(
            found.location,
            question.reader,
            today.day(),
            found=found,
            number=number,
            service=question.service,
            asked_language=question.language,
        )
        for number, found in enumerate(answer.items, start=1)
    )
