"""The public's answers for programs: JSON, versioned in the address, open to all."""

from geomap.web.api import suggestions
from geomap.web.api.views import api

__all__ = ["api", "suggestions"]
