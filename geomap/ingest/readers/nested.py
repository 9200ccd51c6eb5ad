"""Nested JSON records: a path to the list of them, told or found."""

from collections.abc import Iterator, Mapping

from geomap.errors import RefusedFile
from geomap.ingest.readers import flattening
from geomap.ingest.readers.found import Found, from_records
from geomap.ingest.readers.headers import fold
from geomap.ingest.readers.strict_json import Json
from geomap.ingest.readers.task import Task

_DEEPEST = 4
_TELLING = (
    "address", "adresse", "street", "rue", "city", "ville", "postal", "phone", "tel",
    "lat", "lon", "lng", "coord", "name", "nom", "hours", "heures", "geo", "municipal",
)  # fmt: skip
_SAMPLE = 20
Parents = dict[str, Json]


def read(document: Json, task: Task) -> Found:
    """Read the records under the declared path, or under the most promising one."""
    path = task.layout.records
    if path is None:
        path = guess(document)
    records = (_record(each, parents, task) for each, parents in _walk(document, path))
    table = from_records(records, task.limits)
    return Found(table=table, format="json", layout={"records": path})


def guess(document: Json) -> str:
    """Return the path of the list whose records look most like locations.

    >>> guess(
    ...     {
    ...         "meta": {"n": "1"},
    ...         "data": {"items": [{"address": "1 Main", "city": "Hay"}]},
    ...     }
    ... )
    'data.items'
    """
    candidates = list(_lists(document, "", 0))
    if not candidates:
        if isinstance(document, Mapping):
            return ""
        raise RefusedFile("F045")
    best, _ = max(candidates, key=lambda item: _promise(*item))
    return best


def _lists(node: Json, path: str, depth: int) -> Iterator[tuple[str, list[Json]]]:
    """Yield every list of objects with the path that leads to it."""
    if depth > _DEEPEST:
        return
    if isinstance(node, Mapping):
        for key, value in node.items():
            if "." not in key and key != "*":
                yield from _lists(value, _under(path, key), depth + 1)
    elif isinstance(node, list):
        objects = [each for each in node if isinstance(each, Mapping)]
        if objects and len(objects) == len(node):
            yield path, objects
            yield from _inner_lists(objects, path, depth)


def _inner_lists(
    objects: list[Mapping[str, Json]], path: str, depth: int
) -> Iterator[tuple[str, list[Json]]]:
    """Yield the lists nested in the objects, equal paths taken together."""
    together: dict[str, list[Json]] = {}
    for each in objects[:_SAMPLE]:
        for inner, found in _lists(each, _under(path, "*"), depth + 1):
            together.setdefault(inner, []).extend(found)
    yield from together.items()


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _promise(path: str, records: list[Mapping[str, Json]]) -> tuple[float, int, int]:
    keys = [
        [fold(key) for key in flattening.flat(_shallow(r))] for r in records[:_SAMPLE]
    ]
    telling = sum(sum(any(t in k for k in row) for t in _TELLING) for row in keys)
    return telling / len(keys), -path.count("*"), len(records)


def _shallow(record: Mapping[str, Json]) -> dict[str, Json]:
    return {k: v for k, v in record.items() if not isinstance(v, list)}


def _walk(document: Json, path: str) -> Iterator[tuple[Json, Parents]]:
    """Yield each record at the end of the path with the fields of those above it."""
    steps = path.split(".") if path else []
    if isinstance(document, list) and steps[:1] != ["*"] and steps:
        steps = ["*", *steps]
    yield from _descend(document, steps, {})


def _descend(
    node: Json, steps: list[str], above: Parents
) -> Iterator[tuple[Json, Parents]]:
    if not steps:
        for each in node if isinstance(node, list) else [node]:
            yield each, above
        return
    step, rest = steps[0], steps[1:]
    if step == "*":
        for each in node if isinstance(node, list) else _values(node):
            yield from _descend(each, rest, {**above, **_own(each, rest)})
    elif isinstance(node, Mapping) and step in node:
        yield from _descend(node[step], rest, above)
    elif not isinstance(node, Mapping):
        raise RefusedFile("F045")


def _values(node: Json) -> list[Json]:
    return list(node.values()) if isinstance(node, Mapping) else []


def _own(node: Json, rest: list[str]) -> Parents:
    """Return a parent's own fields, without the branch that leads to its records."""
    if not isinstance(node, Mapping):
        return {}
    return {k: v for k, v in node.items() if k != (rest[0] if rest else None)}


def _record(each: Json, parents: Parents, task: Task) -> flattening.Record:
    if not isinstance(each, Mapping):
        return {"value": flattening.text(each)}
    record = flattening.flat(each)
    if task.layout.parents or task.layout.records is None:
        carried = flattening.flat(parents)
        record.update(
            {k if k not in record else f"parent.{k}": v for k, v in carried.items()}
        )
    return {k.lstrip("@") if k in ("@x", "@y") else k: v for k, v in record.items()}
