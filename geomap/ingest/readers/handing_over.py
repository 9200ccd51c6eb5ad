"""Write what was found for the parent: an Arrow file and a small header."""

import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from geomap.errors import RefusedFile
from geomap.ingest.readers.found import TEXT, Found, X, Y
from geomap.ingest.readers.limits import Limits

MOST_PROBLEMS = 100_000
# NUL and the code points Unicode sets apart as never being characters.
_NOT_TEXT = re.compile(rb"\x00|\xef\xbf[\xbe\xbf]|\xef\xb7[\x90-\xaf]")


def write(found: Found, work: Path, limits: Limits) -> dict[str, Any]:
    """Write `rows.arrow` in `work` and return the header that goes with it."""
    table = found.table
    if not len(table):
        raise RefusedFile("F045")
    _check(table, limits)
    path = str(work / "rows.arrow")
    with pa.OSFile(path, "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    return {
        "outcome": "ok",
        "format": found.format,
        "encoding": found.encoding,
        "crs": found.crs,
        "layout": {k: v for k, v in found.layout.items() if v is not None},
        "problems": found.problems[:MOST_PROBLEMS],
    }


def _check(table: pa.Table, limits: Limits) -> None:
    if len(table) > limits.rows:
        raise RefusedFile("F023", {"limit": limits.rows})
    if table.num_columns > limits.columns + 2:
        raise RefusedFile("F025", {"limit": limits.columns})
    for name in table.column_names:
        if name not in (X, Y):
            _check_text(name, table[name], limits)


def _check_text(name: str, values: pa.ChunkedArray, limits: Limits) -> None:
    if values.type != TEXT:
        raise TypeError(name)
    longest = pc.max(pc.binary_length(values)).as_py() or 0
    if longest > limits.value or len(name.encode()) > limits.value:
        raise RefusedFile("F024", {"column": name[:80], "limit": limits.value})
    for chunk in values.chunks:
        if (data := chunk.buffers()[2]) is not None and _is_not_text(memoryview(data)):
            raise RefusedFile("F033")
    if _NOT_TEXT.search(name.encode()):
        raise RefusedFile("F033")


def _is_not_text(data: memoryview) -> bool:
    # The pattern is slow, and what it may begin with is rare: looked for first.
    held = bytes(data)
    suspect = any(start in held for start in (b"\x00", b"\xef\xbf", b"\xef\xb7"))
    return suspect and _NOT_TEXT.search(held) is not None
