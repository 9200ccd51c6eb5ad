"""Types of place as people choose them: groups of counters, then other places."""

from geomap.finding.filters import GROUPS
from geomap.i18n import words
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.web.locator.choices import KINDS

CHOSEN = (*GROUPS, *KINDS)


def name(kind: str, language: Language) -> str:
    """Return the name of a type of place, or of a group of types."""
    if kind in GROUPS:
        return words.say(f"kind.{kind}", language)
    return vocabulary.name("location_types", kind, language)
