"""Addresses that keep what was asked: of a place to choose, of more results."""

from typing import Any

from flask import url_for

from geomap.finding.answer import Question
from geomap.places.search import Place
from geomap.web import queries
from geomap.web.locator import place_words

_MORE = 20


def of_choice(place: Place, question: Question) -> str:
    """Return the address of the results for one of several places.

    Its point is in the address, since its name alone was not enough to tell.
    """
    point = f"{place.point.latitude:.2f},{place.point.longitude:.2f}"
    name = place_words.named(place, question.reader)
    return _results(question, q=name, near=point)


def of_more(question: Question, shown: int) -> str | None:
    """Return the address of a longer list, None when this one is whole."""
    is_whole = shown < question.limit
    if is_whole or question.limit >= queries.LIMIT_MAX:
        return None
    limit = min(question.limit + _MORE, queries.LIMIT_MAX)
    near = question.near
    point = f"{near.latitude},{near.longitude}" if near else None
    return _results(question, q=question.text, near=point, limit=limit)


def _results(question: Question, **asked: Any) -> str:
    return url_for(
        "locator.results",
        language=question.reader,
        svc=question.services,
        lng=question.language,
        kind=question.kind,
        **asked,
    )
