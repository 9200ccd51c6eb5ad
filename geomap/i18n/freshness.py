"""How old facts are, in words a person can act on."""

import datetime

from geomap.i18n import words
from geomap.model.schema import Language

# Half a year: the half-life of a phone number or of a list of services.
_FRESH_DAYS = 180
_AGED_DAYS = 730


def say(as_of: str | None, language: Language, today: datetime.date) -> str:
    """Return what the date of the facts means; it may lack day or month.

    >>> say("2026-09-30", "en", datetime.date(2026, 11, 23))
    'Up to date.'
    """
    if not as_of:
        return words.say("fresh.unknown", language)
    days = (today - _first_day(as_of)).days
    if days <= _FRESH_DAYS:
        return words.say("fresh.recent", language)
    if days <= _AGED_DAYS:
        return words.say("fresh.aging", language)
    return words.count("fresh.old", language, days // 365)


def _first_day(as_of: str) -> datetime.date:
    year, month, day = (int(part) for part in f"{as_of[:10]}-01-01".split("-")[:3])
    return datetime.date(year, month, day)
