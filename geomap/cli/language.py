"""The language a command speaks: asked for, else the one of the person's machine."""

import click

from geomap import config
from geomap.model.schema import LANGUAGES, Language


def preferred() -> Language:
    """Return French where the machine is set to it, English otherwise."""
    return config.language()


option = click.option(
    "--language",
    "said_in",
    type=click.Choice(list(LANGUAGES)),
    default=preferred,
    help="en or fr; the machine's own by default.",
)
