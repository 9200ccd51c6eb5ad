"""One JSON document a line: NDJSON, and GeoJSON text sequences (RFC 8142)."""

import pyarrow as pa

from geomap.errors import RefusedFile
from geomap.ingest.readers import encoding, json_document, strict_json
from geomap.ingest.readers.found import Found
from geomap.ingest.readers.strict_json import Json
from geomap.ingest.readers.task import Task


def read(task: Task) -> Found:
    """Read every line as a record or a feature."""
    raw = pa.memory_map(task.path).read_buffer()
    utf8, encoded = encoding.as_utf8(raw, task.layout.encoding)
    text = str(memoryview(utf8), "utf-8")
    lines = [(n, each.strip("\x1e \t\r")) for n, each in enumerate(text.split("\n"), 1)]
    documents = [_document(line, each, task) for line, each in lines if each]
    if all(isinstance(d, dict) and d.get("type") == "Feature" for d in documents):
        collection = {"type": "FeatureCollection", "features": documents}
        return json_document.read_document(collection, encoded, task)
    return json_document.read_document(documents, encoded, task)


def _document(line: int, text: str, task: Task) -> Json:
    try:
        return strict_json.loads(text, task.limits)
    except RefusedFile as refused:
        if refused.key == "F027":
            facts = {**refused.facts, "line": line}
            raise RefusedFile("F027", facts) from None
        raise
