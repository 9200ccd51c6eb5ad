"""serve: the command that opens the web's door."""

import click

from geomap import config
from geomap.web import serve as server


@click.command()
def serve() -> None:
    """Serve the locator on 127.0.0.1 (PORT, GEOMAP_HOME); Ctrl-C stops it."""
    server.run(config.settings())
