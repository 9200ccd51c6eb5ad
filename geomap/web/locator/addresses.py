"""Addresses that keep what was asked, but for what is changed: a page, a filter."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import url_for

from geomap.finding.answer import Answer, Question
from geomap.places.place import Place
from geomap.web import queries
from geomap.web.locator import place_words


def of(question: Question, **changes: Any) -> str:
    """Return the address of the results for a question, with some of it changed.

    Another filter is another list, which begins on its first page; only `page` itself
    leaves the page where it is said to be.
    """
    asked = replace(question, **{"page": 1, **changes})
    return url_for("locator.results", language=asked.reader, **parameters(asked))


def of_choice(place: Place, question: Question) -> str:
    """Return the address of the results for one of several places.

    Its point is in the address, since its name alone was not enough to tell.
    """
    name = place_words.named(place, question.reader)
    return of(question, text=name, near=place.point)


def as_typed(question: Question) -> str:
    """Return the address of the results for a text exactly as it is spelt."""
    return of(question, exact=True)


def around(answer: Answer, question: Question) -> str | None:
    """Return the address of what is near the one office that bears a name."""
    is_one = answer.outcome == "named" and len(answer.items) == 1
    location = answer.items[0].location if is_one else None
    if location is None or location.point is None:
        return None
    name = location.name.of(question.reader)
    return of(question, text=name, near=location.point)


def parameters(question: Question) -> Mapping[str, Any]:
    """Return a question as the parameters of an address, without what is usual."""
    near, within = question.near, question.within
    asked = {
        "q": question.text,
        "exact": "1" if question.exact else None,
        "near": f"{near.latitude:.2f},{near.longitude:.2f}" if near else None,
        "svc": question.services,
        "order": question.orders,
        "lng": question.language,
        "lngm": question.served,
        "acc": question.accessibility,
        "open": moment(question),
        "kind": question.kind,
        "r": f"{within / 1_000:g}" if within else None,
        "area": "1" if question.is_area and near and not question.text else None,
        "res": question.residence,
        "sort": question.sort if question.sort != "distance" else None,
        "page": question.page if question.page > 1 else None,
        "limit": question.limit if question.limit != queries.SHOWN else None,
        "view": question.view if question.view != "list" else None,
    }
    return {name: value for name, value in asked.items() if value}


def moment(question: Question) -> str | None:
    """Return when it is to be open, as an address says it."""
    if question.open_at is None:
        return None
    is_now = question.open_at.tzinfo is not None
    return "now" if is_now else question.open_at.isoformat(timespec="minutes")
