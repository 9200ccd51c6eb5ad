"""What a reader is told when something cannot be done: one table, one place."""

import logging
import secrets
from collections.abc import Mapping

import orjson
from flask import Flask, Response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

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
PAGES = {404: "missing", 405: "request", 500: "ours", 503: "busy"}


def install(app: Flask) -> None:
    """Answer every exception with a calm page, or with JSON below /api/."""
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
        return _problem(error, status, reference)
    page = f"failure.{PAGES.get(status, 'request')}"
    return (
        render_template(
            "failure.html", page=page, told=_told(error), reference=reference
        ),
        status,
    )


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
    page = f"failure.{PAGES.get(status, 'request')}"
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


def _said(key: str, facts: Mapping[str, object], language: Language) -> str:
    return words.say(key, language, **facts)
