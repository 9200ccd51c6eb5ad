"""Whether a location is open at the time somebody wants to come."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Flask

from geomap.finding.answer import Answer, Question
from geomap.hours.status import Status
from geomap.i18n import words
from geomap.model.schema import Language
from geomap.web import current, opening_words, shown_hours, today
from geomap.web.shown import Shown
from geomap.web.shown_hours import ShownHours


@dataclass(frozen=True, slots=True)
class AskedHours:
    """The state at the moment asked for, by the location's own clock."""

    status: Status
    language: Language
    seen: datetime

    @property
    def line(self) -> str:
        """The state in one sentence."""
        seen = self.seen.astimezone(self.status.at.tzinfo)
        when = opening_words.moment(self.status.at, seen, self.language)
        return words.say(f"asked.{self.status.state}", self.language, when=when)

    @property
    def look(self) -> str:
        """Which shape and colour go with the sentence."""
        return self.status.state


def of(item: Shown, question: Question, answer: Answer) -> AskedHours | ShownHours:
    """Return the hours at the time asked for, else those of now."""
    when = question.open_at
    if when is None or when.tzinfo is not None or item.found is None:
        return shown_hours.of(item)
    status = current.finder().schedules.status(item.found.row, _moment(when, answer))
    return AskedHours(status, item.language, today.moment())


def install(app: Flask) -> None:
    """Let the templates ask for the hours at the time asked for."""
    app.jinja_env.globals["opening_asked"] = of


def _moment(when: datetime, answer: Answer) -> datetime:
    """Return the instant a time is by the clocks of the place asked about."""
    return when.replace(tzinfo=answer.clock or UTC)
