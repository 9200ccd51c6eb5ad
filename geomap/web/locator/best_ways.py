"""What to do when no office is near: the line that answers now, the page, a visit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import current_app

from geomap.finding import channels, lines
from geomap.finding.answer import Answer, Question
from geomap.finding.channels import Channel
from geomap.finding.finder import Finder
from geomap.hours.calendars import Calendars, no_calendars
from geomap.hours.status import Status
from geomap.i18n import words
from geomap.model.schema import Language
from geomap.web import current, links, opening_words, shown_hours, today
from geomap.web.locator import listed
from geomap.web.locator.listed import Listed

_LINES = ("toll_free", "phone")
_SHOWN = 2
# How far a visit may be and still be to somebody's part of the country.
_VISIT_M = 200_000.0
_ORDER = {"open": 0, "closed": 2, "unknown": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A number to call; `status` is a sentence, by the caller's own clock.

    `is_in_other_language` says that nobody there is known to speak the reader's.
    """

    label: str
    number: str
    link: str | None
    status: str | None
    is_open: bool
    is_in_other_language: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A place that is visited on certain dates, and the next of them."""

    item: Listed
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BestWays:
    """The few ways that help most, the best first."""

    lines: tuple[Line, ...]
    visits: tuple[Visit, ...]
    access: str | None


def of(finder: Finder, answer: Answer, question: Question) -> BestWays:
    """Return the ways for a question that has no office near."""
    return BestWays(
        lines=_lines(answer, question),
        visits=_visits(finder, answer, question),
        access=_access(answer, question.reader),
    )


def _lines(answer: Answer, question: Question) -> tuple[Line, ...]:
    """Return the numbers that answer now first, then those that answer next."""
    reader, when, caller = question.reader, today.moment(), answer.clock
    known = channels.chosen(
        current_app.config["GEOMAP_CHANNELS"], question.service, answer.province, reader
    )
    spoken = _spoken([one for one in known if one.kind in _LINES], reader)
    typed = _spoken([one for one in known if one.kind == "tty"], reader)[:1]
    calendars = current.installed().calendars or no_calendars()

    def state(one: Channel) -> tuple[Channel, Status | None]:
        return one, _state(one, when, caller, calendars)

    found = [state(one) for one in spoken]
    found.sort(key=lambda each: _ORDER[each[1].state if each[1] else "unknown"])
    if question.service is None:
        # Who has not said what for is helped by a line for any question.
        found.sort(key=lambda each: channels.GENERAL not in each[0].services)
    return tuple(
        _line(one, status, reader, is_elsewhere=_is_elsewhere(one, when, caller))
        for one, status in (*found[:_SHOWN], *(state(one) for one in typed))
    )


def _spoken(found: Sequence[Channel], reader: Language) -> Sequence[Channel]:
    """Return those that serve in the reader's language, all when none of them does."""
    return [one for one in found if one.speaks(reader)] or found


def _state(
    one: Channel, when: datetime, caller: ZoneInfo | None, calendars: Calendars
) -> Status | None:
    return lines.state(one, when, caller, calendars) if caller else None


def _is_elsewhere(one: Channel, when: datetime, caller: ZoneInfo | None) -> bool:
    return caller is not None and lines.is_elsewhere(one, when, caller)


def _line(
    one: Channel, status: Status | None, reader: Language, *, is_elsewhere: bool
) -> Line:
    said = opening_words.sentence(status, reader) if status else None
    if said and is_elsewhere:
        said = words.say("best.your_time", reader, sentence=said)
    return Line(
        label=one.label.of(reader) or one.organization.of(reader) or "",
        number=links.phone(one.value, reader),
        link=links.call(one.value),
        status=said,
        is_open=status is not None and status.state == "open",
        is_in_other_language=not one.speaks(reader),
    )


def _visits(finder: Finder, answer: Answer, question: Question) -> tuple[Visit, ...]:
    """Return the places around that are visited, with the next date of each."""
    asked = replace(
        question, near=answer.point, kind="outreach", within=_VISIT_M, page=1
    )
    found = finder.ask(replace(asked, is_counted=True, open_at=None))
    items = listed.items(found.items if found.total else (), answer, question)
    visits = ((item, shown_hours.of(item).next_date) for item in items)
    return tuple(Visit(item=item, date=date) for item, date in visits if date)[:_SHOWN]


def _access(answer: Answer, reader: Language) -> str | None:
    """Return how the place is reached, where no road goes all year."""
    mode = answer.place.access if answer.place else None
    is_told = f"leaving.{mode}" in words.keys()  # noqa: SIM118 - not a mapping
    return words.say(f"leaving.{mode}", reader) if is_told else None
