r"""An iCalendar file (RFC 5545) of a few openings, in one language.

Moments are in UTC, which every calendar shows by its owner's own clock.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from geomap.model.schema import Language

_WIDTH = 75
_PRODUCT = "-//geomap//service locations//"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One opening; `is_doubtful` when nobody said that it is held on a holiday."""

    uid: str
    starts: datetime
    ends: datetime
    summary: str
    place: str = ""
    description: str = ""
    url: str = ""
    is_doubtful: bool = False


def written(
    name: str, events: Iterable[Event], language: Language, made_at: datetime
) -> str:
    r"""Return the file as text.

    >>> print(written("A, B", [], "en", datetime(2026, 1, 1, tzinfo=UTC))[:15])
    BEGIN:VCALENDAR
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for event in events:
        lines += _event(event, language, made_at)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(event: Event, language: Language, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_moment(made_at)}"
    yield f"DTSTART:{_moment(event.starts)}"
    yield f"DTEND:{_moment(event.ends)}"
    yield f"SUMMARY;LANGUAGE={language}:{_text(event.summary)}"
    for name, value in (("LOCATION", event.place), ("DESCRIPTION", event.description)):
        if value:
            yield f"{name};LANGUAGE={language}:{_text(value)}"
    if event.url:
        yield f"URL:{event.url}"
    yield f"STATUS:{'TENTATIVE' if event.is_doubtful else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _moment(when: datetime) -> str:
    """Return a moment as iCalendar writes it.

    >>> _moment(datetime(2026, 12, 1, 15, 0, tzinfo=UTC))
    '20261201T150000Z'
    """
    return when.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    r"""Return a text with what means something to iCalendar escaped.

    >>> _text("Main St, 3\nRoom; B\\C")
    'Main St\\, 3\\nRoom\\; B\\\\C'
    """
    for mark in ("\\", ";", ","):
        value = value.replace(mark, f"\\{mark}")
    return "\\n".join(value.splitlines())


def _folded(line: str) -> Iterator[str]:
    """Yield a line cut into parts of at most 75 bytes, never within a letter."""
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _WIDTH:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + width
    yield part
