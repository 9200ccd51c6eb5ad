"""docs/commands.md: every command and option of `geomap`, from the commands themselves."""

import click

from geomap.cli import main

HEAD = """# Commands · Commandes

Generated from the commands themselves by `make docs`. Exit codes: 0 done, 1 the data are blocked or refused,
2 the request cannot be met, 3 a declaration is wrong, 4 the shelf cannot be read or written.

Produit à partir des commandes elles-mêmes par `make docs`. Codes de sortie : 0 fait, 1 données bloquées ou refusées,
2 demande impossible, 3 déclaration fautive, 4 tablette illisible ou non inscriptible.
"""


def page() -> str:
    """Return the page as text."""
    # A command remembers how its help was first asked for, so it is always asked as
    # a person does: below geomap.
    context = main.make_context("geomap", [], resilient_parsing=True)
    sections = [
        _section(name, command, context)
        for name in main.list_commands(context)
        if (command := main.get_command(context, name)) is not None
    ]
    return HEAD + "".join(sections)


def _section(name: str, command: click.Command, parent: click.Context) -> str:
    context = click.Context(
        command, parent=parent, info_name=name, max_content_width=96
    )
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"\n## geomap {name}\n\n```text\n{text}\n```\n"
