"""From what somebody typed to where and what for: one box for everything.

Readings are tried from the surest to the least sure: a code or coordinates, a place,
a task, an office's name or address, a task with a place; then the same in another
spelling, and last what of it is understood. What was assumed is said in notes.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import replace

from geomap.finding import choosing
from geomap.finding.answer import Question
from geomap.finding.asked import Asked
from geomap.finding.guesses import LESS_SURE
from geomap.finding.offices import Offices
from geomap.finding.readings import SURE
from geomap.finding.understood import Understood
from geomap.places import search
from geomap.places.gazetteer import Gazetteer

_NOTHING = Understood(outcome="not_understood")
_SUGGESTIONS = 5


def understand(
    gazetteer: Gazetteer, question: Question, find_offices: Callable[[], Offices]
) -> Understood:
    """Return where and what for; `near` wins over the text."""
    if question.near is not None:
        return Understood(outcome="found", point=question.near)
    text = unicodedata.normalize("NFC", question.text or "")
    asked = Asked(text.strip(), gazetteer, find_offices)
    if not asked.words:
        return _NOTHING
    readings = SURE if question.exact else (*SURE, *LESS_SURE)
    found = (reading(asked) for reading in readings)
    return next((one for one in found if one is not None), None) or _at_a_loss(asked)


def applied(understood: Understood, question: Question) -> Question:
    """Return the question with the tasks of its text as services.

    What is left as its text is the place alone, so that a person who takes the service
    back does not have to edit what was typed.
    """
    if not understood.services:
        return question
    services = tuple(dict.fromkeys((*question.services, *understood.services)))
    where = understood.where
    text = question.text if where is None else where or None
    return replace(question, services=services, text=text)


def _at_a_loss(asked: Asked) -> Understood:
    """Return what may have been meant."""
    rest = [word for run in asked.tasks.rest for word in run]
    sought = asked.part(rest) if asked.tasks.services and rest else asked
    alike = [place for place, _ in search.alike(asked.gazetteer, sought.text)]
    return Understood(
        outcome="not_understood",
        services=asked.tasks.services,
        where=sought.text,
        choices=choosing.apart(alike)[:_SUGGESTIONS],
    )
