"""export, synthesize, map: the directory in other shapes."""

from dataclasses import replace
from pathlib import Path

import click

from geomap import maps
from geomap.cli import language, progress, rooms
from geomap.errors import NotFound, UserError
from geomap.export import formats as exports
from geomap.export import synthetic
from geomap.i18n import words
from geomap.model.schema import Language
from geomap.model.snapshot import Snapshot

_file = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("format_", metavar="FORMAT", type=click.Choice(sorted(exports.FORMATS)))
@click.argument("out", type=_file)
@click.option("--source", "source_id", help="Only this source.")
@language.option
def export(format_: str, out: Path, source_id: str | None, said_in: Language) -> None:
    """Write the published directory to OUT as FORMAT."""
    snapshot = published(source_id)
    with progress.on(words.say("verbs.writing", said_in, file=out.name)):
        exports.write(snapshot.directory, format_, out, sources=snapshot.versions)
    count = len(snapshot.directory)
    click.echo(words.say("verbs.written", said_in, rows=count, file=out))


@click.command()
@click.argument("count", metavar="N", type=click.IntRange(1, 10_000_000))
@click.argument("out", type=_file)
@click.option("--seed", type=int, default=1, show_default=True)
@language.option
def synthesize(count: int, out: Path, seed: int, said_in: Language) -> None:
    """Write N made-up, labelled locations to OUT; its ending says the format."""
    made = synthetic.directory(count, seed)
    with progress.on(words.say("verbs.writing", said_in, file=out.name)):
        exports.write(
            made, ending(out), out, sources={synthetic.SOURCE.id: synthetic.SOURCE}
        )
    click.echo(words.say("verbs.written", said_in, rows=count, file=out))


@click.command(name="map")
@click.argument("out", type=_file)
@click.option("--source", "source_id", help="Only this source.")
@language.option
def map_(out: Path, source_id: str | None, said_in: Language) -> None:
    """Draw the published directory as one HTML page that needs no network."""
    snapshot = published(source_id)
    with progress.on(words.say("verbs.writing", said_in, file=out.name)):
        maps.write(snapshot.directory, out, language=said_in, sources=snapshot.versions)
    count = len(snapshot.directory)
    click.echo(words.say("verbs.written", said_in, rows=count, file=out))


def ending(out: Path) -> str:
    """Return the format a file's name asks for by its ending."""
    for code, known in exports.FORMATS.items():
        if out.name.lower().endswith(known.suffix):
            return code
    endings = ", ".join(known.suffix for known in exports.FORMATS.values())
    raise UserError("verbs.no_ending", {"file": out.name, "endings": endings})


def published(source_id: str | None) -> Snapshot:
    """Return what is published, of one source or of all."""
    snapshot = rooms.shelf().snapshot()
    if source_id is None:
        return snapshot
    if source_id not in snapshot.versions:
        raise NotFound("verbs.not_published", {"source": source_id})
    keep = snapshot.directory.locations["source"] == source_id
    versions = {source_id: snapshot.versions[source_id]}
    only = snapshot.directory.only(keep.to_numpy())
    return replace(snapshot, directory=only, versions=versions)
