"""Which locations a question admits, and of which of them that is sure.

Unknown is not no: a location whose source does not say is admitted, after those whose
source does. Rows are those of the table given.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal

import numpy as np
import pandas as pd

from geomap.finding.answer import Question
from geomap.finding.membership import Membership
from geomap.model import vocabulary

# Types of place that people think of as one; any other kind is a location type.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "counter": ("full_service", "express", "passport", "hosted_desk"),
    "kiosk": ("kiosk_hosted", "kiosk_unattended"),
    "outreach": ("outreach", "mobile"),
}
# Accessibility facts, each with the column that holds yes or no.
FACTS: Mapping[str, str] = {
    "wheelchair": "accessibility_wheelchair",
    "parking": "accessibility_parking",
    "washroom": "accessibility_washroom",
    "hearing_loop": "accessibility_hearing_loop",
}
# What can be left out of a question to see what it does.
Part = Literal["services", "orders", "language", "accessibility", "kind", "open_at"]
_COMMUNITY = "community"
_GONE = ("permanently_closed", "planned")


class Filters:
    """The columns that questions are narrowed by; immutable, read when needed."""

    def __init__(self, table: pd.DataFrame) -> None:
        self._table = table

    def admitted(self, question: Question, *, but: Part | None = None) -> np.ndarray:
        """Return which rows may answer, leaving one part of the question aside."""
        keep = self.shown
        if but != "services":
            for service in question.services:
                keep = keep & self.services.has(service)
        if but != "kind":
            keep = keep & self.of_kind(question)
        if question.orders and but != "orders":
            keep = keep & self.orders.has(*question.orders)
        if question.language and but != "language":
            keep = keep & self.may_speak(question.language, question)
        for fact in question.accessibility if but != "accessibility" else ():
            keep = keep & ~self.facts[fact].has("no")
        return keep

    def sure(self, question: Question) -> np.ndarray | None:
        """Return which rows are known to fit, None where nothing can be unknown."""
        parts = [self.facts[fact].has("yes") for fact in question.accessibility]
        if question.language:
            parts.append(self.speaks(question.language, question))
        return np.logical_and.reduce(parts) if parts else None

    def of_kind(self, question: Question) -> np.ndarray:
        """Return which rows are of the kind asked for.

        Without one, whatever offers the service; without that, the counters of
        governments, and of the community where it was asked for.
        """
        if question.kind:
            return self.of_types(question.kind)
        if question.services:
            return np.ones(len(self._table), dtype=bool)
        if _COMMUNITY in question.orders:
            return self._counters | self.orders.has(_COMMUNITY)
        return self._counters

    def of_types(self, kind: str) -> np.ndarray:
        """Return which rows are of a type, or of a group of types."""
        return self.types.has(*GROUPS.get(kind, (kind,)))

    def speaks(self, language: str, question: Question) -> np.ndarray:
        """Return which rows are known to serve in a language, as it was asked."""
        offered = self.languages.has(language)
        if question.served == "offered":
            return offered
        requested = self.on_request.has(language)
        return requested if question.served == "on_request" else offered | requested

    def may_speak(self, language: str, question: Question) -> np.ndarray:
        """Return which rows serve in a language or do not say which they serve in."""
        return self.speaks(language, question) | ~self.languages.is_known

    def offering_most(self, question: Question) -> np.ndarray:
        """Return how many of the services each row offers that fits otherwise."""
        fits = self.admitted(question, but="services")
        counts = np.zeros(len(self._table), dtype=np.intp)
        for service in question.services:
            counts += self.services.has(service)
        return np.where(fits, counts, 0)

    @cached_property
    def shown(self) -> np.ndarray:
        """Which rows are there to be found: not gone, and not another one's double."""
        return ~self.statuses.has(*_GONE) & ~_doubles(self._table)

    @cached_property
    def _counters(self) -> np.ndarray:
        return self.types.has(*_counters()) & ~self.orders.has(_COMMUNITY)

    @cached_property
    def services(self) -> Membership:
        """The services offered."""
        return Membership(self._table["offer_services"])

    @cached_property
    def types(self) -> Membership:
        """The types of location."""
        return Membership(self._table["type"])

    @cached_property
    def orders(self) -> Membership:
        """The orders of government."""
        return Membership(self._table["organization_order"])

    @cached_property
    def jurisdictions(self) -> Membership:
        """Whose the locations are: of the country, or of a province."""
        return Membership(self._table["organization_jurisdiction"])

    @cached_property
    def provinces(self) -> Membership:
        """The provinces and territories they are in."""
        return Membership(self._table["address_province"])

    @cached_property
    def statuses(self) -> Membership:
        """Whether they are open at all."""
        return Membership(self._table["status"])

    @cached_property
    def languages(self) -> Membership:
        """The languages offered at the counter."""
        return Membership(self._table["language_offered"])

    @cached_property
    def on_request(self) -> Membership:
        """The languages served by appointment or by an interpreter."""
        return Membership(self._table["language_on_request"])

    @cached_property
    def facts(self) -> Mapping[str, Membership]:
        """What is known of each accessibility fact."""
        return {name: Membership(self._table[at]) for name, at in FACTS.items()}


def _counters() -> Iterable[str]:
    types = vocabulary.terms("location_types")
    return (code for code, term in types.items() if term.more["counter"] == "yes")


def _doubles(table: pd.DataFrame) -> np.ndarray:
    """Return which rows describe a location that another row stands for.

    Of two rows that name each other, the one with the smaller id stays.
    """
    other = table["same_as"]
    doubles = np.zeros(len(table), dtype=bool)
    said = np.flatnonzero(other.notna())
    targets = dict(zip(table["id"].iloc[said], other.iloc[said], strict=True))
    present = set(table["id"][table["id"].isin(list(targets.values()))])
    for row, (mine, target) in zip(said, targets.items(), strict=True):
        is_mutual = targets.get(target) == mine
        doubles[row] = target in present and not (is_mutual and mine < target)
    return doubles
