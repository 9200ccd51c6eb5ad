"""The public's pages: ask for a place, see what is near, read about a location."""

from geomap.web.locator import (
    browse,
    calendar,
    embedding,
    location_page,
    national,
    remote,
    report_page,
    results_page,
    start,
    trip_page,
    views,
)
from geomap.web.locator.blueprint import locator

__all__ = [
    "browse",
    "calendar",
    "embedding",
    "location_page",
    "locator",
    "national",
    "remote",
    "report_page",
    "results_page",
    "start",
    "trip_page",
    "views",
]
