"""The services of the catalogue in the order of the alphabet."""

from functools import cache
from itertools import groupby

from geomap.finding import listing
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.model.vocabulary import Term


@cache
def services_by_letter(language: Language) -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """Return every service under the letter its name begins with."""
    terms = sorted(
        vocabulary.terms("services").values(),
        key=lambda term: listing.key(term.name(language)),
    )
    groups = groupby(terms, key=lambda term: listing.letter(term.name(language)))
    return tuple((letter, tuple(group)) for letter, group in groups)
