"""A position in an address is about a kilometre wide, or becomes so before anything."""

import re

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

_PAGES = ("/en/", "/fr/", "/embed/")
_DEGREES = r"([+-]?\d{1,3}\.\d+|[+-]?\d{1,3})"
_NEAR = re.compile(rf"(?<![^&])near={_DEGREES}(?:,|%2C){_DEGREES}(?=&|$)", re.I)
_DECIMALS = 2


def install(app: Flask) -> None:
    """Lead from a page for an exact position to the one for its rounded position.

    Whatever keeps addresses (a history, a proxy, a shared link) then keeps no home.
    """
    app.before_request(_rounded)


def _rounded() -> Response | None:
    asked = request.environ.get("QUERY_STRING", "")
    if "near=" not in asked or not request.path.startswith(_PAGES):
        return None
    coarse = rounded(asked)
    if coarse == asked or request.method not in ("GET", "HEAD"):
        return None
    return redirect(f"{request.script_root}{request.path}?{coarse}", code=302)


def rounded(question: str) -> str:
    """Return a question with its position rounded, when it has more decimals.

    >>> rounded("near=45.42153,-75.69719&svc=sin"), rounded("near=45.42%2C-75.7")
    ('near=45.42,-75.70&svc=sin', 'near=45.42%2C-75.7')
    """
    return _NEAR.sub(_written, question)


def _written(found: re.Match[str]) -> str:
    both = found.groups()
    if all(len(each.partition(".")[2]) <= _DECIMALS for each in both):
        return found.group()
    return "near=" + ",".join(f"{float(each):.{_DECIMALS}f}" for each in both)
