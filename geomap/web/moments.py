"""The moment somebody wants an office to be open: now, or a day and a time."""

import datetime
import re

from geomap.errors import UserError

_MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d", re.ASCII)
# Nobody publishes hours further ahead than this, or asks about the past.
_AHEAD = datetime.timedelta(days=400)
_BACK = datetime.timedelta(days=2)


def read(value: str, now: float) -> datetime.datetime | None:
    """Return the moment of an address; without a zone, it is local to the place.

    Raises:
        UserError: It is neither `now` nor a minute of about the coming year.

    >>> read("now", 0.0)
    datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)
    >>> read("1970-01-02T10:00", 0.0)
    datetime.datetime(1970, 1, 2, 10, 0)
    """
    if not value:
        return None
    instant = datetime.datetime.fromtimestamp(now, tz=datetime.UTC)
    return instant if value == "now" else _minute(value, instant.replace(tzinfo=None))


def _minute(value: str, now: datetime.datetime) -> datetime.datetime:
    if not _MINUTE.fullmatch(value):
        raise UserError("query.open")
    try:
        moment = datetime.datetime.fromisoformat(value)
    except ValueError:
        raise UserError("query.open") from None
    if not now - _BACK <= moment <= now + _AHEAD:
        raise UserError("query.open")
    return moment
