"""The way back: the address somebody came from, if it is one of our own pages.

It is handed on in the address as `back`, so that going back needs neither a script nor
a session. Whoever writes an address may put anything there, so only the path of a page
of ours is followed, in the language being read, and anything else is left aside.
"""

import re
from urllib.parse import parse_qs, urlsplit

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from geomap.model.schema import Language

_LONGEST = 1_000
_OURS = re.compile(r"/(?:en|fr)/[^\\\x00-\x20\x7f]*")
_ANCHOR = re.compile(r"[A-Za-z][\w-]{0,60}", re.ASCII)


def here(anchor: str | None = None) -> str:
    """Return this page's own address, to be handed on as `back`."""
    path = request.full_path.removesuffix("?")
    return f"{path}#{anchor}" if anchor else path


def asked(language: Language) -> str | None:
    """Return where `back` in this address leads, in a language; None if not to us."""
    return checked(request.args.get("back", ""), language)


def checked(back: str, language: Language) -> str | None:
    """Return an address of ours in a language, None for anything else."""
    if len(back) > _LONGEST or not _OURS.fullmatch(back):
        return None
    parts = urlsplit(back)
    try:
        routes = current_app.url_map.bind("")
        endpoint, values = routes.match(parts.path, method="GET")
    except (HTTPException, RequestRedirect, ValueError):
        return None
    if not str(endpoint).startswith("locator."):
        return None
    there = url_for(str(endpoint), **{**values, "language": language})
    question = f"?{parts.query}" if parts.query else ""
    anchor = f"#{parts.fragment}" if _ANCHOR.fullmatch(parts.fragment) else ""
    return f"{there}{question}{anchor}"


def services(back: str | None) -> tuple[str, ...]:
    """Return what was searched for on the page that is gone back to.

    >>> services("/en/results?q=Ottawa&svc=sin&svc=passport"), services(None)
    (('sin', 'passport'), ())
    """
    return tuple(parse_qs(urlsplit(back or "").query).get("svc", ()))
