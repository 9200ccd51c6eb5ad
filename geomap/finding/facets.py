"""How many there would be near if one filter had another value: true when followed.

The number beside a value is what is found when the filter has that value and nothing
else of the question changes, each with the radius that question would settle on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from geomap.finding import rings, serving
from geomap.finding.answer import Question
from geomap.finding.filters import FACTS, GROUPS
from geomap.finding.nearby import Lister
from geomap.model import vocabulary

# Kilometres that may be chosen instead of as far as it takes.
RADII_KM = (10, 25, 50, 100, 250)


def of(lister: Lister, question: Question) -> Mapping[str, Mapping[str, int]]:
    """Return the numbers by filter and value; a value without any is left out."""
    numbers = {
        "svc": services(lister, question),
        "kind": kinds(lister, question),
        "order": dict(_counted(lister, _orders(question))),
        "lng": dict(_counted(lister, _languages(lister, question))),
        "lngm": dict(_counted(lister, _served(question))),
        "acc": dict(_counted(lister, _facts(lister, question))),
        "open": dict(_counted(lister, _open(question))),
        "r": distances(lister, question),
    }
    return {
        name: {value: number for value, number in values.items() if number}
        for name, values in numbers.items()
    }


def services(lister: Lister, question: Question) -> Mapping[str, int]:
    """Return the number for each service, asked for alone."""
    known = vocabulary.terms("services")
    # Some service, whichever: a place need not be a counter then.
    bare = replace(question, services=("",))
    reaches = {code: rings.near((code,)) for code in known}
    radii = rings.radii(question, reaches.values())
    keep = lister.admitted(bare, but="services")
    rows, ring = lister.around(keep, radii)
    offers = lister.known.filters.services
    every = offers.tally(rows, ring, len(radii))
    mine = {}
    for ruled in _ruled(known):
        few = lister.without_others(keep, replace(bare, services=(ruled,)))[rows]
        mine[ruled] = offers.tally(rows[few], ring[few], len(radii))
    return {
        code: _settled(mine.get(_like(code), every)[code], radii, question, near)
        for code, near in reaches.items()
        if code in every
    }


def kinds(lister: Lister, question: Question) -> Mapping[str, int]:
    """Return the number for each type of place and each group of types."""
    radii = rings.radii(question)
    keep = lister.admitted(question, but="kind")
    rows, ring = lister.around(lister.without_others(keep, question), radii)
    every = lister.known.filters.types.tally(rows, ring, len(radii))
    none = np.zeros(len(radii), dtype=np.intp)
    near = lister.near(question)
    values: dict[str, tuple[str, ...]] = {code: (code,) for code in every}
    return {
        value: _settled(sum((every.get(c, none) for c in codes), none), radii,
                        question, near)
        for value, codes in {**values, **GROUPS}.items()
    }  # fmt: skip


def distances(lister: Lister, question: Question) -> Mapping[str, int]:
    """Return the number within each of a few distances, in kilometres."""
    radii = tuple(kilometres * 1_000.0 for kilometres in RADII_KM)
    _, ring = lister.around(lister.mine(question), radii)
    within = np.bincount(ring, minlength=len(radii)).cumsum().tolist()
    return {str(far): number for far, number in zip(RADII_KM, within, strict=True)}


def _settled(
    rings_of: np.ndarray, radii: Sequence[float], question: Question, near: float
) -> int:
    reach = near if question.within is None else question.within
    return rings.settled(rings_of.cumsum().tolist(), radii, reach)[0]


def _ruled(codes: Mapping[str, object]) -> tuple[str, ...]:
    """Return one service of each rule, which stands for all of that rule."""
    return tuple(dict.fromkeys(_like(code) for code in codes if _like(code)))


def _like(code: str) -> str:
    """Return the first service that serves the same people as this one does."""
    for served in ("province", "municipality"):
        if serving.rules((code,), served):
            return serving.rules(tuple(vocabulary.terms("service_rules")), served)[0]
    return ""


def _counted(
    lister: Lister, asked: Iterator[tuple[str, Question]]
) -> Iterator[tuple[str, int]]:
    for value, question in asked:
        yield value, lister.count(question)


def _orders(question: Question) -> Iterator[tuple[str, Question]]:
    for code in vocabulary.terms("orders_of_government"):
        yield code, replace(question, orders=(code,))


def _languages(lister: Lister, question: Question) -> Iterator[tuple[str, Question]]:
    filters = lister.known.filters
    for code in sorted(filters.languages.codes | filters.on_request.codes):
        yield code, replace(question, language=code)


def _served(question: Question) -> Iterator[tuple[str, Question]]:
    if question.language:
        yield "offered", replace(question, served="offered")
        yield "on_request", replace(question, served="on_request")


def _facts(lister: Lister, question: Question) -> Iterator[tuple[str, Question]]:
    """Yield the facts that somebody confirms somewhere: of the others none can be."""
    for fact in FACTS:
        chosen = dict.fromkeys((*question.accessibility, fact))
        if "yes" in lister.known.filters.facts[fact].codes:
            yield fact, replace(question, accessibility=tuple(chosen))


def _open(question: Question) -> Iterator[tuple[str, Question]]:
    if question.now is not None:
        yield "now", replace(question, open_at=question.now)
