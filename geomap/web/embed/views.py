"""The framed search, and the one tag that puts it on another site's page."""

from flask import Blueprint, Response, current_app, render_template, request
from flask.typing import ResponseReturnValue

from geomap.errors import UserError
from geomap.finding.answer import Answer, Question
from geomap.i18n import words
from geomap.model.schema import LANGUAGES, Language
from geomap.places.search import Place
from geomap.web import current, language, limits, queries, today
from geomap.web.locator import place_words
from geomap.web.shown import Shown

embed = Blueprint("embed", __name__)
_SHOWN = 5


@language.page(embed, "search")
@limits.limited("search")
def search(language: Language) -> ResponseReturnValue:
    """Show the box, and the nearest few offices once a place was asked for."""
    finder = current.finder()
    try:
        question = _asked(language)
    except UserError as error:
        told = words.say(error.key, language, **error.facts)
        return render_template("embed/search.html", question=None, told=told), 400
    if question.text is None and question.near is None:
        return render_template("embed/search.html", question=None)
    answer = finder.ask(question)
    return render_template(
        "embed/search.html",
        question=question,
        answer=answer,
        place=place_words.of(answer, question),
        items=_items(answer, question),
        point_of=_point,
    )


@embed.get("/embed.js")
def script() -> Response:
    """Send the one tag's script: it makes the frame, with a title in both languages."""
    titles = {each: words.say("embed.title", each) for each in LANGUAGES}
    text = render_template("embed/embed.js", titles=titles)
    response = Response(text, mimetype="text/javascript")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


def _asked(reader: Language) -> Question:
    asked = queries.asked(request.query_string)
    now = current_app.config["GEOMAP_CLOCK"]()
    return queries.question(asked, reader, limit=_SHOWN, private=True, now=now)


def _items(answer: Answer, question: Question) -> tuple[Shown, ...]:
    return tuple(
        Shown(found.location, question.reader, today.day(), found=found, number=number)
        for number, found in enumerate(answer.items, start=1)
    )


def _point(place: Place) -> str:
    return f"{place.point.latitude:.2f},{place.point.longitude:.2f}"
