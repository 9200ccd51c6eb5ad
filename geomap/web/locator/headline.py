"""What the top of the list says: the answer in one line, and how it was come by."""

from collections.abc import Iterator

from geomap.finding import serving
from geomap.finding.answer import Answer, Question
from geomap.i18n import formats, words
from geomap.model import vocabulary
from geomap.web.locator import kinds, paging
from geomap.web.locator.place_words import PlaceWords

_ALL_ONLINE = "full"


def heading(answer: Answer, question: Question, place: PlaceWords) -> str:
    """Return the answer in one line."""
    reader, near = question.reader, place.after
    if answer.outcome == "named":
        made = answer.understood
        at = "address" if made and made.note("street") else "heading"
        total = answer.total or 0
        return words.count(f"named.{at}", reader, total, text=question.text)
    if answer.outcome == "none_near":
        return _nothing(answer, question, near)
    total = answer.total or 0
    is_far = question.within is not None or answer.is_widened
    reach = "within" if is_far else "near"
    most = formats.kilometres(answer.within or answer.near, reader)
    if question.kind:
        kind = kinds.name(question.kind, reader)
        key = f"results.kind_{reach}"
        return words.count(key, reader, total, kind=kind, place=near, most=most)
    return words.count(f"results.{reach}", reader, total, place=near, most=most)


def unknown(question: Question, place: PlaceWords) -> str:
    """Return what is not known of any office, and around where."""
    reader, near = question.reader, place.after
    if not question.services:
        return words.say("no_data.heading", reader, place=near)
    names = [vocabulary.name("services", code, reader) for code in question.services]
    service = f"{words.say('punctuation.semicolon', reader)} ".join(names)
    return words.say("no_data.heading_service", reader, place=near, service=service)


def title(said: str, pages: paging.Paging, question: Question) -> str:
    """Return the title: the answer, and the page of several."""
    if pages.count == 1:
        return said
    page = {"number": pages.number, "count": pages.count}
    return f"{said} – {words.say('pages.of', question.reader, **page)}"


def notes(answer: Answer, question: Question) -> Iterator[str]:
    """Yield what is to be known of the list before it is read."""
    reader = question.reader
    if answer.total and answer.is_widened and question.within is None:
        near = formats.kilometres(answer.near, reader)
        most = formats.kilometres(answer.within or 0, reader)
        yield words.say("results.widened", reader, near=near, most=most)
    if answer.outcome == "none_near" and answer.items:
        yield words.say("results.closest", reader)
    if answer.sure is not None and answer.total:
        yield from _unsure(answer.sure, answer.total - answer.sure, question)


def rules(answer: Answer, question: Question) -> Iterator[str]:
    """Yield the rules that say whose office is the right one."""
    known, reader = vocabulary.terms("service_rules"), question.reader
    for service in question.services:
        if service in known:
            yield known[service].name(reader)
    if answer.province and serving.rules(question.services, "province"):
        name = vocabulary.name("provinces", answer.province, reader)
        yield words.say("results.of_province", reader, province=name)


def online(question: Question, url: str | None) -> bool:
    """Whether all that is asked for can be done without going anywhere."""
    known = vocabulary.terms("services")
    asked = [known[code].more["online"] for code in question.services]
    return bool(url) and bool(asked) and all(one == _ALL_ONLINE for one in asked)


def _nothing(answer: Answer, question: Question, near: str) -> str:
    reader = question.reader
    if answer.partly:
        return words.say("results.none_all", reader, place=near)
    if is_narrowed(question):
        return words.say("results.none_match", reader, place=near)
    most = formats.kilometres(answer.near, reader)
    return words.say("results.none_near", reader, place=near, most=most)


def is_narrowed(question: Question) -> bool:
    """Whether anything but a service was asked for that may be taken back."""
    return bool(
        question.orders
        or question.language
        or question.accessibility
        or question.kind
        or question.open_at
        or question.within
        or question.residence
        or len(question.services) > 1
    )


def _unsure(sure: int, others: int, question: Question) -> Iterator[str]:
    """Yield how many are known to fit, and how many do not say."""
    if not others:
        return
    reader = question.reader
    is_hours = question.open_at and not (question.language or question.accessibility)
    key = "results.hours_unknown" if is_hours else "results.unsure"
    if not sure:
        yield words.say(f"{key}_all", reader)
        return
    yield words.count(key, reader, others, sure=formats.number(sure, reader))
