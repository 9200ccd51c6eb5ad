"""template: an empty file with our columns, to be filled in and checked."""

from pathlib import Path

import click

from geomap.cli import language
from geomap.errors import UserError
from geomap.export import template as templates
from geomap.i18n import words
from geomap.model.schema import Language

_WRITERS = {".csv": templates.write_csv, ".xlsx": templates.write_xlsx}


@click.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@language.option
def template(out: Path, said_in: Language) -> None:
    """Write an empty template to OUT (.csv or .xlsx); check understands it as it is."""
    writer = _WRITERS.get(out.suffix.lower())
    if writer is None:
        endings = ", ".join(_WRITERS)
        raise UserError("verbs.no_ending", {"file": out.name, "endings": endings})
    writer(out)
    click.echo(words.say("template.written", said_in, file=str(out)))
