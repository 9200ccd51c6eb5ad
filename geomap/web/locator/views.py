"""The views: ask, answer, show."""

from flask import render_template
from flask.typing import ResponseReturnValue

from geomap.model.schema import Language
from geomap.web import current, language, today
from geomap.web.locator import supplied
from geomap.web.locator.blueprint import locator


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
