"""A report: somebody says that what is shown of a location is wrong."""

import secrets
from dataclasses import dataclass
from typing import Literal

from geomap.model.schema import Language

State = Literal["received", "answered", "closed"]
STATES: tuple[State, ...] = ("received", "answered", "closed")
# What may be wrong, in the order in which it is offered.
Subject = Literal[
    "closed", "moved", "phone", "hours", "services", "accessibility", "language",
    "position", "other",
]  # fmt: skip
SUBJECTS: tuple[Subject, ...] = (
    "closed", "moved", "phone", "hours", "services", "accessibility", "language",
    "position", "other",
)  # fmt: skip
TEXT_MAX = 1_000
# Read out on the phone without mistakes: no I, L, O or U.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report as it stands on the shelf; `id` is the number its sender was given.

    `version` is the number of the version that was shown and `record_sha256` the hash
    of all that it said of the location, so that whoever answers sees what the sender
    saw. An e-mail address is kept apart, until the report is answered.
    """

    id: str
    location_id: str
    source_id: str
    version: int
    record_sha256: str
    language: Language
    subject: Subject
    text: str
    received_at: str
    state: State = "received"
    answer: str | None = None
    changed_at: str | None = None


def new_id() -> str:
    """Return a number nobody has: forty bits, in two groups.

    >>> len(new_id())
    9
    """
    signs = [secrets.choice(_SIGNS) for _ in range(8)]
    return f"{''.join(signs[:4])}-{''.join(signs[4:])}"


def read_id(text: str) -> str:
    """Return a number as it was given out, however it was written down.

    >>> read_id(" 7k3m 9q2x "), read_id("7k3mo9q2-x")
    ('7K3M-9Q2X', '7K3M-09Q2X')
    """
    signs = "".join(text.upper().split()).replace("-", "")
    plain = signs.replace("O", "0").replace("I", "1").replace("L", "1")
    return f"{plain[:4]}-{plain[4:]}"
