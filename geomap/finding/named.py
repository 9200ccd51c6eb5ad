"""The answer to a name: the offices that bear it, nearest first where that is known."""

from geomap.finding.answer import Answer, Found, Question
from geomap.finding.columns import Columns
from geomap.finding.understood import Understood
from geomap.model.point import Point
from geomap.spatial import distance


def answer(understood: Understood, question: Question, columns: Columns) -> Answer:
    """Return the page of the named locations that a question asks for."""
    found = [_found(row, understood.point, columns) for row in understood.rows]
    if understood.point is not None:
        found.sort(key=lambda item: (item.metres, item.row))
    start = (question.page - 1) * question.limit
    return Answer(
        outcome="named",
        point=understood.point,
        place=understood.place,
        items=tuple(found[start : start + question.limit]),
        choices=understood.choices,
        total=len(found),
        page=question.page,
        understood=understood,
    )


def _found(row: int, point: Point | None, columns: Columns) -> Found:
    metres = float("nan") if point is None else _metres(row, point, columns)
    return Found(row, metres, metres, columns)


def _metres(row: int, point: Point, columns: Columns) -> float:
    """Return how far a location is; one without a position comes last."""
    readers = [columns.reader(name) for name in ("latitude", "longitude")]
    latitude, longitude = (read(row) if read else None for read in readers)
    if latitude is None or longitude is None:
        return float("inf")
    return distance.between(point, Point(latitude=latitude, longitude=longitude))
