"""GPX: waypoints as rows; tracks and routes are not locations."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from geomap.errors import RefusedFile
from geomap.ingest.readers import markup, point
from geomap.ingest.readers.flattening import Record
from geomap.ingest.readers.found import Found, from_records, problem, with_points
from geomap.ingest.readers.point import Position
from geomap.ingest.readers.task import Task


def read(task: Task) -> Found:
    """Read the waypoints of a GPX file."""
    rows = list(_waypoints(task))
    positions = [position for _, position in rows]
    table = from_records([record for record, _ in rows], task.limits)
    table = with_points(table, [p.x for p in positions], [p.y for p in positions])
    problems = [
        problem(p.code, row, type="wpt") for row, p in enumerate(positions, 1) if p.code
    ]
    return Found(table=table, format="gpx", crs="EPSG:4326", problems=problems)


def _waypoints(task: Task) -> Iterator[tuple[Record, Position]]:
    count = 0
    for event, element, name in markup.events(
        Path(task.path).read_bytes(), task.limits
    ):
        if event == "end" and name in ("wpt", "trk", "rte"):
            if name == "wpt":
                count += 1
                if count > task.limits.rows:
                    raise RefusedFile("F023", {"limit": task.limits.rows})
                yield (
                    _record(element),
                    point.pair([element.get("lon"), element.get("lat")]),
                )
            element.clear()


def _record(waypoint: Element) -> Record:
    record: Record = {}
    for child in waypoint:
        name = markup.name_of(child)
        if name == "extensions":
            record.update({markup.name_of(e): markup.text_of(e) for e in child})
        else:
            record[name] = child.get("href") or markup.text_of(child)
    return record
