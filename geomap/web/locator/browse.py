"""Pages to leaf through: every province and territory, every service."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from geomap.errors import NotFound, UserError
from geomap.finding import listing
from geomap.finding.answer import Question
from geomap.finding.finder import Finder
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.model.vocabulary import Term
from geomap.web import current, language, today
from geomap.web.locator import bring, location_address, province_list, supplied, ways
from geomap.web.locator.blueprint import locator
from geomap.web.locator.province_list import ALL, WHOLE_MOST, Letter
from geomap.web.locator.service_list import services_by_letter
from geomap.web.shown import Shown


@language.page(locator, "provinces")
def provinces(language: Language) -> ResponseReturnValue:
    """Show every province and territory, and how many offices are known there."""
    finder = current.finder()
    counts = listing.per_value(finder.columns, finder.rows(), "address_province")
    return render_template(
        "locator/provinces.html", provinces=_provinces(language), counts=counts
    )


@language.page(locator, "province")
def province(language: Language, code: str) -> ResponseReturnValue:
    """Show the offices of a province, by municipality."""
    if code not in vocabulary.terms("provinces"):
        return _province_named(language, code.upper())
    finder = current.finder()
    service, kind = _asked("svc", "services"), _asked("kind", "location_types")
    order = _asked("order", "orders_of_government")
    rows = finder.rows(province=code, service=service, kind=kind, order=order)
    letters = province_list.letters(finder, rows, language)
    letter = request.args.get("letter") or (ALL if len(rows) <= WHOLE_MOST else None)
    return render_template(
        "locator/province.html",
        province=vocabulary.terms("provinces")[code],
        service=service,
        kind=kind,
        order=order,
        count_of_offices=len(rows),
        letters=letters,
        letter=letter,
        shown=_of_letter(letters, letter),
        is_short=len(rows) <= WHOLE_MOST,
        anchor=province_list.anchor,
        item=_shower(finder, language),
        kinds=province_list.other_kinds(finder, code, language),
    )


@language.page(locator, "services")
def services(language: Language) -> ResponseReturnValue:
    """Show every service of the catalogue, from A to Z."""
    current.finder()
    return render_template(
        "locator/services.html", letters=services_by_letter(language)
    )


@language.page(locator, "service")
def service(language: Language, code: str) -> ResponseReturnValue:
    """Show what a service is, whose, and where and how it is offered."""
    if code not in vocabulary.terms("services"):
        raise NotFound("browse.no_service")
    finder = current.finder()
    rows = finder.rows(service=code)
    counts = listing.per_value(finder.columns, rows, "address_province")
    known = ways.known(code, None, language, is_brief=False)
    return render_template(
        "locator/service.html",
        service=vocabulary.terms("services")[code],
        provinces=vocabulary.terms("provinces").values(),
        counts=counts,
        count_of_offices=len(rows),
        question=Question(services=(code,), reader=language),
        bring=bring.known((code,), None, language),
        ways=replace(known, url=None),
        is_all_online=known.is_all_online,
    )


@language.page(locator, "data")
def data(language: Language) -> ResponseReturnValue:
    """Show what can be taken away, how programs ask, and under which licences."""
    finder = current.finder()
    found = supplied.sources(finder.snapshot, language, today.day())
    return render_template(
        "locator/data.html",
        count_of_all=len(finder.everything()),
        provinces=_provinces(language),
        counts=listing.per_value(
            finder.columns, finder.everything(), "address_province"
        ),
        licences=Counter(each.licence for each in found),
    )


def _provinces(language: Language) -> list[Term]:
    terms = vocabulary.terms("provinces").values()
    return sorted(terms, key=lambda term: listing.key(term.name(language)))


def _province_named(language: Language, code: str) -> ResponseReturnValue:
    if code not in vocabulary.terms("provinces"):
        raise NotFound("browse.no_province")
    asked = location_address.kept()
    there = url_for("locator.province", language=language, code=code, **asked)
    return redirect(there, code=301)


def _asked(parameter: str, codes: str) -> str | None:
    value = request.args.get(parameter)
    if value and value not in vocabulary.terms(codes):
        raise UserError("query.code", {"parameter": parameter})
    return value or None


def _of_letter(letters: tuple[Letter, ...], asked: str | None) -> tuple[Letter, ...]:
    if asked == ALL:
        return letters
    found = tuple(each for each in letters if each.letter == asked)
    if asked and not found:
        raise UserError("browse.letter")
    return found


def _shower(finder: Finder, language: Language) -> Callable[[int], Shown]:
    day = today.day()
    return lambda row: Shown(finder.columns.record(row), language, day)
