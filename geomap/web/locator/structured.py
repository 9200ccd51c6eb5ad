"""A location in the words of schema.org, for machines that read pages.

A data block, not a script: the policy of the pages has nothing to say about it, and
`tojson` writes it so that no name can end it.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from geomap.hours import weekly
from geomap.hours.rule import MIDNIGHT, clock
from geomap.hours.schedule import Schedule
from geomap.i18n import words
from geomap.model.records import LocationRecord
from geomap.web import links
from geomap.web.locator.offered import Offered
from geomap.web.shown import Shown

_DAYS = {
    "Mo": "Monday", "Tu": "Tuesday", "We": "Wednesday", "Th": "Thursday",
    "Fr": "Friday", "Sa": "Saturday", "Su": "Sunday",
}  # fmt: skip
_DAYS_AHEAD = 60
_GOVERNMENTS = ("federal", "provincial", "territorial", "municipal", "indigenous")
_TYPES = {"library": "Library", "community": "CivicStructure", "health": "Place"}


def of(
    item: Shown, services: Sequence[Offered], url: str, schedule: Schedule | None
) -> dict[str, Any]:
    """Return the location as JSON-LD; what is not known is left out."""
    place = item.location
    is_closed = place.status == "temporarily_closed"
    page = item.text(place.url)
    email = place.email if links.mail(place.email) else None
    office = {
        "@context": "https://schema.org",
        "@type": _type(place),
        "@id": url,
        "url": url,
        "identifier": place.id,
        "name": item.name.text,
        "description": _text(item, "description"),
        "sameAs": links.web(page.text) if page else None,
        "address": _address(item),
        "geo": _geo(place),
        "telephone": _dialled(place.phone or place.toll_free),
        "faxNumber": _dialled(place.fax),
        "email": email,
        "openingHoursSpecification": [] if is_closed else hours(place.hours),
        "specialOpeningHoursSpecification": special_hours(schedule, item.today),
        "parentOrganization": _organization(item),
        "containedInPlace": _host(item),
        "amenityFeature": _amenities(item),
        "publicAccess": True,
        "makesOffer": [_offer(item, each, url) for each in services],
    }
    return _known(office)


def hours(osm: str | None) -> list[dict[str, Any]]:
    """Return a plain week as opening hours of schema.org; none for any other.

    >>> hours("Mo-Fr 08:30-16:30")[0]["dayOfWeek"], hours("Tu[1] 09:00-12:00")
    ('Monday', [])
    """
    week = weekly.week(osm) if osm else None
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": _DAYS[day],
            "opens": clock(opens),
            "closes": clock(min(closes, MIDNIGHT - 1)),
        }
        for day, openings in (week or {}).items()
        for opens, closes in openings
    ]


def special_hours(schedule: Schedule | None, today: date) -> list[dict[str, Any]]:
    """Return the days ahead on which a holiday is known to change the hours.

    Midnight to midnight is how schema.org writes a day without opening.
    """
    found = []
    for ahead in range(_DAYS_AHEAD if schedule else 0):
        day = today + timedelta(days=ahead)
        plan = schedule.day(day) if schedule else None
        if plan and plan.holiday and plan.holiday.is_certain:
            times = [(each.starts, each.ends) for each in plan.openings] or [(0, 0)]
            found += [_special(day, opens, closes) for opens, closes in times]
    return found


def _special(day: date, opens: int, closes: int) -> dict[str, Any]:
    return {
        "@type": "OpeningHoursSpecification",
        "validFrom": day.isoformat(),
        "validThrough": day.isoformat(),
        "opens": clock(opens),
        "closes": clock(min(closes, MIDNIGHT - 1)),
    }


def _type(place: LocationRecord) -> str:
    is_government = place.order in _GOVERNMENTS
    return _TYPES.get(place.type, "GovernmentOffice" if is_government else "Place")


def _address(item: Shown) -> dict[str, Any] | None:
    place = item.location
    known = {
        "streetAddress": item.street.text if item.street else None,
        "addressLocality": place.locality.of(item.language),
        "addressRegion": place.province,
        "postalCode": place.postal_code,
    }
    if not any(known.values()):
        return None
    return {"@type": "PostalAddress", "addressCountry": "CA", **_known(known)}


def _geo(place: LocationRecord) -> dict[str, Any] | None:
    # A point that stands for a town would be taken for a door.
    if place.point is None or place.is_approximate:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": place.point.latitude,
        "longitude": place.point.longitude,
    }


def _organization(item: Shown) -> dict[str, Any] | None:
    place = item.location
    name = _text(item, "organization")
    url = item.text(place.organization_url)
    kind = "GovernmentOrganization" if place.order in _GOVERNMENTS else "Organization"
    address = links.web(url.text) if url else None
    return _known({"@type": kind, "name": name, "url": address}) if name else None


def _host(item: Shown) -> dict[str, Any] | None:
    name = _text(item, "host")
    return {"@type": "Place", "name": name} if name else None


def _amenities(item: Shown) -> list[dict[str, Any]]:
    return [
        {
            "@type": "LocationFeatureSpecification",
            "name": words.say(f"facility.{fact}", item.language),
            "value": value == "yes",
        }
        for fact, value in item.facilities
        if value != "unknown"
    ]


def _offer(item: Shown, service: Offered, url: str) -> dict[str, Any]:
    place = item.location
    channel = {
        "@type": "ServiceChannel",
        "serviceLocation": {"@id": url},
        "serviceUrl": service.online,
        "servicePhone": _dialled(place.toll_free or place.phone),
        "availableLanguage": list(place.languages),
    }
    return {
        "@type": "Offer",
        "itemOffered": {
            "@type": "GovernmentService",
            "name": service.name,
            "availableChannel": _known(channel),
        },
    }


def _dialled(number: str | None) -> str | None:
    link = links.call(number)
    return link.removeprefix("tel:") if link else None


def _text(item: Shown, name: str) -> str | None:
    said = item.text(getattr(item.location, name))
    return said.text if said else None


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [])}
