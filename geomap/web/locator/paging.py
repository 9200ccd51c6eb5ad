"""Which of all that was found is on this page, and the way to the others."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.finding.answer import Answer, Question
from geomap.web.locator import addresses

# Around the page that is read; the first and the last are always there.
_AROUND = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page by its number; None stands for pages that are left out."""

    number: int | None
    address: str | None = None
    is_current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """The first and the last item of this page of all, and the other pages."""

    first: int
    last: int
    total: int
    number: int
    count: int
    previous: str | None
    following: str | None
    pages: tuple[Page, ...]


def of(answer: Answer, question: Question) -> Paging:
    """Return the paging of an answer; the nearest anyway are one page."""
    total = answer.total or len(answer.items)
    count = max(1, math.ceil(total / question.limit)) if answer.total else 1
    number = answer.page
    first = (number - 1) * question.limit + 1

    def address(page: int) -> str | None:
        is_page = 1 <= page <= count and page != number
        return addresses.of(question, page=page) if is_page else None

    return Paging(
        first=first,
        last=first + len(answer.items) - 1,
        total=total,
        number=number,
        count=count,
        previous=address(number - 1),
        following=address(number + 1),
        pages=tuple(
            Page(
                number=page,
                address=address(page) if page else None,
                is_current=page == number,
            )
            for page in _numbers(number, count)
        ),
    )


def _numbers(number: int, count: int) -> Sequence[int | None]:
    """Return the pages that are linked to, None for those between.

    >>> _numbers(1, 3), _numbers(6, 12)
    ([1, 2, 3], [1, None, 4, 5, 6, 7, 8, None, 12])
    """
    near = range(number - _AROUND, number + _AROUND + 1)
    shown = [page for page in range(1, count + 1) if page in (1, count, *near)]
    found: list[int | None] = []
    for page in shown:
        if found and page - (found[-1] or 0) > 1:
            found.append(None)
        found.append(page)
    return found
