"""Where to ask in person when no office is known to do what is wanted."""

from dataclasses import replace

from geomap.finding.answer import Answer, Found, Question
from geomap.finding.channels import GENERAL
from geomap.finding.finder import Finder
from geomap.model import vocabulary
from geomap.web.locator import listed
from geomap.web.locator.listed import Listed

_SHOWN = 3
# The offices of another province may be nearer, and cannot help: these are passed over.
_LOOKED_AT = 200
_PROVINCIAL = ("provincial", "territorial")


def offices(finder: Finder, answer: Answer, question: Question) -> tuple[Listed, ...]:
    """Return the nearest offices of whoever is responsible, then for any question."""
    if answer.point is None:
        return ()
    asked = Question(
        near=answer.point, reader=question.reader, is_counted=True, limit=_LOOKED_AT
    )
    mine = _responsible(finder, answer, question, asked)
    for_all = finder.ask(replace(asked, services=(GENERAL,), limit=_SHOWN)).items
    found = {each.row: each for each in (*mine, *for_all)}
    return listed.items(tuple(found.values())[:_SHOWN], answer, asked)


def _responsible(
    finder: Finder, answer: Answer, question: Question, asked: Question
) -> tuple[Found, ...]:
    """Return those of the reader's own province, where the service is a province's."""
    services = vocabulary.terms("services")
    orders = {services[code].more.get("order") for code in question.services}
    if orders != {"provincial"} or answer.province is None:
        return ()
    near = finder.ask(replace(asked, orders=_PROVINCIAL)).items
    mine = f"CA-{answer.province}"
    return tuple(each for each in near if each.location.jurisdiction == mine)
