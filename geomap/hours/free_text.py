"""Free text about hours, in English or French, read into OSM opening_hours."""

from geomap.hours import assembly, items, reading, tokens, weekly
from geomap.hours.cursor import Cursor
from geomap.hours.reading import Backwards, Reading, Unread
from geomap.hours.rule import MIDNIGHT, Rule

_USUAL_DAYS = "Mo-Fr"
_LONGEST_NOTATION = 1_000


def read(text: str) -> Reading:
    """Read hours in English, French or OSM notation; never guess.

    >>> read("Lun–ven 8 h 30 à 16 h 30, fermé de 12 h à 13 h").osm
    'Mo-Fr 08:30-12:00,13:00-16:30'
    >>> read("9-5 or so").code
    'H501'
    """
    if len(text) > tokens.LONGEST_TEXT:
        return reading.refused(text, Unread(tokens.LONGEST_TEXT))
    try:
        rules, notes = assembly.of(
            items.read(Cursor(tokens.read(text)), text), len(text)
        )
        return _checked(rules, notes, text)
    except Backwards as error:
        return reading.refused(text, error)
    except Unread as error:
        return _notation(text) or reading.refused(text, error)


def _checked(rules: tuple[Rule, ...], notes: tuple[str, ...], text: str) -> Reading:
    if not rules:
        raise Unread(len(text))
    first = rules[0]
    has_days = bool(first.dates or first.days) or first.state != "open"
    if not has_days and first.times != ((0, MIDNIGHT),):
        # On which days? All seven is what OSM would make of it, and seldom meant.
        meant = weekly.tidy(f"{_USUAL_DAYS} {first}")
        return reading.refused(text, Unread(len(text), suggestion=meant))
    osm = weekly.written(weekly.canonical(rules))
    if not osm or not weekly.is_valid(osm):
        raise Unread(0)
    return Reading(osm=osm, note="; ".join(notes) or None)


def _notation(text: str) -> Reading | None:
    """Read OSM notation beyond what people write, such as "We 18:00-26:00"."""
    is_timed = ":" in text and "-" in text and len(text) <= _LONGEST_NOTATION
    if not is_timed or not text.isascii() or not weekly.is_valid(text):
        return None
    return Reading(osm=weekly.tidy(text))
