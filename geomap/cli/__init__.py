"""The command line: one table of verbs, each loaded when it is asked for."""

import importlib
import sys

import click

import geomap
from geomap.cli import language
from geomap.errors import GeomapError, RefusedFile, ShelfError, SourceError, UserError
from geomap.i18n import words

# verb -> where its command is. A new verb is a file and a line here.
VERBS = {
    "check": "geomap.cli.check:check",
    "template": "geomap.cli.template:template",
    "sources": "geomap.cli.sources:sources",
    "submit": "geomap.cli.submitting:submit",
    "approve": "geomap.cli.submitting:approve",
    "reject": "geomap.cli.submitting:reject",
    "retract": "geomap.cli.submitting:retract",
    "publish": "geomap.cli.submitting:publish",
    "versions": "geomap.cli.versions:versions",
    "restore": "geomap.cli.versions:restore",
    "withdraw": "geomap.cli.versions:withdraw",
    "diff": "geomap.cli.versions:diff",
    "nearest": "geomap.cli.nearest:nearest",
    "trip": "geomap.cli.trip:trip",
    "export": "geomap.cli.exporting:export",
    "synthesize": "geomap.cli.exporting:synthesize",
    "map": "geomap.cli.exporting:map_",
    "starter": "geomap.cli.starter:starter",
    "serve": "geomap.web.command:serve",
    "reports": "geomap.cli.reporting:reports",
    "closures": "geomap.cli.closing:closures",
    "verify": "geomap.cli.keeping:verify",
    "backup": "geomap.cli.keeping:backup",
}
# The first kind of error that fits decides how the command ends.
_EXITS: tuple[tuple[type[GeomapError], int], ...] = (
    (RefusedFile, 1),
    (ShelfError, 4),
    (SourceError, 3),
    (GeomapError, 2),
)


class Verbs(click.Group):
    """The group that finds its commands in the table, and tells errors in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the verbs in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load the command of a verb."""
        if cmd_name not in VERBS:
            return None
        module, _, name = VERBS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error made on purpose becomes one line and a code."""
        try:
            return super().invoke(ctx)
        except GeomapError as error:
            click.echo(sentence(error), err=True)
            sys.exit(next(code for kind, code in _EXITS if isinstance(error, kind)))


def sentence(error: GeomapError) -> str:
    """Return an error as one line in the language of whoever runs the command."""
    if not isinstance(error, UserError):
        return " ".join(str(error).split())
    reader = language.preferred()
    keys = (error.key, f"issue.{error.key}")
    key = next((key for key in keys if key in words.catalogue()), None)
    if key is None:
        return " ".join(str(error).split())
    needed = words.placeholders(words.catalogue()[key][reader])
    facts = {name: error.facts.get(name, "—") for name in needed}
    return " ".join(words.say(key, reader, **facts).split(" "))


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(geomap.__version__, prog_name="geomap")
def main() -> None:
    """One bilingual directory and map of Canada's government service locations."""
