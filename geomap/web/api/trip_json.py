"""One trip as JSON: what needs no trip, the stops in order, and what is left."""

from typing import Any

from geomap.finding.trip.errand import Planned
from geomap.finding.trip.plan import Left, Stop, Trip
from geomap.model.schema import Language
from geomap.web.api import as_json
from geomap.web.locator import bring


def of(planned: Planned, reader: Language) -> dict[str, Any]:
    """Return a planned trip as plain values; an empty one where there is no place."""
    trip = planned.trip or Trip()
    return {
        "services": list(planned.services),
        "province": planned.province,
        "remote": [{"service": one.service, "how": one.how} for one in trip.remote],
        "stops": [_stop(stop, planned, reader) for stop in trip.stops],
        "left": [_left(left, reader) for left in trip.left],
        "length_m": round(trip.metres),
        "alternatives": trip.alternatives,
    }


def _stop(stop: Stop, planned: Planned, reader: Language) -> dict[str, Any]:
    brought = bring.known(stop.services, planned.province, reader)
    return {
        "location": as_json.item(stop.found, reader),
        "services": list(stop.services),
        "also": list(stop.also),
        "leg_m": round(stop.leg),
        "bring": {one.code: list(one.documents) for one in brought},
    }


def _left(left: Left, reader: Language) -> dict[str, Any]:
    nearest = left.nearest
    return {
        "service": left.service,
        "why": left.why,
        "nearest": as_json.item(nearest, reader) if nearest else None,
    }
