"""Where the page being answered is: in the other language, and by its one address."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from flask import current_app, g, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule

from geomap.model.schema import LANGUAGES, Language

# Pages that are another page for another question; of the rest only one is canonical.
_ASKED = ("locator.results", "locator.map", "locator.trip")
_KEPT_SIGNS = "/:@!$&'()*+,;=~-._%"


def address_in(language: Language) -> str:
    """Return this page's address in a language, with the question as it was asked.

    A page whose path has words in it says in `g.arguments_in` what they are in each
    language. An address where nothing is has its like in the other language too.
    """
    rule, mine = _found()
    if rule is None or "language" not in (rule.defaults or {}):
        return _swapped(language) + _question()
    there = {**mine, **g.get("arguments_in", {}).get(language, {})}
    return url_for(rule.endpoint, **{**there, "language": language}) + _question()


def canonical() -> str:
    """Return the one address of this page; whole when we know where the public is."""
    asked = _question() if request.endpoint in _ASKED else ""
    return absolute(quote(request.path, _KEPT_SIGNS) + asked)


def absolute(address: str) -> str:
    """Return an address with the public's host before it, when the settings name one.

    The host a request asks for is never used: whoever asks chooses it.
    """
    return (current_app.config["GEOMAP_PUBLIC_URL"] or "") + address


def _found() -> tuple[Rule | None, Mapping[str, Any]]:
    """Return the rule of this address, also when it was asked in a way it forbids."""
    if request.url_rule is not None:
        return request.url_rule, request.view_args or {}
    try:
        adapter = current_app.create_url_adapter(request)
        if adapter is None:
            return None, {}
        return adapter.match(method="GET", return_rule=True)
    except HTTPException:
        return None, {}


def _swapped(language: Language) -> str:
    first, _, rest = request.path.removeprefix("/").partition("/")
    if first not in LANGUAGES:
        return url_for("locator.home", language=language)
    return f"/{language}/{quote(rest, _KEPT_SIGNS)}"


def _question() -> str:
    """Return the question as it came, so that there and back is the same address."""
    asked: str = request.environ.get("QUERY_STRING", "")
    kept = quote(asked.encode("latin-1", "replace"), _KEPT_SIGNS + "?")
    return f"?{kept}" if asked else ""
