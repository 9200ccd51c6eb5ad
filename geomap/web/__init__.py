"""The web door: pages for the public and answers for programs."""

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Flask

from geomap.config import Settings
from geomap.finding import channels, documents
from geomap.finding.trip import events
from geomap.hours import calendars
from geomap.places import communities, gazetteer
from geomap.store.shelf import Shelf
from geomap.web import (
    access_log,
    asked_hours,
    assets,
    coarse,
    downloads,
    failures,
    form_origin,
    headers,
    kept,
    limits,
    packing,
    shown_hours,
    tiles,
    words_for_pages,
)
from geomap.web import current as finding
from geomap.web.api import api
from geomap.web.basemap import basemap
from geomap.web.current import Current
from geomap.web.embed import embed
from geomap.web.health import health
from geomap.web.language import root
from geomap.web.locator import locator


def create_app(
    settings: Settings,
    current: Current | None = None,
    clock: Callable[[], float] = time.time,
) -> Flask:
    """Return the app, wired; it opens what the settings name unless given it."""
    app = Flask(__name__, static_folder=None)
    app.config.update(
        GEOMAP_CLOCK=clock,
        GEOMAP_TILES=tiles.named(settings.tiles),
        GEOMAP_BASEMAP=settings.basemap,
        GEOMAP_CHANNELS=channels.load(settings.reference / "channels.csv"),
        GEOMAP_DOCUMENTS=documents.load(settings.reference / "documents.csv"),
        GEOMAP_EVENTS=events.load(settings.reference),
        GEOMAP_COMMUNITIES=communities.load(settings.reference),
        GEOMAP_MAP_IS_INSTALLED=assets.map_is_installed(),
        GEOMAP_PUBLIC_URL=settings.public_url,
        GEOMAP_HOSTS=_hosts(settings),
        MAX_CONTENT_LENGTH=64 * 1024,
        MAX_FORM_PARTS=100,
    )
    shown = current or _opened(settings)
    finding.install(app, shown)
    kept.install(app, shown, clock)
    access_log.install(app)
    # What is done to an answer last is named first here.
    limits.install(app, settings.proxies, time.monotonic)
    packing.install(app)
    headers.install(app, app.config["GEOMAP_TILES"], settings.embed_hosts)
    assets.install(app)
    failures.install(app)
    coarse.install(app)
    words_for_pages.install(app)
    shown_hours.install(app)
    asked_hours.install(app)
    form_origin.install(app)
    downloads.install(app)
    for blueprint in (root, locator, api, embed, downloads.downloads, health, basemap):
        app.register_blueprint(blueprint)
    return app


def _hosts(settings: Settings) -> list[str] | None:
    """Return the hosts that are asked for rightly: any, until a setting says which."""
    if settings.public_url is None:
        return None
    named = urlsplit(settings.public_url).hostname or ""
    return [named, "localhost", "127.0.0.1", "[::1]"]


def _opened(settings: Settings) -> Current:
    shelf = Shelf.open(settings.home, settings.database, settings.objects)
    holidays = calendars.load(settings.reference)
    return Current(shelf, gazetteer.load(settings.gazetteer), holidays)
