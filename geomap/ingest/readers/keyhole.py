"""KML and KMZ: placemarks as rows, folders as a column, nothing fetched, ever."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from geomap.errors import RefusedFile
from geomap.ingest.readers import markup, packed, point
from geomap.ingest.readers.archive import Archive
from geomap.ingest.readers.flattening import Record
from geomap.ingest.readers.found import Found, from_records, problem, with_points
from geomap.ingest.readers.point import NOT_A_POINT, NOWHERE, Position
from geomap.ingest.readers.task import Task

_FIELDS = ("name", "description", "address", "phoneNumber", "snippet", "styleUrl")
_SHAPES = ("LineString", "Polygon", "LinearRing", "Model", "Track", "MultiTrack")
_FETCHING = ("NetworkLink", "GroundOverlay", "PhotoOverlay", "ScreenOverlay")
_MARKS_A_ZIP = b"PK\x03\x04"


def read(task: Task) -> Found:
    """Read a KML document, alone or at the root of a KMZ."""
    data, layer = _document(task)
    placemarks = _Placemarks(data, task)
    rows = list(placemarks.rows())
    records = list(packed.unpacked([record for record, _ in rows]))
    positions = [position for _, position in rows]
    table = from_records(records, task.limits)
    table = with_points(table, [p.x for p in positions], [p.y for p in positions])
    problems = [
        problem(p.code, row, type="KML") for row, p in enumerate(positions, 1) if p.code
    ]
    if placemarks.links:
        problems.append(problem("F048", count=placemarks.links))
    return Found(
        table=table,
        format="kml",
        crs="EPSG:4326",
        layout={"layer": layer},
        problems=problems,
    )


def _document(task: Task) -> tuple[bytes, str | None]:
    data = Path(task.path).read_bytes()
    if not data.startswith(_MARKS_A_ZIP):
        return data, None
    with Archive(task.path, task.limits) as archive:
        documents = [name for name in archive.files if name.lower().endswith(".kml")]
        roots = [n for n in documents if "/" not in n] or documents
        chosen = next((n for n in roots if n.lower() == "doc.kml"), roots[0])
        return archive.bytes(chosen), chosen


class _Placemarks:
    """The placemarks of a document in order; `links` counts what is not fetched."""

    def __init__(self, data: bytes, task: Task) -> None:
        self.links = 0
        self._data, self._limits = data, task.limits
        self._folders: list[str] = []
        self._path: list[str] = []

    def rows(self) -> Iterator[tuple[Record, Position]]:
        """Yield each placemark as a record and its position."""
        count = 0
        for event, element, name in markup.events(self._data, self._limits):
            if event == "start":
                self._enter(name)
                continue
            self._path.pop()
            if name == "Placemark":
                count += 1
                if count > self._limits.rows:
                    raise RefusedFile("F023", {"limit": self._limits.rows})
                yield self._record(element), _position(element)
                element.clear()
            else:
                self._leave(name, element)

    def _enter(self, name: str) -> None:
        self._path.append(name)
        if name == "Folder":
            self._folders.append("")
        if name in _FETCHING:
            self.links += 1

    def _leave(self, name: str, element: Element) -> None:
        if name == "name" and self._path[-1:] == ["Folder"]:
            self._folders[-1] = markup.text_of(element) or ""
        elif name == "Folder":
            self._folders.pop()
            element.clear()
        elif name in ("Style", "StyleMap", "Schema", *_FETCHING):
            element.clear()

    def _record(self, placemark: Element) -> Record:
        record: Record = {}
        for field in _FIELDS:
            if found := markup.children(placemark, field):
                record[field] = markup.text_of(found[0])
        record.pop("styleUrl", None)
        if self._folders:
            record["folder"] = " / ".join(filter(None, self._folders)) or None
        for extended in markup.children(placemark, "ExtendedData"):
            record.update(_extended(extended))
        return record


def _extended(element: Element) -> Record:
    record: Record = {}
    for child in element.iter():
        name, key = markup.name_of(child), (child.get("name") or "").strip()
        if name == "Data" and key:
            value = markup.children(child, "value")
            record[key] = markup.text_of(value[0] if value else None)
        elif name in ("SimpleData", "SimpleArrayData") and key:
            record[key] = markup.text_of(child)
    return {
        f"{k.lstrip('@')}" if k in ("@x", "@y") else k: v for k, v in record.items()
    }


def _position(placemark: Element) -> Position:
    points = [each for each in placemark.iter() if markup.name_of(each) == "Point"]
    others = any(markup.name_of(each) in _SHAPES for each in placemark.iter())
    if not points:
        return NOT_A_POINT if others else NOWHERE
    if len(points) > 1:
        return NOT_A_POINT
    coordinates = markup.children(points[0], "coordinates")
    text = markup.text_of(coordinates[0] if coordinates else None)
    return point.pair(text.split()[0].split(",")) if text else NOT_A_POINT
