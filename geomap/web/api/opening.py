"""Whether a location is open, as JSON: asked for, since it changes by the minute."""

from datetime import datetime
from typing import Any

from geomap.hours.status import Status
from geomap.model.schema import Language
from geomap.web import current, opening_words, today


def now(row: int, language: Language) -> dict[str, Any]:
    """Return the status of one row: the state, why, until when and in words.

    `open_now` is true, false, or null where nobody can say.
    """
    status = current.finder().schedules.status(row, today.moment())
    return {"open_now": _open(status), "opening": _told(status, language)}


def _open(status: Status) -> bool | None:
    return None if status.state == "unknown" else status.state == "open"


def _told(status: Status, language: Language) -> dict[str, Any]:
    told = {
        "state": status.state,
        "reason": status.reason,
        "at": _moment(status.at),
        "until": _moment(status.until),
        "opens_next": _moment(status.opens_next),
        "time_zone": getattr(status.at.tzinfo, "key", None),
        "text": opening_words.sentence(status, language),
    }
    if status.holiday is not None:
        name = status.holiday.name
        told["holiday"] = {"en": name.en, "fr": name.fr, "whose": status.holiday.whose}
    if status.closure is not None:
        told["notice"] = {
            "en": status.closure.notice.en,
            "fr": status.closure.notice.fr,
        }
    return told


def _moment(when: datetime | None) -> str | None:
    return when.isoformat(timespec="minutes") if when else None
