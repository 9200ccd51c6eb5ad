"""How far to look: as far as it takes to find a few, and no farther than it helps."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from geomap.finding.answer import DEFAULT_WITHIN_M, Question
from geomap.model import vocabulary

# When nothing else is asked, the circle grows in these steps until it holds enough.
STEPS_M = (75e3, 100e3, 150e3, 200e3, 300e3, 500e3)
ENOUGH = 5


def near(services: Iterable[str]) -> float:
    """Return how many metres are near for these services: the catalogue's threshold.

    >>> near(()), near(("library",)), near(("library", "biometrics"))
    (50000.0, 25000.0, 100000.0)
    """
    return max((_near(service) for service in services), default=DEFAULT_WITHIN_M)


def radii(question: Question, others: Iterable[float] = ()) -> tuple[float, ...]:
    """Return the radii in metres that may be settled on, smallest first.

    `others` are those of questions like it that are to be counted too.
    """
    if question.within is not None:
        return (question.within,)
    return tuple(sorted({near(question.services), *others, *STEPS_M}))


def settled(
    within: Sequence[int], radii: Sequence[float], near: float
) -> tuple[int, int]:
    """Return how many there are and the place of the radius that holds them.

    `within` is how many there are within each radius. Nothing near is nothing found.

    >>> within, km = (0, 2, 6, 9), (25.0, 50.0, 75.0, 100.0)
    >>> settled(within, km, 50.0), settled(within, km, 100.0), settled(within, km, 25.0)
    ((6, 2), (9, 3), (0, 0))
    """
    first = bisect_left(radii, near) if len(radii) > 1 else 0
    if not within[first]:
        return 0, first
    last = len(radii) - 1
    place = next((at for at in range(first, last) if within[at] >= ENOUGH), last)
    return within[place], place


def _near(service: str) -> float:
    term = vocabulary.terms("services").get(service)
    kilometres = term.more["within_km"] if term else None
    return float(kilometres) * 1_000 if kilometres else DEFAULT_WITHIN_M
