"""HSDS 3, one document or a package of tables: locations and what belongs to them."""

from collections.abc import Mapping, Sequence

from geomap.ingest.readers import flattening, point
from geomap.ingest.readers.flattening import Record
from geomap.ingest.readers.found import Found, from_records, with_points
from geomap.ingest.readers.strict_json import Json, objects
from geomap.ingest.readers.task import Task

_TABLES = ("organization", "service", "location", "address", "phone", "schedule")
_PARTS = ("address", "phone", "schedule", "accessibility", "language")
_JOINED_BY = "location_id"
Row = Mapping[str, Json]
Tables = Mapping[str, Sequence[Row]]


def is_one(document: Json) -> bool:
    """Whether the document is an HSDS compilation: services, or tables by name."""
    if isinstance(document, Mapping):
        tables = {
            singular(key) for key, value in document.items() if isinstance(value, list)
        }
        return "location" in tables and len(tables & set(_TABLES)) >= 2
    first = document[0] if document and isinstance(document[0], Mapping) else {}
    return "service_at_locations" in first and "organization" in first


def read(document: Json, task: Task) -> Found:
    """Read every location with its addresses, phones, hours and services."""
    if isinstance(document, Mapping):
        return from_tables(
            {
                singular(k): objects(v)
                for k, v in document.items()
                if isinstance(v, list)
            },
            task,
        )
    locations: dict[str, dict[str, Json]] = {}
    for service in objects(document):
        _gather(locations, service)
    return _found([flattening.flat(each) for each in locations.values()], task)


def from_tables(tables: Tables, task: Task) -> Found:
    """Join the tables of a package on their identifiers, one row for each location."""
    organizations = {str(o.get("id")): o for o in tables.get("organization", ())}
    services = {str(s.get("id")): s for s in tables.get("service", ())}
    offered = _by(tables.get("service_at_location", ()), _JOINED_BY)
    parts = {name: _by(tables.get(name, ()), _JOINED_BY) for name in _PARTS}
    records = []
    for location in tables["location"]:
        key = str(location.get("id"))
        whole: dict[str, Json] = dict(location)
        links = offered.get(key, [])
        found = [
            services[k]
            for each in links
            if (k := str(each.get("service_id"))) in services
        ]
        whole.update({name: rows[key] for name, rows in parts.items() if key in rows})
        owner = location.get("organization_id") or next(
            (s.get("organization_id") for s in found), None
        )
        whole["organization"] = organizations.get(str(owner), {})
        whole["service"] = found
        records.append(flattening.flat(whole))
    return _found(records, task)


def singular(name: str) -> str:
    """Return the name of a table as HSDS spells it.

    >>> singular("addresses"), singular("service_at_locations")
    ('address', 'service_at_location')
    """
    plural = {"addresses": "address", "accessibilities": "accessibility"}
    if name in plural:
        return plural[name]
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


def _found(records: list[Record], task: Task) -> Found:
    table = from_records(records, task.limits)
    pairs = [(r.get("longitude"), r.get("latitude")) for r in records]
    positions = [point.pair(p) if all(p) else point.NOWHERE for p in pairs]
    table = with_points(table, [p.x for p in positions], [p.y for p in positions])
    return Found(table=table, format="hsds", crs="EPSG:4326")


def _gather(locations: dict[str, dict[str, Json]], service: Row) -> None:
    """Add the service to each location it is offered at."""
    about = {
        k: v
        for k, v in service.items()
        if k in ("id", "name", "description", "url", "status")
    }
    for link in objects(service.get("service_at_locations")):
        location = link.get("location")
        if not isinstance(location, Mapping):
            continue
        key = str(location.get("id"))
        whole = locations.setdefault(
            key,
            {
                **location,
                "organization": service.get("organization") or {},
                "service": [],
            },
        )
        whole["service"].append(about)


def _by(rows: Sequence[Row], column: str) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        own = {k: v for k, v in row.items() if not k.endswith("_id") and k != "id"}
        kept = row if column == _JOINED_BY and "service_id" in row else own
        grouped.setdefault(str(row.get(column)), []).append(kept)
    return grouped
