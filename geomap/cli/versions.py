"""versions, restore, diff: what was published, and going back."""

import click

from geomap import publishing
from geomap.cli import language, rooms
from geomap.cli.submitting import who
from geomap.i18n import formats, words
from geomap.model.change import Change
from geomap.model.schema import Language

_SHOWN = 50


@click.command()
@click.argument("source_id", metavar="SOURCE")
@language.option
def versions(source_id: str, said_in: Language) -> None:
    """List the versions of SOURCE, newest first; * marks the active one."""
    shelf = rooms.shelf()
    active = shelf.active().get(source_id)
    listed = publishing.versions(shelf, source_id)
    if not listed:
        click.echo(words.say("verbs.no_versions", said_in, source=source_id))
    for version in listed:
        mark = "*" if version == active else " "
        date = formats.date(version.published_at, said_in)
        rows = words.count("verbs.rows", said_in, version.rows)
        click.echo(f"{mark} {version.number:>4}  {date}  {rows}  {version.sha256[:12]}")


@click.command()
@click.argument("source_id", metavar="SOURCE")
@click.argument("number", type=int)
@who
@language.option
def restore(source_id: str, number: int, by: str, said_in: Language) -> None:
    """Make version NUMBER of SOURCE the active one again."""
    shelf = rooms.shelf()
    version = publishing.restore(shelf, source_id, number, by=by, now=rooms.now())
    facts = {"number": version.number, "source": source_id, "rows": version.rows}
    click.echo(words.say("verbs.restored", said_in, **facts))


@click.command()
@click.argument("source_id", metavar="SOURCE")
@who
@language.option
def withdraw(source_id: str, by: str, said_in: Language) -> None:
    """Take SOURCE off the map; its versions stay."""
    publishing.withdraw(rooms.shelf(), source_id, by=by, now=rooms.now())
    click.echo(words.say("verbs.withdrawn", said_in, source=source_id))


@click.command()
@click.argument("source_id", metavar="SOURCE")
@click.argument("older", type=int)
@click.argument("newer", type=int)
@language.option
def diff(source_id: str, older: int, newer: int, said_in: Language) -> None:
    """Say what changed from version OLDER of SOURCE to version NEWER."""
    changes = publishing.diff(rooms.shelf(), source_id, older, newer)
    for kind, count in changes.counts.items():
        click.echo(words.count(f"verbs.changes.{kind}", said_in, count))
    for change in changes.first(_SHOWN):
        click.echo("  " + told(change))
    if len(changes) > _SHOWN:
        click.echo("  " + words.count("verbs.more", said_in, len(changes) - _SHOWN))


def told(change: Change) -> str:
    """Return one change on one line."""
    if change.kind in ("added", "removed"):
        return f"{'+' if change.kind == 'added' else '-'} {change.id}"
    values = f"{change.before or '∅'} → {change.after or '∅'}"
    what = f"{change.field}: {values}" if change.field else values
    moved = f" ({change.metres:,.0f} m)" if change.metres is not None else ""
    return f"~ {change.id}  {what}{moved}"
