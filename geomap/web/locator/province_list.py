"""A province's offices as its page lists them: by municipality, from A to Z."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from geomap.finding import listing
from geomap.finding.finder import Finder
from geomap.finding.listing import Municipality
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.web.locator.choices import KINDS
from geomap.web.slugs import slug

# A longer list is shown letter by letter, so that a phone is not sent all of it.
WHOLE_MOST = 400
ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter of the alphabet and the municipalities under it."""

    letter: str
    municipalities: tuple[Municipality, ...]

    @property
    def count(self) -> int:
        """How many locations are under it."""
        return sum(len(each.rows) for each in self.municipalities)

    @property
    def anchor(self) -> str:
        """Its name within the page."""
        return "letter-0" if self.letter == listing.NO_LETTER else f"letter-{self}"

    def __str__(self) -> str:
        return self.letter


def letters(
    finder: Finder, rows: Sequence[int], language: Language
) -> tuple[Letter, ...]:
    """Return the rows by letter and municipality."""
    towns = listing.by_municipality(finder.columns, rows, language)
    # Digits, and those without a municipality, come last in any alphabet.
    ordered = sorted(towns, key=lambda town: town.letter == listing.NO_LETTER)
    return tuple(
        Letter(letter=name, municipalities=tuple(group))
        for name, group in groupby(ordered, key=lambda town: town.letter)
    )


def anchor(town: Municipality) -> str:
    """Return a municipality's name within the page."""
    return f"town-{slug(town.name) or '0'}"


def other_kinds(
    finder: Finder, province: str, language: Language
) -> tuple[tuple[str, str, int], ...]:
    """Return the types of place that are no counters: code, name and how many."""
    counted = ((code, len(finder.rows(province=province, kind=code))) for code in KINDS)
    return tuple(
        (code, vocabulary.name("location_types", code, language), count)
        for code, count in counted
        if count
    )
