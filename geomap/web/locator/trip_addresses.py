"""Addresses that keep an errand: of a place to choose, of a wider circle."""

from typing import Any

from flask import url_for

from geomap.finding.trip.errand import Errand
from geomap.places.search import Place
from geomap.web.errands import IN_PERSON
from geomap.web.locator import place_words


def of(errand: Errand, **changed: Any) -> str:
    """Return the address of an errand, with some of it changed."""
    question, near = errand.question, errand.question.near
    asked: dict[str, Any] = {
        "event": errand.event.code if errand.event else None,
        "svc": question.services,
        "q": question.text,
        "near": f"{near.latitude:.2f},{near.longitude:.2f}" if near else None,
        "lng": question.language,
        "r": _kilometres(question.within),
        "go": IN_PERSON if errand.is_in_person else None,
    }
    return url_for("locator.trip", language=question.reader, **{**asked, **changed})


def of_choice(errand: Errand, place: Place) -> str:
    """Return the address of the trip from one of several places.

    Its point is in the address, since its name alone was not enough to tell.
    """
    point = f"{place.point.latitude:.2f},{place.point.longitude:.2f}"
    name = place_words.named(place, errand.question.reader)
    return of(errand, q=name, near=point)


def _kilometres(metres: float | None) -> str | None:
    return f"{metres / 1_000:g}" if metres else None
