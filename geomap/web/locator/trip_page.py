"""The page of one trip: ask for tasks and a place, show the stops."""

from collections.abc import Sequence

from flask import render_template, request
from flask.typing import ResponseReturnValue

from geomap.errors import UserError
from geomap.finding.answer import Answer, Question
from geomap.finding.trip import errand as errand_of
from geomap.finding.trip.errand import Errand, Planned
from geomap.i18n import words
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.web import current, errands, language, limits, queries
from geomap.web.locator import map_data, place_words, trip_addresses, trip_shown
from geomap.web.locator.blueprint import locator

# Where on the page each thing that is missing is asked for.
_FIELDS = {"trip.no_tasks": "tasks", "trip.several": "tasks"}


@language.page(locator, "trip")
@limits.limited("search")
def trip(language: Language) -> ResponseReturnValue:
    """Show the fewest stops for several tasks, or ask which tasks and from where."""
    current.finder()
    asked = queries.asked(request.query_string)
    try:
        errand = errands.read(asked, language, private=True)
    except UserError as error:
        return _form(_said(language), errors=[_told(error, language)]), 400
    if "q" not in asked and "near" not in asked:
        return _form(errand)
    missing = errands.missing(errand)
    if missing:
        told = [_told(UserError(key), language) for key in missing]
        return _form(errand, errors=told), 400
    return _answered(errand)


def _answered(errand: Errand) -> ResponseReturnValue:
    planned = errand_of.planned(current.finder(), errand)
    lacking = errand_of.lacking(planned)
    if lacking:
        told = [_told(UserError(lacking), errand.question.reader)]
        return _form(errand, ticked=planned.services, errors=told), 400
    return _plan(planned) if planned.trip else _choose(planned)


def _form(
    errand: Errand,
    errors: Sequence[tuple[str, str]] = (),
    ticked: Sequence[str] = (),
    **more: object,
) -> str:
    reader = errand.question.reader
    chosen = errand.services_in(errand.question.residence)
    return render_template(
        "locator/trip.html",
        errand=errand,
        question=errand.question,
        events=errands.events().values(),
        ticked=tuple(dict.fromkeys((*chosen, *ticked))),
        themes=trip_shown.themes(reader),
        errors=errors,
        **more,
    )


def _choose(planned: Planned) -> str:
    """Offer the places of that name, or those with a name like it."""
    errand = planned.errand
    return _form(
        errand,
        outcome=planned.asked.outcome,
        choices_of_place=planned.asked.choices,
        choice_address=lambda place: trip_addresses.of_choice(errand, place),
    )


def _plan(planned: Planned) -> str:
    errand, asked = planned.errand, planned.asked
    question = errand.question
    answer = Answer(outcome="found", point=asked.point, place=asked.place)
    shown = trip_shown.of(planned)
    items = tuple(stop.item for stop in shown.stops)
    return render_template(
        "locator/trip_plan.html",
        errand=errand,
        question=question,
        place=place_words.of(answer, question),
        choices_of_place=asked.choices,
        choice_address=lambda place: trip_addresses.of_choice(errand, place),
        plan=shown,
        items=items,
        map=map_data.of(items, question.reader, asked.point),
        events=errands.events().values(),
        ticked=planned.services,
        themes=trip_shown.themes(question.reader),
        errors=[],
    )


def _told(error: UserError, reader: Language) -> tuple[str, str]:
    """Return the field something is wrong with, and what."""
    key = "trip.several" if error.key == "query.several" else error.key
    return _FIELDS.get(key, "q"), words.say(key, reader, **error.facts)


def _said(reader: Language) -> Errand:
    """Return what was given as it was, so that nobody has to give it again."""
    known = vocabulary.terms("services")
    services = [code for code in request.args.getlist("svc") if code in known]
    question = Question(
        text=request.args.get("q", "")[: queries.TEXT_MAX],
        services=tuple(dict.fromkeys(services)),
        reader=reader,
    )
    event = errands.events().get(request.args.get("event", ""))
    return Errand(question=question, event=event)
