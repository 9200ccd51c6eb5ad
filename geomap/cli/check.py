"""check: what geomap makes of a file, and what to do about it; nothing is published."""

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import orjson

from geomap.cli import language, progress, rooms, saving
from geomap.errors import RefusedFile, UserError
from geomap.export import formats as export
from geomap.i18n import words
from geomap.ingest import pipeline, receive, report
from geomap.ingest.readers.limits import LARGE
from geomap.model.draft import Draft
from geomap.model.schema import LANGUAGES, Language
from geomap.model.source import Source

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_OUT = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--source", "source_id", help="The declared source it comes from.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--out", type=_OUT, help="Write the normalized locations (GeoJSON).")
@click.option("--save", metavar="ID", help="Keep what was understood as a declaration.")
@language.option
def check(
    file: Path,
    source_id: str | None,
    as_json: bool,
    out: Path | None,
    save: str | None,
    said_in: Language,
) -> None:
    """Check FILE and report; exit 1 if nothing of it could be published.

    With --save ID, such as on/elm-libraries, what the autopilot understood of a file
    without a declared source is written to data/sources/ID.toml, for a person to
    complete; a declaration that is there is never overwritten.
    """
    source = rooms.source(source_id) if source_id else None
    if source and save:
        raise UserError("check.save.declared", {"source": source_id})
    declaration = saving.place(save) if save else None
    try:
        draft = _draft(file, source, said_in)
    except RefusedFile as refused:
        if not as_json:
            raise
        _print(report.of_refused(refused))
        sys.exit(1)
    if as_json:
        _print(report.of(draft))
    else:
        click.echo("\n".join(report.lines(draft, said_in)))
    if out is not None:
        _write(draft, source, out, said_in)
    if save and declaration:
        saving.write(file, save, declaration)
        told = words.say("check.save.done", said_in, file=str(declaration))
        click.echo(told, err=True)
    if draft.is_blocked:
        sys.exit(1)


def _draft(file: Path, source: Source | None, said_in: Language) -> Draft:
    with (
        tempfile.TemporaryDirectory(prefix="geomap-check-") as folder,
        progress.on(words.say("verbs.checking", said_in, file=file.name)),
    ):
        received = receive.receive(file, file.name, Path(folder), limit=LARGE.size)
        return pipeline.prepare(
            received,
            source,
            None,
            rooms.places_if_any(),
            today=rooms.now().date(),
            limits=LARGE,
        )


def _write(draft: Draft, source: Source | None, out: Path, said_in: Language) -> None:
    export.write(draft.directory, "geojson", out, sources=_credits(draft, source))
    count = len(draft.directory)
    told = words.count("check.written", said_in, count, file=str(out))
    click.echo(told, err=True)


def _credits(draft: Draft, source: Source | None) -> dict[str, Source]:
    """Return whom to credit: of an unknown file, that its licence is not known."""
    unknown = {str(code): words.say("check.unknown", code) for code in LANGUAGES}
    nobody = Source(
        id=draft.source_id, jurisdiction="CA", order="", publisher=unknown,
        attribution=unknown, licence="unknown",
    )  # fmt: skip
    return {draft.source_id: source or nobody}


def _print(body: Mapping[str, Any]) -> None:
    # orjson refuses numpy numbers unless told; the report has none on purpose.
    click.echo(orjson.dumps(body, option=orjson.OPT_INDENT_2).decode())
