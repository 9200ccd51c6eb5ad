"""The numbers for any question, for when nothing else can be answered."""

from dataclasses import dataclass

from flask import current_app

from geomap.finding import channels
from geomap.model.schema import Language
from geomap.web import links


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """One number: what it is, as it is written, and the link that dials it."""

    label: str
    shown: str
    link: str


def general(language: Language) -> tuple[Phone, ...]:
    """Return the country's numbers for questions in general; needs no directory."""
    known = current_app.config["GEOMAP_CHANNELS"]
    found = channels.brief(channels.chosen(known, None, None, language))
    return tuple(
        Phone(
            label=each.label.of(language) or each.value,
            shown=links.phone(each.value, language),
            link=link,
        )
        for each in found
        if each.is_number and (link := links.call(each.value))
    )
