"""What the form offers: services grouped by order of government, and languages."""

from collections import defaultdict
from functools import cache

from geomap.finding import listing
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.model.vocabulary import Term

# What a person may look for that is not a counter of a government.
KINDS = ("library", "health", "school", "safety", "community", "border")


@cache
def services(language: Language) -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """Return the services by the name of the order that is responsible, each sorted."""
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in vocabulary.terms("services").values():
        groups[term.more.get("order", "")].append(term)
    orders = vocabulary.terms("orders_of_government")
    known = [(orders[code].name(language), groups.pop(code)) for code in orders
             if code in groups]  # fmt: skip
    # A service of several orders is listed last, under all of their names.
    known += [(_several(code, language), terms) for code, terms in groups.items()]
    return tuple((name, _sorted(terms, language)) for name, terms in known)


@cache
def provinces(language: Language) -> tuple[Term, ...]:
    """Return the provinces and territories by name."""
    terms = vocabulary.terms("provinces").values()
    return tuple(sorted(terms, key=lambda term: listing.key(term.name(language))))


@cache
def languages(language: Language) -> tuple[Term, ...]:
    """Return the languages of service: official first, then the others by name."""
    terms = vocabulary.terms("languages").values()
    official = [term for term in terms if term.more.get("kind") == "official"]
    others = [term for term in terms if term.more.get("kind") != "official"]
    return (*official, *_sorted(others, language))


@cache
def kinds(language: Language) -> tuple[tuple[str, str], ...]:
    """Return the types of place that are shown only when asked for."""
    return tuple(
        (code, vocabulary.name("location_types", code, language)) for code in KINDS
    )


def _several(codes: str, language: Language) -> str:
    names = [
        vocabulary.name("orders_of_government", code, language)
        for code in codes.split("|")
    ]
    return ", ".join(names)


def _sorted(terms: list[Term], language: Language) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: term.name(language).casefold()))
