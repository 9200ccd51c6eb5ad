"""What is done at a location, and what of it can be done without going there."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import current_app

from geomap.finding.channels import Channel
from geomap.model import vocabulary
from geomap.model.records import LocationRecord
from geomap.model.schema import Language
from geomap.web import links


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One service; `online` is where it is applied for or explained, if anywhere."""

    code: str
    name: str
    online: str | None
    is_all_online: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A page of somebody else's; `language` is its own where it is not the reader's."""

    label: str
    url: str
    language: Language | None


def of(codes: Sequence[str], first: Sequence[str], language: Language) -> list[Offered]:
    """Return services by name, those that were asked for first."""
    found = [service(code, language) for code in codes]
    return sorted(
        found, key=lambda each: (each.code not in first, each.name.casefold())
    )


def service(code: str, language: Language) -> Offered:
    """Return one service of the catalogue; an unknown code as it is."""
    term = vocabulary.terms("services").get(code)
    if term is None:
        return Offered(code=code, name=code, online=None, is_all_online=False)
    return Offered(
        code=code,
        name=term.name(language),
        online=links.web(term.more.get(f"url_{language}")),
        is_all_online=term.more.get("online") == "full",
    )


def pages(
    place: LocationRecord, kind: str, language: Language, services: Sequence[str]
) -> tuple[Link, ...]:
    """Return the jurisdiction's own pages of a kind: to find an office or to book.

    Only those for a service that is wanted here, so that nobody is sent to the
    booking of another ministry.
    """
    wanted = set(services)
    found = [
        each
        for each in current_app.config["GEOMAP_CHANNELS"]
        if each.kind == kind
        and each.jurisdiction == place.jurisdiction
        and wanted.intersection(each.services)
    ]
    mine = [each for each in found if each.speaks(language)]
    return tuple(dict.fromkeys(_links(mine or found, language)))


def _links(found: Sequence[Channel], language: Language) -> list[Link]:
    other: Language = "en" if language == "fr" else "fr"
    return [
        Link(
            each.label.of(language) or each.value,
            url,
            None if each.speaks(language) else other,
        )
        for each in found
        if (url := links.web(each.value))
    ]
