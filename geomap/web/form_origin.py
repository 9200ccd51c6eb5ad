"""Whether a form was sent from our own page, without a cookie or a session.

Browsers say where a form comes from: `Sec-Fetch-Site`, and `Origin` before that. What
says another site is refused. Where a browser says neither, the sign on the form
decides: made by us for this form, not long ago. The sign can follow nobody, for it
holds nothing but a moment and the form's own subject. The key lives as long as the
server: whoever had a form open over a restart is asked to send it again.
"""

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from flask import Flask, current_app, request

# A form that is left open over a lunch still works the day after.
_LONGEST_SECONDS = 24 * 3_600
_KEY = "GEOMAP_FORM_KEY"
_SIGN_LENGTH = 32


def install(app: Flask) -> None:
    """Give the server the key its forms are signed with; made before its workers."""
    app.config[_KEY] = secrets.token_bytes(32)


def sign(subject: str) -> str:
    """Return the sign of a form about a subject, as of now."""
    now = str(int(_now()))
    return f"{now}.{_seal(subject, now)}"


def is_signed(subject: str, sign: str) -> bool:
    """Whether we signed a form about this subject, lately enough."""
    moment, _, seal = sign.partition(".")
    if not (moment.isascii() and moment.isdigit() and len(moment) < 15):
        return False
    if not hmac.compare_digest(seal.encode(), _seal(subject, moment).encode()):
        return False
    return 0 <= _now() - int(moment) <= _LONGEST_SECONDS


def is_ours() -> bool | None:
    """Whether the browser says that the form is from our page; None if it is silent."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin")
    if origin is None:
        return None
    return urlsplit(origin).netloc == request.host


def _seal(subject: str, moment: str) -> str:
    key: bytes = current_app.config[_KEY]
    content = f"{moment}\n{subject}".encode()
    return hmac.new(key, content, hashlib.sha256).hexdigest()[:_SIGN_LENGTH]


def _now() -> float:
    now: float = current_app.config["GEOMAP_CLOCK"]()
    return now
