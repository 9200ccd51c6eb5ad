"""The web door: pages for the public and answers for programs."""

import time
from collections.abc import Callable

from flask import Flask

from geomap.config import Settings
from geomap.places import gazetteer
from geomap.store.shelf import Shelf
from geomap.web import (
    access_log,
    assets,
    current,
    failures,
    headers,
    tiles,
    words_for_pages,
)
from geomap.web.api import api
from geomap.web.basemap import basemap
from geomap.web.current import Current
from geomap.web.health import health
from geomap.web.language import root
from geomap.web.locator import locator


def create_app(
    settings: Settings,
    shelf: Shelf | None = None,
    clock: Callable[[], float] = time.time,
) -> Flask:
    """Return the app, wired; it opens the shelf of the settings unless given one."""
    app = Flask(__name__)
    app.config.update(
        GEOMAP_CLOCK=clock,
        GEOMAP_TILES=tiles.named(settings.tiles),
        GEOMAP_BASEMAP=settings.basemap,
        GEOMAP_MAP_IS_INSTALLED=assets.map_is_installed(),
        MAX_CONTENT_LENGTH=64 * 1024,
    )
    shelf = shelf or Shelf.open(settings.home, settings.database, settings.objects)
    current.install(app, Current(shelf, gazetteer.load(settings.gazetteer)))
    access_log.install(app)
    headers.install(app, app.config["GEOMAP_TILES"])
    assets.install(app)
    failures.install(app)
    words_for_pages.install(app)
    for blueprint in (root, locator, api, health, basemap):
        app.register_blueprint(blueprint)
    return app
