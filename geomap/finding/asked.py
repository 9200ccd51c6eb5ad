"""What was typed, whole or in part, and what it is looked up in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from geomap.finding import tasks, wording
from geomap.finding.offices import Offices
from geomap.finding.tasks import Tasks
from geomap.finding.understood import Note, NoteCode, Understood
from geomap.finding.wording import Word
from geomap.places.gazetteer import Gazetteer


@dataclass(frozen=True)
class Asked:
    """What was typed, and what it is looked up in."""

    text: str
    gazetteer: Gazetteer
    find_offices: Callable[[], Offices]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the text."""
        return wording.words(self.text)

    @cached_property
    def tasks(self) -> Tasks:
        """The tasks the text names."""
        return tasks.find(self.words)

    @property
    def offices(self) -> Offices:
        """The offices by their names, read when first needed."""
        return self.find_offices()

    def part(self, run: Sequence[Word]) -> "Asked":
        """Return some of the words as if only they had been typed."""
        text = wording.between(self.text, run)
        return Asked(text, self.gazetteer, self.find_offices)


Reading = Callable[[Asked], Understood | None]


def noted(found: Understood, code: NoteCode, text: str) -> Understood:
    """Return what was understood with one more thing that was assumed."""
    return replace(found, notes=(*found.notes, Note(code, text)))


def trimmed(run: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Return the words with less and less of what only joins around them.

    The most first: "La Ronge" and "The Pas" begin with such a word.
    """
    starts = [0]
    while starts[-1] < len(run) - 1 and run[starts[-1]].is_empty:
        starts.append(starts[-1] + 1)
    ends = [len(run)]
    while ends[-1] > 1 and run[ends[-1] - 1].is_empty:
        ends.append(ends[-1] - 1)
    return (run[start:end] for start in starts for end in ends if start < end)
