"""What every file is read with: loaded once, while the first file is being read."""

import numpy as np

from geomap.hours import free_text
from geomap.ingest.normalize import languages, offers, phone
from geomap.model import directory, issue
from geomap.spatial import boundaries

# Off the coast of Nova Scotia, so that the nearest edge is looked for.
_AT_SEA = (np.array([44.4]), np.array([-63.2]))


def load() -> None:
    """Ask each of them something, which is what makes them load."""
    boundaries.provinces_of(*_AT_SEA)
    offers.read("passports")
    languages.read("French")
    phone.read("613-555-0123")
    free_text.read("Mon-Fri 9-5")
    issue.catalogue()
    directory.empty()
