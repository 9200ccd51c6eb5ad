"""JSON as it is written: no key twice, no endless depth, numbers kept as text."""

import json
import re
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from geomap.errors import RefusedFile
from geomap.ingest.readers import encoding
from geomap.ingest.readers.limits import Limits
from geomap.ingest.readers.number import LONGEST

# What a JSON document can hold; its shape is only known by looking.
Json = Any


class Constant(str):
    """NaN or Infinity standing bare in JSON: no number, and not a publisher's text."""

    __slots__ = ()


class Number(str):
    """A JSON number exactly as the publisher wrote it."""

    __slots__ = ()


def load(path: str, declared: str | None, limits: Limits) -> tuple[Json, str]:
    """Return the document and its encoding; numbers are text, refused when absurd."""
    if not Path(path).stat().st_size:
        raise RefusedFile("F002")
    raw = pa.memory_map(path).read_buffer()
    utf8, encoded = encoding.as_utf8(raw, declared)
    return loads(str(memoryview(utf8), "utf-8"), limits), encoded


def loads(text: str, limits: Limits) -> Json:
    """Return the document in the text, or refuse it (F026, F027, F028, F029, F033)."""
    if "\x00" in text:
        raise RefusedFile("F033")
    before = sys.getrecursionlimit()
    # The scanner counts nesting as Python calls, and stops with an exception.
    sys.setrecursionlimit(_calls_now() + limits.depth)
    try:
        return _DECODER.decode(text)
    except RecursionError:
        raise RefusedFile("F026", {"limit": limits.depth}) from None
    except json.JSONDecodeError as error:
        facts = {"line": error.lineno, "column": error.colno}
        raise RefusedFile("F027", facts) from None
    finally:
        sys.setrecursionlimit(before)


def objects(node: Json) -> list[Mapping[str, Json]]:
    """Return a list of objects as it is, nothing as an empty one; refuse all else."""
    if node is None:
        return []
    if not isinstance(node, list) or not all(
        isinstance(each, Mapping) for each in node
    ):
        raise RefusedFile("F030", {"type": type(node).__name__})
    return node


def _calls_now() -> int:
    return sum(1 for _ in traceback.walk_stack(None)) + 10


def _number(text: str) -> str:
    if len(text) > LONGEST:
        raise RefusedFile("F028", {"limit": LONGEST})
    return Number(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Json]:
    whole = dict(pairs)
    if len(whole) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise RefusedFile("F029", {"key": re.sub(r"[^\w .-]", "?", twice)[:80]})
    return whole


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_float=_number,
    parse_int=_number,
    parse_constant=Constant,
)
