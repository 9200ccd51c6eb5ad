"""What was made of the words somebody typed: one frozen value, as the pages say it."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from geomap.model.point import Point
from geomap.places.place import Place

# found: one place, or offices by their own name. ambiguous: several places, choose.
# no_place: a task was understood, but not where. not_understood: neither.
Reading = Literal["found", "ambiguous", "no_place", "not_understood"]

# Why what is answered is not exactly what was typed. `text` is what it is about.
# place: another spelling. task: a word of the task in another spelling.
# area, province: a postal code nobody knows, by its first three signs or its letter.
# street: at an address an office has. postal_only, town_only: an address that nobody
# knows, by its postal code or its town. ignored: words that say nothing to us.
NoteCode = Literal[
    "place", "task", "area", "province", "street", "postal_only", "town_only", "ignored"
]  # fmt: skip


class Note(NamedTuple):
    """One thing that was assumed."""

    code: NoteCode
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """Where, what for, and what was assumed.

    `rows` are locations whose own name was typed, to be listed from the `point` if
    there is one. `choices` are places: to choose from, to be offered beside the
    answer, or suggestions. `where` is the part of the text that tells the place, None
    where it is the whole text.
    """

    outcome: Reading
    services: tuple[str, ...] = ()
    point: Point | None = None
    place: Place | None = None
    rows: tuple[int, ...] = ()
    choices: tuple[Place, ...] = ()
    where: str | None = None
    notes: tuple[Note, ...] = ()

    def note(self, code: NoteCode) -> str | None:
        """Return what a note is about, None where there is no such note."""
        return next((text for found, text in self.notes if found == code), None)

    @property
    def is_corrected(self) -> bool:
        """Whether another spelling than the one typed was answered for."""
        return any(code in ("place", "task") for code, _ in self.notes)
