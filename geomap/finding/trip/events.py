"""Life events: what people have to do when something happens, in the order to do it.

Read from two tables: the events, and what each of them takes.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geomap.model.records import NO_TEXT, Text

# Before a list of provinces: everywhere but there.
_BUT = "!"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One service of an event, and why; `instead` is said where it does not apply."""

    service: str
    provinces: frozenset[str]
    is_elsewhere: bool
    why: Text
    instead: Text

    def is_in(self, province: str | None) -> bool:
        """Whether the service applies in a province; where that is not known, yes."""
        if province is None or not self.provinces:
            return True
        return (province in self.provinces) is not self.is_elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One life event: its name, one plain sentence, and its steps."""

    code: str
    name: Text
    plain: Text
    steps: tuple[Step, ...]

    def steps_in(self, province: str | None) -> tuple[Step, ...]:
        """Return the steps that apply in a province, in order."""
        return tuple(step for step in self.steps if step.is_in(province))

    def services_in(self, province: str | None) -> tuple[str, ...]:
        """Return the services to ask for in a province, in order."""
        return tuple(step.service for step in self.steps_in(province))

    def instead_in(self, province: str | None) -> tuple[Text, ...]:
        """Return what is said of the steps that do not apply, each once."""
        said = [step.instead for step in self.steps if not step.is_in(province)]
        return tuple(dict.fromkeys(text for text in said if text))

    def why(self, service: str) -> Text:
        """Return why a service belongs to the event, nothing when it does not."""
        found = (step.why for step in self.steps if step.service == service)
        return next(found, NO_TEXT)


def load(folder: Path) -> Mapping[str, Event]:
    """Return the events by code, in the order of their table; none without it."""
    steps: dict[str, list[Step]] = {}
    for row in _rows(folder / "life_event_services.csv"):
        steps.setdefault(row["event"], []).append(_step(row))
    return {
        row["code"]: Event(
            code=row["code"],
            name=Text(row["en"], row["fr"]),
            plain=Text(row["plain_en"], row["plain_fr"]),
            steps=tuple(steps.get(row["code"], ())),
        )
        for row in _rows(folder / "life_events.csv")
    }


def _rows(file: Path) -> Iterator[dict[str, str]]:
    if file.is_file():
        with file.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


def _step(row: Mapping[str, str]) -> Step:
    listed = row["provinces"]
    codes = listed.removeprefix(_BUT).split("|")
    return Step(
        service=row["service"],
        provinces=frozenset(code for code in codes if code),
        is_elsewhere=listed.startswith(_BUT),
        why=Text(row["why_en"], row["why_fr"]),
        instead=Text(row["instead_en"] or None, row["instead_fr"] or None),
    )
