"""Distances, dates and lists as each language writes them."""

import datetime
import math
import re
from collections.abc import Sequence

from geomap.i18n import words
from geomap.i18n.numbers import NO_BREAK_SPACE, number
from geomap.model.schema import Language

__all__ = [
    "away",
    "clock",
    "date",
    "distance",
    "joined",
    "kilometres",
    "number",
    "radius",
    "with_unit",
]

# A unit that is a number or a letter, perhaps with a floor after it, needs the word.
_BARE_UNIT = re.compile(r"(?:[A-Z]?-?\d[\w.-]{0,8}|[A-Z])(?:,.*)?", re.ASCII)
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th|e|er|re)\b", re.IGNORECASE)
# A point that may be off by this many metres does not carry a precise distance.
COARSE_RADIUS_M = 1_000.0


def distance(metres: float, language: Language, radius: float | None = None) -> str:
    r"""Return a distance a person can use.

    `radius` is the uncertainty of the position in metres. Nearer than that, all that
    is known is "within" it; farther, a distance from a coarse position is "about".

    >>> distance(1234, "en"), distance(1234, "fr"), distance(347, "en")
    ('1.2\xa0km', '1,2\xa0km', '350\xa0m')
    >>> distance(12345, "fr", radius=5000), distance(20, "en", radius=7600)
    ('environ 12\xa0km', 'within 8\xa0km')
    """
    if radius is None:
        return _plain(metres, language)
    if metres < radius:
        return words.say("format.within", language, distance=_whole(radius, language))
    if radius < COARSE_RADIUS_M:
        return _plain(metres, language)
    far = _kilometres(metres / 1_000, language, decimals=0)
    return words.say("format.about", language, distance=far)


def away(metres: float, language: Language, radius: float | None = None) -> str:
    r"""Return how far away something is, as it stands by itself.

    >>> away(1234, "en"), away(1234, "fr"), away(20, "fr", radius=7600)
    ('1.2\xa0km away', 'à 1,2\xa0km', 'à moins de 8\xa0km')
    """
    far = distance(metres, language, radius)
    if radius is not None and metres < radius:
        return far
    return words.say("format.away", language, distance=far)


def radius(metres: float, language: Language) -> str:
    r"""Return the most that a position may be off, rounded up.

    >>> radius(25, "en"), radius(7600, "fr")
    ('30\xa0m', '8\xa0km')
    """
    return _whole(metres, language)


def date(day: str | datetime.date, language: Language) -> str:
    r"""Return a day in words; `day` may be ISO 8601 and may lack day or month.

    >>> date("2026-11-23", "en"), date("2026-11-01", "fr"), date("2021-06", "en")
    ('23\xa0November 2026', '1er\xa0novembre 2026', 'June 2021')
    >>> date("2021", "fr")
    '2021'
    """
    parts = str(day)[:10].split("-")
    if len(parts) == 1:
        return parts[0]
    month = words.say(f"format.month.{int(parts[1])}", language)
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    return f"{_day(int(parts[2]), language)}{NO_BREAK_SPACE}{month} {parts[0]}"


def clock(time: datetime.time, language: Language) -> str:
    r"""Return a time of day.

    >>> [clock(datetime.time(8, 30), each) for each in ("en", "fr")]
    ['8:30\xa0am', '8\xa0h\xa030']
    >>> [clock(datetime.time(16), each) for each in ("en", "fr")]
    ['4\xa0pm', '16\xa0h']
    """
    space, minutes = NO_BREAK_SPACE, f"{time.minute:02}" if time.minute else ""
    if language == "fr":
        return f"{time.hour}{space}h" + (f"{space}{minutes}" if minutes else "")
    hour, half = time.hour % 12 or 12, "am" if time.hour < 12 else "pm"
    return f"{hour}:{minutes}{space}{half}" if minutes else f"{hour}{space}{half}"


def kilometres(metres: float, language: Language) -> str:
    r"""Return a round distance that somebody chose, in kilometres.

    >>> kilometres(50_000, "en"), kilometres(2_500, "fr")
    ('50\xa0km', '2,5\xa0km')
    """
    return _kilometres(metres / 1_000, language, decimals=int(metres % 1_000 > 0))


def joined(items: Sequence[str], language: Language) -> str:
    """Return the items as one list in words.

    >>> joined(["a", "b", "c"], "en"), joined(["a", "b"], "fr"), joined([], "en")
    ('a, b and c', 'a et b', '')
    """
    if len(items) <= 1:
        return "".join(items)
    return words.say(
        "format.list", language, items=", ".join(items[:-1]), last=items[-1]
    )


def with_unit(line: str, unit: str, language: Language) -> str:
    """Return a street address with its unit, in the language of the address.

    What names itself, such as a floor, is not called a unit once more.

    >>> with_unit("12 Main St", "300", "en"), with_unit("12, rue Main", "300", "fr")
    ('12 Main St, unit 300', '12, rue Main, bureau 300')
    >>> with_unit("12 Main St", "2nd floor", "en"), with_unit("3-12 Main", "3", "en")
    ('12 Main St, 2nd floor', '3-12 Main')
    """
    if re.search(rf"(?<!\w){re.escape(unit)}(?!\w)", line, re.IGNORECASE):
        return line
    if _ORDINAL.match(unit) or not _BARE_UNIT.fullmatch(unit):
        return f"{line}, {unit}"
    return words.say("shown.unit", language, line=line, unit=unit)


def _plain(metres: float, language: Language) -> str:
    rounded = max(10, round(metres / 10) * 10)
    if rounded < 1_000:
        return f"{number(rounded, language)}{NO_BREAK_SPACE}m"
    return _kilometres(metres / 1_000, language, decimals=int(metres < 10_000))


def _whole(metres: float, language: Language) -> str:
    # Rounded up: what is said to be within it must be.
    if metres < 1_000:
        return _plain(math.ceil(metres / 10) * 10, language)
    return _kilometres(math.ceil(metres / 1_000), language, decimals=0)


def _kilometres(value: float, language: Language, decimals: int) -> str:
    return f"{number(value, language, decimals)}{NO_BREAK_SPACE}km"


def _day(day: int, language: Language) -> str:
    return "1er" if language == "fr" and day == 1 else str(day)
