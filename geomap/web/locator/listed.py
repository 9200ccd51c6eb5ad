"""A location in the list: what of the question it does not answer for certain."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from geomap.finding.answer import Answer, Found, Question
from geomap.i18n import words
from geomap.model import vocabulary
from geomap.web import today, way_back
from geomap.web.shown import Shown

_OWN = ("provincial", "territorial")


@dataclass(frozen=True)
class Listed(Shown):
    """One location of an answer, beside the question that was asked."""

    question: Question = field(default_factory=Question)
    province: str | None = None

    @property
    def anchor(self) -> str:
        """The name of its line, to come back to."""
        return f"found-{self.number}"

    @property
    def back(self) -> str:
        """The address of this list and this line of it."""
        return way_back.here(self.anchor)

    @property
    def facts_known(self) -> tuple[tuple[str, str], ...]:
        """The accessibility facts that somebody told, yes or no."""
        return tuple(fact for fact in self.facilities if fact[1] != "unknown")

    @property
    def facts_unconfirmed(self) -> tuple[str, ...]:
        """The accessibility facts asked for that nobody told."""
        asked = self.question.accessibility
        return tuple(
            words.say(f"facility.{name}", self.language)
            for name, value in self.facilities
            if name in asked and value == "unknown"
        )

    @property
    def services_lacking(self) -> tuple[str, ...]:
        """The services asked for that it does not offer, by name."""
        offered = self.location.services
        lacking = [code for code in self.question.services if code not in offered]
        return tuple(
            vocabulary.name("services", code, self.language) for code in lacking
        )

    @property
    def serves(self) -> str | None:
        """The province whose people it serves, when it is not the reader's."""
        whose = self.location.jurisdiction.removeprefix("CA-")
        if self.location.order not in _OWN or whose == self.province:
            return None
        return vocabulary.name("provinces", whose, self.language)

    @property
    def speaks_on_request(self) -> bool:
        """Whether the language asked for is served by appointment or interpreter."""
        asked, place = self.asked_language, self.location
        return asked in place.languages_on_request and asked not in place.languages


def items(
    found: Sequence[Found], answer: Answer, question: Question, first: int = 1
) -> tuple[Listed, ...]:
    """Return locations of an answer as they are listed, numbered from `first`."""
    return tuple(
        Listed(
            each.location,
            question.reader,
            today.day(),
            found=each,
            number=number,
            service=question.service,
            asked_language=question.language,
            question=question,
            province=answer.province,
        )
        for number, each in enumerate(found, start=first)
    )
