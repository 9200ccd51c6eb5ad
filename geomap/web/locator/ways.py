"""Other ways than a counter: the phone and the web, for the service asked for."""

from dataclasses import dataclass

from geomap.finding.answer import Question
from geomap.model import vocabulary
from geomap.web import links

# Whoever did not say what for is told where to ask about anything.
_GENERAL = "government-information"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How else to be served; `phones` are numbers as written, with their links."""

    name: str
    url: str | None
    is_all_online: bool
    phones: tuple[tuple[str, str | None], ...]


def of(question: Question) -> Ways:
    """Return the other ways for the service asked for, or for questions in general."""
    term = vocabulary.terms("services")[question.service or _GENERAL]
    reader = question.reader
    numbers = term.listed("phone")
    return Ways(
        name=term.name(reader),
        url=links.web(term.more.get(f"url_{reader}")),
        is_all_online=term.more.get("online") == "full",
        phones=tuple((links.phone(each, reader), links.call(each)) for each in numbers),
    )
