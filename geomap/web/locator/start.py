"""The start page: the one box, ways to leaf through instead, and a number to call."""

from flask import render_template
from flask.typing import ResponseReturnValue

from geomap.finding.answer import Answer, Question
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.web import current, language
from geomap.web.locator import ways
from geomap.web.locator.blueprint import locator

_COMMON = (
    "passport", "sin", "ei", "health-card", "drivers-licence", "birth-certificate",
)  # fmt: skip


@language.page(locator, "home")
def home(language: Language) -> ResponseReturnValue:
    """Show the one box."""
    current.finder()
    return shown(Question(reader=language))


def shown(question: Question, told: str | None = None) -> str:
    """Return the start page; `told` is what was wrong with the question."""
    return render_template(
        "locator/home.html",
        question=question,
        told=told,
        common=[vocabulary.terms("services")[code] for code in _COMMON],
        ways=ways.of(Answer(outcome="found"), question),
    )
