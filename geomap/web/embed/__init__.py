"""The search for other sites: in a frame, read-only, with nothing kept in between."""

from geomap.web.embed.views import embed

__all__ = ["embed"]
