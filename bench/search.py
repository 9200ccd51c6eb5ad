"""What is typed, understood; beside the limits of issue B and rapidfuzz alone.

Every row is the median of one search over the real gazetteer and 10,000 synthetic
offices, in turns with its peer: `process.extractOne` of rapidfuzz over all names, which
is what a search by likeness alone costs.
"""

from collections.abc import Callable

from rapidfuzz import fuzz, process

from bench import measure
from geomap import config
from geomap.export import synthetic
from geomap.finding import suggestions
from geomap.finding.answer import Question
from geomap.finding.finder import Finder
from geomap.model.snapshot import Snapshot
from geomap.places import gazetteer, search

OFFICES = 10_000
TIMES = 300
PLACES = ("Trois Rivieres", "Windsor, Nova Scotia", "st johns nl", "L'Ancienne-Lorette")
MISSPELT = ("Otawa", "trois riviers", "Saskaton", "Charlotetown")
CODES = ("k1a0b1", "H2X 1Y4", "X0A-0H0", "V6B 1A1")
SENTENCES = (
    "renew health card near K1A 0B1", "permis de conduire à Gatineau",
    "where can I get a fishing licence in Kamloops", "renew helth card toronto",
)  # fmt: skip
BEGINNINGS = ("wi", "trois", "passport sud", "k1a 0", "service c", "sa")


def rows() -> list[dict[str, object]]:
    """Return one row for each sort of search."""
    places = gazetteer.load(config.settings().gazetteer)
    made = synthetic.directory(OFFICES, seed=1)
    finder = Finder(Snapshot(id="bench", directory=made, versions={}), places)

    def suggest(text: str) -> object:
        return suggestions.suggest(places, text, lambda: finder.offices)

    def understand(text: str) -> object:
        return finder.understand(Question(text=text))

    def find(text: str) -> object:
        return search.search(places, text, "en")

    sorts: tuple[tuple[str, tuple[str, ...], Callable[[str], object], int], ...] = (
        ("a place", PLACES, find, 2_000),
        ("a misspelt place", MISSPELT, find, 2_000),
        ("a postal code", CODES, find, 100),
        ("a sentence", SENTENCES, understand, 2_000),
        ("suggestions", BEGINNINGS, suggest, 10_000),
    )
    names = list(places.rows_by_name)
    return [_row(name, texts, call, limit, names) for name, texts, call, limit in sorts]


def _row(
    name: str,
    texts: tuple[str, ...],
    call: Callable[[str], object],
    limit: int,
    names: list[str],
) -> dict[str, object]:
    for text in texts:
        call(text)
    each = [texts[turn % len(texts)] for turn in range(TIMES)]
    ours, peer = measure.medians_us(
        (
            lambda turn: call(each[turn]),
            lambda turn: process.extractOne(each[turn], names, scorer=fuzz.ratio),
        ),
        TIMES,
    )
    return {
        "what is typed": name,
        "geomap us": round(ours),
        "limit us": limit,
        "rapidfuzz over all names us": round(peer),
        "ratio": round(ours / peer, 2),
    }
