"""The form for a mistake, as it was filled in, and what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from geomap.model.report import SUBJECTS, TEXT_MAX
from geomap.web import links

# Nothing but line breaks is kept of what cannot be seen.
_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_EMAIL_MAX = 254


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What somebody wrote; `errors` is the key of a sentence by the field's name."""

    subject: str = ""
    text: str = ""
    email: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


def read(form: Mapping[str, str]) -> Filled:
    """Return what was sent, checked."""
    subject = form.get("subject", "")
    text = tidied(form.get("text", ""))
    email = form.get("email", "").strip()[: 2 * _EMAIL_MAX]
    errors = {
        "subject": _of_subject(subject),
        "text": _of_text(subject, text),
        "email": _of_email(email),
        # People do not see this field; what fills in every field does.
        "website": "report.error.trap" if form.get("website") else None,
    }
    return Filled(
        subject=subject if subject in SUBJECTS else "",
        text=text,
        email=email,
        errors={name: key for name, key in errors.items() if key},
    )


def tidied(text: str) -> str:
    r"""Return a text with one sort of line break and nothing invisible in it.

    >>> tidied(" It\r\nmoved.\x00 ")
    'It\nmoved.'
    """
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _of_subject(subject: str) -> str | None:
    return None if subject in SUBJECTS else "report.error.subject"


def _of_text(subject: str, text: str) -> str | None:
    if len(text) > TEXT_MAX:
        return "report.error.long"
    return "report.error.text" if subject == "other" and not text else None


def _of_email(email: str) -> str | None:
    if not email:
        return None
    is_one = len(email) <= _EMAIL_MAX and links.mail(email) is not None
    return None if is_one else "report.error.email"
