"""How another site shows the search: the snippets, and a live example."""

from flask import render_template
from flask.typing import ResponseReturnValue

from geomap.model.schema import Language
from geomap.web import language
from geomap.web.locator.blueprint import locator


@language.page(locator, "embedding")
def embedding(language: Language) -> ResponseReturnValue:  # noqa: ARG001 - in the address
    """Show what to copy, and what it looks like."""
    return render_template("locator/embedding.html")
