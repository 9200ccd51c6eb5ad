"""A name as it stands at the end of an address: for people, never to be looked up."""

import re

from geomap.i18n import letters

_LONGEST = 60
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(name: str | None) -> str:
    """Return a name in plain letters and hyphens, empty when it has none of those.

    >>> slug("Comptoir d'Ottawa – Édifice Jeanne-Mance"), slug("ᐃᖃᓗᐃᑦ"), slug(None)
    ('comptoir-d-ottawa-edifice-jeanne-mance', '', '')
    """
    plain = letters.plain((name or "")[: 4 * _LONGEST])
    made = _OTHER.sub("-", plain).strip("-")
    if len(made) <= _LONGEST:
        return made
    return made[: _LONGEST + 1].rpartition("-")[0] or made[:_LONGEST]
