"""A CSV file with all fields, read to published, beside OpenTabulate and pandas."""

import json
import os
import sys
import tempfile
from pathlib import Path

from bench import measure

SIZES = (10_000, 100_000, 1_000_000)
_SMALLEST = 10
PYTHON = sys.executable


def rows(sizes: tuple[int, ...] = SIZES) -> list[dict[str, object]]:
    """Return one row of figures for each size of file.

    What a fresh process spends once, whatever the file holds, is measured apart: with
    a file so small that its rows cost nothing.
    """
    start = min(_published(_SMALLEST) for _ in range(3))
    return [_one(size, start) for size in sizes]


def _published(size: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "directory.csv"
        measure.process([PYTHON, "-m", "geomap", "synthesize", str(size), str(file)])
        run = measure.process([PYTHON, "-m", "bench.ingest_once", str(file), folder])
    return run.said["seconds"]


def _one(size: int, start: float) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "directory.csv"
        measure.process([PYTHON, "-m", "geomap", "synthesize", str(size), str(file)])
        ours = measure.process([PYTHON, "-m", "bench.ingest_once", str(file), folder])
        pandas = measure.process([PYTHON, "-c", _PANDAS, str(file)])
        peer = _opentabulate(file, Path(folder))
    return {
        "rows": size,
        "geomap rows/s": round(size / ours.said["seconds"]),
        "seconds": round(ours.said["seconds"], 1),
        "us/row": round(ours.said["seconds"] / size * 1e6, 1),
        "start-up s": round(start, 2),
        "us/row after it": round((ours.said["seconds"] - start) / size * 1e6, 1),
        "peak MB": round(ours.peak_mb),
        "OpenTabulate s": round(peer, 1),
        "ratio to OpenTabulate": round(ours.said["seconds"] / peer, 2),
        "pandas.read_csv s": round(pandas.said["seconds"], 2),
        "ratio to pandas": round(ours.said["seconds"] / pandas.said["seconds"], 1),
    }


_PANDAS = """
import sys, time, json, pandas
began = time.perf_counter(); pandas.read_csv(sys.argv[1], dtype=str)
print(json.dumps({"seconds": time.perf_counter() - began}))
"""

_OPENTABULATE = "import sys; from opentabulate.main.main import main; main()"


def _opentabulate(file: Path, folder: Path) -> float:
    """Return the seconds OpenTabulate takes to map a few columns of the file."""
    home, root = folder / "home", folder / "opentabulate"
    (home / ".config").mkdir(parents=True)
    (home / ".cache" / "opentabulate").mkdir(parents=True)
    (home / ".config" / "opentabulate.conf").write_text(
        f"[general]\nroot_directory = {root}\n\n[labels]\nplace = ('name', 'line',"
        " 'city', 'province', 'postal', 'phone', 'latitude', 'longitude')\n"
    )
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": "build/bench"}
    run = [PYTHON, "-W", "ignore", "-c", _OPENTABULATE]
    measure.process([*run, "--initialize"], environment)
    (root / "data" / "input" / "directory.csv").symlink_to(file)
    source = root / "sources" / "directory.json"
    source.write_text(json.dumps(_SOURCE))
    return measure.process([*run, str(source)], environment).seconds


_SOURCE = {
    "localfile": "directory.csv",
    "format": {"type": "csv", "delimiter": ",", "quote": '"'},
    "encoding": "utf-8",
    "schema_groups": ["place"],
    "schema": {
        "place": {
            "name": "name_en",
            "line": "address_line_en",
            "city": "address_locality_en",
            "province": "address_province",
            "postal": "address_postal_code",
            "phone": "phone_voice",
            "latitude": "latitude",
            "longitude": "longitude",
        }
    },
}
