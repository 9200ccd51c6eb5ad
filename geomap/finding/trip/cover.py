"""The fewest offices that do all tasks between them: set cover, solved exactly.

Tasks are bits of a number, so an office is the number of what it offers. Somebody has
a handful of tasks, so every set of tasks that may be left can be looked at once.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

# More sets than any handful of tasks has.
_REMEMBERED = 1 << 14


class Cover:
    """How few offices can do any set of tasks; `offers` is what offices offer."""

    def __init__(self, offers: Iterable[int]) -> None:
        self._largest = _largest(set(offers))
        self.size = lru_cache(maxsize=_REMEMBERED)(self._size)

    def _size(self, tasks: int) -> int:
        """Return how few offices do these tasks, each offered by somebody.

        One of them must do the lowest task, so only those that do are tried.
        """
        if not tasks:
            return 0
        lowest = tasks & -tasks
        able = [offer for offer in self._largest if offer & lowest]
        return 1 + min(self.size(tasks & ~offer) for offer in able)


def ways(counts: Mapping[int, int], tasks: int, size: int) -> int:
    """Return how many sets of so few offices do all the tasks.

    `counts` is how many offices offer each set of tasks; `size` is the fewest, so that
    no two offices of one set can both be among them.

    >>> ways({0b01: 2, 0b10: 3}, 0b11, 2)
    6
    """
    found: dict[tuple[int, int], int] = {(0, 0): 1}
    for offer, count in counts.items():
        for (used, done), number in list(found.items()):
            if used < size and offer & tasks & ~done:
                key = (used + 1, (done | offer) & tasks)
                found[key] = found.get(key, 0) + number * count
    return found.get((size, tasks), 0)


def _largest(offers: set[int]) -> tuple[int, ...]:
    """Leave out every offer that another one holds: it can never do with fewer."""
    return tuple(
        sorted(
            one
            for one in offers
            if not any(one != other and one & ~other == 0 for other in offers)
        )
    )
