"""What a reader is told when something cannot be done: one table, one place."""

import logging
import secrets
from collections.abc import Mapping

import orjson
from flask import Flask, Response, current_app, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import (
    BadRequest,
    HTTPException,
    LengthRequired,
    RequestURITooLarge,
)
from werkzeug.sansio.utils import host_is_trusted

from geomap.errors import (
    Conflict,
    GeomapError,
    NotFound,
    RefusedFile,
    ShelfError,
    UserError,
)
from geomap.i18n import words
from geomap.model.schema import LANGUAGES, Language
from geomap.web import language

LOG = logging.getLogger("geomap.web")

# Exception -> HTTP status; the first that fits, so the special before the general.
STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (NotFound, 404),
    (Conflict, 409),
    (RefusedFile, 422),
    (ShelfError, 503),
    (UserError, 400),
    (Exception, 500),
)
# The sentence for a status; one not listed is told as a request that is wrong.
PAGES = {
    404: "missing",
    405: "method",
    410: "gone",
    413: "large",
    414: "long",
    429: "often",
    500: "ours",
    503: "busy",
}
# What an exception of the protocol says beside its status, which programs read.
_KEPT = ("Allow", "Retry-After")
# The shelf looks for itself once a second; a person should not press every second.
_RETRY_SECONDS = 30
# Twenty times the longest question with all filters; the server itself stops at 8,190.
_QUESTION_MAX = 4_000


def install(app: Flask) -> None:
    """Answer every exception with a calm page, or with JSON below /api/."""
    app.before_request(_bounded)
    app.register_error_handler(HTTPException, _answer)
    app.register_error_handler(GeomapError, _answer)
    app.register_error_handler(Exception, _answer)


def status_of(error: Exception) -> int:
    """Return the HTTP status of an exception."""
    if isinstance(error, HTTPException):
        return error.code or 500
    return next(status for kind, status in STATUSES if isinstance(error, kind))


def _answer(error: Exception) -> ResponseReturnValue:
    if isinstance(error, HTTPException) and (error.code or 500) < 400:
        return error.get_response()
    status = status_of(error)
    reference = _noted(error) if status >= 500 else None
    if request.path.startswith("/api/"):
        response = _problem(error, status, reference)
    else:
        response = _page(error, status, reference)
    response.headers.update(_kept(error))
    return response


def _page(error: Exception, status: int, reference: str | None) -> Response:
    """Return the page of a failure; in both languages if its address is in neither."""
    is_framed = request.path.startswith("/embed/")
    alone = "embed/failure.html" if is_framed else "failure.html"
    text = render_template(
        alone if language.is_in_address() else "failure_both.html",
        page=_words(status),
        told=_told(error),
        reference=reference,
        status=status,
    )
    return Response(text, status)


def _words(status: int) -> str:
    name = PAGES.get(status, "request")
    return f"failure.{name}"


def _kept(error: Exception) -> dict[str, str]:
    if isinstance(error, ShelfError):
        return {"Retry-After": str(_RETRY_SECONDS)}
    if not isinstance(error, HTTPException):
        return {}
    return {name: value for name, value in error.get_headers() if name in _KEPT}


def _bounded() -> None:
    """Refuse what nobody types, and hosts that are not ours, before it is read."""
    hosts = current_app.config["GEOMAP_HOSTS"]
    if hosts and not host_is_trusted(request.environ.get("HTTP_HOST"), hosts):
        raise BadRequest
    if len(request.environ.get("QUERY_STRING", "")) > _QUESTION_MAX:
        raise RequestURITooLarge
    if request.content_length is None and "HTTP_TRANSFER_ENCODING" in request.environ:
        raise LengthRequired


def _noted(error: Exception) -> str:
    """Log the error under a reference that can be read out on the phone."""
    reference = secrets.token_hex(4)
    LOG.error("failure %s", reference, exc_info=error)
    return reference


def _told(error: Exception) -> UserError | None:
    """Return the error when it has a sentence of its own for the reader."""
    is_ours = isinstance(error, UserError) and error.key in words.catalogue()
    return error if is_ours and not isinstance(error, ShelfError) else None  # type: ignore[return-value]


def _problem(error: Exception, status: int, reference: str | None) -> Response:
    page = _words(status)
    told = _told(error)
    key, facts = (told.key, told.facts) if told else (f"{page}.what", {})
    problem = {
        "type": "about:blank",
        "status": status,
        "code": told.key if told else page,
        "title": words.say(f"{page}.title", "en"),
        "detail": words.say(key, "en", **facts),
        "messages": {each: _said(key, facts, each) for each in LANGUAGES},
        "reference": reference,
    }
    known = {name: value for name, value in problem.items() if value is not None}
    return Response(
        orjson.dumps(known),
        status,
        headers={"Access-Control-Allow-Origin": "*"},
        mimetype="application/problem+json",
    )


def _said(key: str, facts: Mapping[str, object], reader: Language) -> str:
    return words.say(key, reader, **facts)
