"""The day and the moment, from the clock the app was given."""

import datetime

from flask import current_app


def day() -> datetime.date:
    """Return today's date in UTC."""
    return moment().date()


def moment() -> datetime.datetime:
    """Return this moment in UTC."""
    now = current_app.config["GEOMAP_CLOCK"]()
    return datetime.datetime.fromtimestamp(now, tz=datetime.UTC)
