"""The public's pages: ask for a place, see what is near, read about a location."""

from geomap.web.locator.views import locator

__all__ = ["locator"]
