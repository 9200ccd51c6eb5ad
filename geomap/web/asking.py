"""What the address of a page asks, as it was typed and as a question."""

from flask import current_app, request

from geomap.errors import UserError
from geomap.finding.answer import Question
from geomap.model.schema import Language
from geomap.web import queries


def question(reader: Language) -> Question:
    """Return the question of the address being answered.

    Raises:
        UserError: Nothing was asked, or something that cannot be used.
    """
    asked = queries.asked(request.query_string)
    now = current_app.config["GEOMAP_CLOCK"]()
    found = queries.question(asked, reader, limit=queries.SHOWN, private=True, now=now)
    if found.text is None and found.near is None:
        raise UserError("query.empty")
    return found


def typed(reader: Language) -> Question:
    """Return what was typed as it was, so that nobody has to type it again."""
    text = request.args.get("q", "")[: queries.TEXT_MAX]
    return Question(text=text, reader=reader)
