"""The language is in the address: every page has one path in each language."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from geomap.model.schema import LANGUAGES, Language
from geomap.web import kept

# The one table of pages: name -> its path in each language.
PATHS: Mapping[str, Mapping[Language, str]] = {
    "home": {"en": "/en/", "fr": "/fr/"},
    "results": {"en": "/en/results", "fr": "/fr/resultats"},
    "location": {
        "en": "/en/locations/<path:location_id>",
        "fr": "/fr/bureaux/<path:location_id>",
    },
    "report": {
        "en": "/en/report/<path:location_id>",
        "fr": "/fr/signaler/<path:location_id>",
    },
    "reported": {
        "en": "/en/reported/<report_id>",
        "fr": "/fr/signalements/<report_id>",
    },
    "data": {"en": "/en/data", "fr": "/fr/donnees"},
    "calendar": {
        "en": "/en/locations/<path:location_id>/calendar.ics",
        "fr": "/fr/bureaux/<path:location_id>/calendrier.ics",
    },
    "provinces": {"en": "/en/provinces", "fr": "/fr/provinces"},
    "province": {"en": "/en/provinces/<code>", "fr": "/fr/provinces/<code>"},
    "services": {"en": "/en/services", "fr": "/fr/services"},
    "service": {"en": "/en/services/<code>", "fr": "/fr/services/<code>"},
    "trip": {"en": "/en/trip", "fr": "/fr/trajet"},
    "map": {"en": "/en/map", "fr": "/fr/carte"},
    "communities": {"en": "/en/communities", "fr": "/fr/communautes"},
    "sources": {"en": "/en/sources", "fr": "/fr/sources"},
    "about": {"en": "/en/about", "fr": "/fr/a-propos"},
    "embedding": {"en": "/en/embed", "fr": "/fr/integrer"},
    "search": {"en": "/embed/en/search", "fr": "/embed/fr/recherche"},
}
View = Callable[..., ResponseReturnValue]

root = Blueprint("root", __name__)


@root.get("/")
def choose() -> str:
    """Offer both languages, and guess neither (decision 0016)."""
    return render_template("choose.html")


def page(
    blueprint: Blueprint,
    name: str,
    methods: tuple[str, ...] = ("GET",),
    *,
    is_for_all: bool = True,
) -> Callable[[View], View]:
    """Register a view under both of a page's paths; it is told the language.

    A page that `is_for_all` depends on its address, the moment and what is published,
    and on nothing else: it may be kept for the next who asks (geomap.web.kept).
    """

    def register(view: View) -> View:
        shown = kept.for_all(view) if is_for_all else view
        for language, path in PATHS[name].items():
            blueprint.add_url_rule(
                path, name, shown, defaults={"language": language}, methods=methods
            )
        return view

    return register


def current() -> Language:
    """Return the language of the page being answered, from its address."""
    if "language" not in g:
        parts = request.path.split("/")
        # A frame's address has its language in the second place.
        start = parts[2] if parts[1] == "embed" and len(parts) > 2 else parts[1]
        g.is_in_address = start in LANGUAGES
        g.language = start if g.is_in_address else _asked()
    return g.language


def is_in_address() -> bool:
    """Whether the address of the page being answered says a language."""
    current()
    return bool(g.is_in_address)


def other(language: Language) -> Language:
    """Return the other language.

    >>> other("en"), other("fr")
    ('fr', 'en')
    """
    return "fr" if language == "en" else "en"


@lru_cache(maxsize=256)
def preferred(accepted: str | None) -> Language:
    """Return the language an Accept-Language header asks for, English if neither.

    >>> preferred("fr-CA,fr;q=0.9,en;q=0.5"), preferred("de"), preferred(None)
    ('fr', 'en', 'en')
    """
    header = parse_accept_header(accepted, LanguageAccept)
    return "fr" if header.best_match(LANGUAGES) == "fr" else "en"


def _asked() -> Language:
    return preferred(request.headers.get("Accept-Language"))
