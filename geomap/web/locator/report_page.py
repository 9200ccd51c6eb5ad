"""Reporting a mistake: a form without an account, and what becomes of the report."""

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from geomap.errors import NotFound, UserError
from geomap.finding.finder import Finder
from geomap.i18n import formats
from geomap.model.records import LocationRecord
from geomap.model.report import SUBJECTS, TEXT_MAX, Report, Subject, new_id, read_id
from geomap.model.schema import Language
from geomap.store import reports
from geomap.web import current, form_origin, language, limits, today
from geomap.web.locator import location_address, report_form
from geomap.web.locator.blueprint import locator
from geomap.web.locator.report_form import Filled
from geomap.web.shown import Shown


@language.page(locator, "report", methods=("GET", "POST"), is_for_all=False)
@limits.limited("report", methods=("POST",))
def report(language: Language, location_id: str) -> ResponseReturnValue:
    """Show the form for a mistake; take it, and lead to the report's own page."""
    finder = current.finder()
    record = finder.location(location_id)
    if record is None:
        raise NotFound("location.unknown")
    if request.method == "GET":
        return _form(record, language, Filled())
    is_ours = form_origin.is_ours()
    if is_ours is False:
        raise UserError("report.elsewhere")
    filled = report_form.read(request.form)
    if is_ours is None and not filled.errors:
        filled = _signed(record, filled)
    if filled.errors:
        return _form(record, language, filled), 400
    number = _kept(finder, record, filled, language)
    there = url_for("locator.reported", language=language, report_id=number)
    return redirect(there, code=303)


@language.page(locator, "reported", is_for_all=False)
def reported(language: Language, report_id: str) -> ResponseReturnValue:
    """Show what became of a report to whoever has its number; not what it says."""
    finder = current.finder()
    found = reports.one(current.installed().shelf, read_id(report_id))
    record = finder.location(found.location_id)
    version = finder.snapshot.versions.get(found.source_id)
    page = render_template(
        "locator/reported.html",
        report=found,
        item=record and Shown(record, language, today.day()),
        publisher=(version and version.publisher.get(language)) or found.source_id,
        received=formats.date(found.received_at, language),
        changed=found.changed_at and formats.date(found.changed_at, language),
    )
    # It says what changes, to one person.
    headers = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
    return Response(page, headers=headers)


def _form(record: LocationRecord, language: Language, filled: Filled) -> str:
    return render_template(
        "locator/report.html",
        item=Shown(record, language, today.day()),
        filled=filled,
        subjects=SUBJECTS,
        most=TEXT_MAX,
        sign=form_origin.sign(record.id),
        back=location_address.of(record, language),
    )


def _signed(record: LocationRecord, filled: Filled) -> Filled:
    """Return the form with an error unless it is one we gave out for this location."""
    if form_origin.is_signed(record.id, request.form.get("sign", "")):
        return filled
    return Filled(
        subject=filled.subject,
        text=filled.text,
        email=filled.email,
        errors={"form": "report.error.form"},
    )


def _kept(
    finder: Finder, record: LocationRecord, filled: Filled, language: Language
) -> str:
    row = finder.columns.row_of(record.id)
    known = finder.columns.values(row) if row is not None else {}
    version = finder.snapshot.versions.get(record.source)
    moment = today.moment()
    subject: Subject = filled.subject  # type: ignore[assignment] # checked by the form
    made = Report(
        id=new_id(),
        location_id=record.id,
        source_id=record.source,
        version=version.number if version else 0,
        record_sha256=reports.fingerprint(known),
        language=language,
        subject=subject,
        text=filled.text,
        received_at=moment.isoformat(),
    )
    reports.keep(current.installed().shelf, made, filled.email or None, moment)
    return made.id
