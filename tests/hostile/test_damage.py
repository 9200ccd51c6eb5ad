"""Damage of any kind to a good file ends in rows or in a refusal, never in a crash.

The readers run in this process here, a few hundred times faster than in the sandbox.
"""

import json
import random
from pathlib import Path

import pytest

from geomap.errors import RefusedFile
from geomap.ingest.readers import choosing, handing_over
from geomap.ingest.readers.limits import WEB
from geomap.ingest.readers.task import Task
from geomap.model import issue
from geomap.model.source import FileLayout
from tests.hostile import binaries, tables

SAMPLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "data" / "samples").iterdir()
    if path.suffix != ".md"
)
SEEDS = {path.name: path.read_bytes() for path in SAMPLES} | {
    "a.gpkg": binaries.database(),
    "a.zip": binaries.shapefile(),
    "a.xlsx": tables.written(tables.hidden),
}
TIMES = 25
WORDS = (
    b"\x00", b'"', b"<", b"[", b"{", b"\xff\xfe", b"NaN", b"1e999", b"null", b"<!DOCTYPE x>",
    b"\r", b"\n\n", b",,,,", b"\xed\xa0\x80", b"\\ud800", b"@x", b"PK\x03\x04", b"true",
)  # fmt: skip
NODES = (
    None,
    True,
    5,
    -1e300,
    "",
    "x",
    [],
    {},
    [[]],
    {"a": {"b": [1]}},
    [None],
    ["a", 1],
)


def spoiled(data, chance):
    """Return the bytes with a few of them flipped, lost, doubled or replaced."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(changed) + 1)
        how = chance.randrange(4)
        if how == 0 and at < len(changed):
            changed[at] ^= 1 << chance.randrange(8)
        elif how == 1:
            del changed[at : at + chance.randint(1, 30)]
        elif how == 2:
            changed[at:at] = changed[chance.randrange(len(changed) + 1) :][:40]
        else:
            changed[at : at + chance.randrange(12)] = chance.choice(WORDS)
    return bytes(changed)


def warped(data, chance):
    """Return a JSON document in which one node became something else."""
    document = json.loads(data)
    places = list(_places(document))
    holder, key = chance.choice(places)
    holder[key] = chance.choice(NODES)
    return json.dumps(document).encode()


def _places(node):
    keys = node if isinstance(node, dict) else range(len(node))
    for key in keys:
        yield node, key
        if isinstance(node[key], dict | list) and node[key]:
            yield from _places(node[key])


def outcome(name, data, folder):
    """Return the code of the refusal, or None when rows came out."""
    path = folder / "file"
    path.write_bytes(data)
    task = Task(
        path=str(path), name=name, work=str(folder), layout=FileLayout(), limits=WEB
    )
    try:
        found = choosing.read(task, {"network": True, "files": True})
        header = handing_over.write(found, folder, WEB)
        json.dumps(header, default=str)
    except RefusedFile as refused:
        return refused.key
    return None


@pytest.mark.parametrize("name", SEEDS)
def test_bytes_gone_wrong_end_in_rows_or_a_refusal(name, tmp_path):
    chance = random.Random(name)
    for number in range(TIMES):
        folder = tmp_path / str(number)
        folder.mkdir()
        code = outcome(name, spoiled(SEEDS[name], chance), folder)
        assert code is None or code in issue.catalogue()


@pytest.mark.parametrize(
    "name", [n for n in SEEDS if n.endswith("json") and n != "lines.ndjson"]
)
def test_json_of_another_shape_ends_in_rows_or_a_refusal(name, tmp_path):
    chance = random.Random(name)
    for number in range(2 * TIMES):
        folder = tmp_path / str(number)
        folder.mkdir()
        code = outcome(name, warped(SEEDS[name], chance), folder)
        assert code is None or code in issue.catalogue()
