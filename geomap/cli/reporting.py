"""reports: what people say is wrong, for the source that has to answer."""

import click

from geomap.cli import language, rooms
from geomap.cli.submitting import who
from geomap.errors import UserError
from geomap.i18n import formats, words
from geomap.model.report import STATES, Report, State, read_id
from geomap.model.schema import Language
from geomap.store import reports as kept
from geomap.store.shelf import Shelf

_ACTIONS = ("list", "show", "answer", "close")
_state = click.Choice(list(STATES))


@click.command()
@click.argument("action", type=click.Choice(_ACTIONS), default="list")
@click.argument("report_id", metavar="[REPORT]", required=False)
@click.option("--source", "source_id", help="List only reports about this source.")
@click.option("--state", type=_state, help="List only reports in this state.")
@click.option("--text", help="What was answered, or why nothing changes.")
@who
@language.option
def reports(
    action: str,
    report_id: str | None,
    source_id: str | None,
    state: State | None,
    text: str | None,
    by: str,
    said_in: Language,
) -> None:
    """List reports of mistakes, show one, answer it or close it."""
    shelf = rooms.shelf()
    if action == "list":
        _list(shelf, source_id, state, said_in)
        return
    number = read_id(_needed(report_id, "verbs.reports.which"))
    if action == "answer":
        said = _needed(text, "verbs.reports.what")
        kept.answer(shelf, number, said, by=by, now=rooms.now())
    if action == "close":
        kept.close(shelf, number, by=by, now=rooms.now())
    _show(shelf, kept.one(shelf, number), said_in)


def _needed(value: str | None, key: str) -> str:
    if not value:
        raise UserError(key)
    return value


def _list(
    shelf: Shelf, source_id: str | None, state: State | None, said_in: Language
) -> None:
    found = kept.listed(shelf, source_id=source_id, state=state)
    for report in found:
        day = formats.date(report.received_at, said_in)
        subject = words.say(f"report.subject.{report.subject}", said_in)
        label = words.say(f"report.state.{report.state}", said_in)
        click.echo(f"{report.id}  {day}  {label}  {report.location_id}  {subject}")
    click.echo(words.count("verbs.reports.count", said_in, len(found)))


def _show(shelf: Shelf, report: Report, said_in: Language) -> None:
    email = kept.email_of(shelf, report.id)
    facts = (
        ("number", report.id),
        ("state", words.say(f"report.state.{report.state}", said_in)),
        ("received", formats.date(report.received_at, said_in)),
        ("location", report.location_id),
        ("version", f"{report.source_id} v{report.version}"),
        ("record", report.record_sha256),
        ("subject", words.say(f"report.subject.{report.subject}", said_in)),
        ("text", report.text),
        ("email", email),
        ("answer", report.answer),
    )
    for name, value in facts:
        if value:
            label = words.say(f"verbs.reports.{name}", said_in)
            click.echo(f"{label} {click.unstyle(value)}")
