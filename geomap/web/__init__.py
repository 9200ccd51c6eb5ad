"""The web door: pages for the public and answers for programs."""

import time
from collections.abc import Callable

from flask import Flask

from geomap.config import Settings
from geomap.finding import channels, documents
from geomap.hours import calendars
from geomap.places import gazetteer
from geomap.store.shelf import Shelf
from geomap.web import (
    access_log,
    assets,
    failures,
    headers,
    limits,
    tiles,
    words_for_pages,
)
from geomap.web import current as finding
from geomap.web.api import api
from geomap.web.basemap import basemap
from geomap.web.current import Current
from geomap.web.health import health
from geomap.web.language import root
from geomap.web.locator import locator


def create_app(
    settings: Settings,
    current: Current | None = None,
    clock: Callable[[], float] = time.time,
) -> Flask:
    """Return the app, wired; it opens what the settings name unless given it."""
    app = Flask(__name__)
    app.config.update(
        GEOMAP_CLOCK=clock,
        GEOMAP_TILES=tiles.named(settings.tiles),
        GEOMAP_BASEMAP=settings.basemap,
        GEOMAP_CHANNELS=channels.load(settings.reference / "channels.csv"),
        GEOMAP_DOCUMENTS=documents.load(settings.reference / "documents.csv"),
        GEOMAP_MAP_IS_INSTALLED=assets.map_is_installed(),
        MAX_CONTENT_LENGTH=64 * 1024,
    )
    finding.install(app, current or _opened(settings))
    access_log.install(app)
    limits.install(app, settings.proxies, time.monotonic)
    headers.install(app, app.config["GEOMAP_TILES"])
    assets.install(app)
    failures.install(app)
    words_for_pages.install(app)
    for blueprint in (root, locator, api, health, basemap):
        app.register_blueprint(blueprint)
    return app


def _opened(settings: Settings) -> Current:
    shelf = Shelf.open(settings.home, settings.database, settings.objects)
    places, kept = (
        gazetteer.load(settings.gazetteer),
        calendars.load(settings.reference),
    )
    return Current(shelf, places, kept)
