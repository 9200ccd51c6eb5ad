"""submit, approve, publish: a file's way to the shelf."""

from collections.abc import Callable
from pathlib import Path

import click

from geomap import config, publishing
from geomap.cli import language, progress, rooms
from geomap.i18n import words
from geomap.ingest import pipeline, receive, report
from geomap.ingest.readers.limits import LARGE
from geomap.model import directory
from geomap.model.directory import Directory
from geomap.model.draft import Draft
from geomap.model.schema import Language
from geomap.model.source import Source
from geomap.model.submission import Submission
from geomap.store.shelf import Shelf

# What opens a directory by its hash and its number of rows.
Load = Callable[[str, int], Directory]
who = click.option("--by", default=rooms.who, help="Who does it, for the audit chain.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", "source_id", required=True, help="The declared source.")
@who
@language.option
def submit(file: Path, source_id: str, by: str, said_in: Language) -> None:
    """Check FILE and keep it on the shelf, for a person to approve."""
    source, shelf = rooms.source(source_id), rooms.shelf()
    publishing.declare(shelf, [source], by=by, now=rooms.now())
    received = receive.receive(file, file.name, config.settings().home / "inbox")
    with progress.on(words.say("verbs.checking", said_in, file=file.name)):
        draft = prepared(received, source, shelf)
    submission = publishing.submit(shelf, draft, received, by=by, now=rooms.now())
    _tell("verbs.submitted", said_in, submission=submission.id, rows=submission.rows)
    for kind, count in submission.changes.items():
        if count:
            click.echo("  " + words.count(f"verbs.changes.{kind}", said_in, count))
    if submission.is_blocked:
        click.echo("\n".join(report.lines(draft, said_in)))
    _tell(_following(submission), said_in, submission=submission.id)


@click.command()
@click.argument("submission")
@click.option("--despite", help="Why a larger change than expected is right.")
@who
@language.option
def approve(submission: str, despite: str | None, by: str, said_in: Language) -> None:
    """Say that a SUBMISSION may be published."""
    approved = publishing.approve(
        rooms.shelf(), submission, by=by, now=rooms.now(), despite=despite
    )
    _tell("verbs.approved", said_in, submission=approved.id)


@click.command()
@click.argument("submission")
@who
@language.option
def reject(submission: str, by: str, said_in: Language) -> None:
    """Say that a SUBMISSION is not to be published."""
    publishing.reject(rooms.shelf(), submission, by=by, now=rooms.now())
    _tell("verbs.rejected", said_in)


@click.command()
@click.argument("submission")
@who
@language.option
def retract(submission: str, by: str, said_in: Language) -> None:
    """Take back a SUBMISSION that is not published yet."""
    publishing.retract(rooms.shelf(), submission, by=by, now=rooms.now())
    _tell("verbs.retracted", said_in)


@click.command()
@click.argument("submission")
@who
@language.option
def publish(submission: str, by: str, said_in: Language) -> None:
    """Make an approved SUBMISSION what everyone sees of its source."""
    version = publishing.publish(rooms.shelf(), submission, by=by, now=rooms.now())
    facts = {"number": version.number, "source": version.source_id}
    _tell("verbs.published", said_in, rows=version.rows, **facts)


def prepared(
    received: receive.ReceivedFile,
    source: Source,
    shelf: Shelf,
    load: Load | None = None,
) -> Draft:
    """Return the draft of a file, compared with what is published.

    `load` opens what other sources have published, by default each time anew.
    """
    before = shelf.before(source.id) or directory.empty()
    others = others_than(source.id, shelf, load or shelf.load_object)
    return pipeline.prepare(
        received,
        source,
        before,
        rooms.places(),
        others=others,
        today=rooms.now().date(),
        limits=LARGE,
    )


def others_than(source_id: str, shelf: Shelf, load: Load) -> Directory:
    """Return what the other sources have published, together."""
    active = shelf.active()
    others = [version for name, version in active.items() if name != source_id]
    return directory.together([load(each.sha256, each.rows) for each in others])


def _following(submission: Submission) -> str:
    if not submission.is_blocked:
        return "verbs.next_approve"
    confirm = submission.is_confirmable
    return "verbs.next_confirm" if confirm else "verbs.next_blocked"


def _tell(key: str, said_in: Language, **facts: object) -> None:
    click.echo(words.say(key, said_in, **facts))
