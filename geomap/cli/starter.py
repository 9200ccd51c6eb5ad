"""starter: the directory geomap begins with."""

from collections.abc import Mapping
from functools import cache

import click

from geomap import config, publishing
from geomap.cli import language, progress, rooms
from geomap.cli.submitting import Load, prepared, who
from geomap.i18n import words
from geomap.ingest import receive, template
from geomap.model.schema import Language
from geomap.model.source import Source
from geomap.store.shelf import Shelf


@click.command()
@click.option("--if-missing", is_flag=True, help="Only when nothing is published yet.")
@who
@language.option
def starter(if_missing: bool, by: str, said_in: Language) -> None:
    """Publish the starter directory, source by source."""
    shelf = rooms.shelf()
    # Every source is held against all others: each of those is opened once.
    load = cache(shelf.load_object)
    if if_missing and shelf.active():
        return
    click.echo(words.say("verbs.starter.begins", said_in))
    for source in in_order(rooms.sources()):
        with progress.on(source.id):
            rows = _published(source, shelf, load, by)
        click.echo(words.say("verbs.starter.one", said_in, source=source.id, rows=rows))
    total = len(shelf.snapshot().directory)
    click.echo(words.say("verbs.starter.done", said_in, rows=total))


def in_order(sources: Mapping[str, Source]) -> list[Source]:
    """Return the sources the starter directory has, the most trusted first.

    A later source can then recognize the locations of an earlier one.
    """
    folder = config.settings().starter
    held = [s for s in sources.values() if (folder / f"{s.id}.csv").exists()]
    return sorted(held, key=lambda source: (-source.rank, source.id))


def _published(source: Source, shelf: Shelf, load: Load, by: str) -> int:
    """Publish one source of the starter directory, as a steward would."""
    settings = config.settings()
    file = settings.starter / f"{source.id}.csv"
    publishing.declare(shelf, [source], by=by, now=rooms.now())
    received = receive.receive(file, file.name, settings.home / "inbox")
    draft = prepared(received, template.as_template(source), shelf, load)
    submission = publishing.submit(shelf, draft, received, by=by, now=rooms.now())
    publishing.approve(shelf, submission.id, by=by, now=rooms.now())
    version = publishing.publish(shelf, submission.id, by=by, now=rooms.now())
    return version.rows
