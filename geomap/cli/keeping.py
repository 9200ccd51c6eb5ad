"""verify, backup: what whoever keeps the machine needs."""

import sys
from pathlib import Path

import click

from geomap import publishing
from geomap.cli import language, rooms
from geomap.i18n import words
from geomap.model.schema import Language


@click.command()
@language.option
def verify(said_in: Language) -> None:
    """Read every object in full and follow the audit chain."""
    problems = publishing.verify(rooms.shelf())
    for problem in problems:
        click.echo(words.say(problem.key, said_in, **problem.facts))
    if problems:
        sys.exit(4)
    click.echo(words.say("shelf.sound", said_in))


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@language.option
def backup(folder: Path, said_in: Language) -> None:
    """Copy the shelf to FOLDER while it is in use; the copy is a shelf."""
    problems = publishing.back_up(rooms.shelf(), folder)
    for problem in problems:
        click.echo(words.say(problem.key, said_in, **problem.facts), err=True)
    if problems:
        sys.exit(4)
    click.echo(words.say("shelf.backed_up", said_in, folder=folder))
