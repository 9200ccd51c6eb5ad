"""Read one untrusted file in a fresh, confined process, and take back only a table.

The parent never parses the file. It starts the child without environment, waits,
kills what is left of it, and checks the Arrow table it wrote: text, and two columns of
numbers.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa

from geomap.errors import RefusedFile
from geomap.ingest.readers.limits import WEB, Limits
from geomap.ingest.receive import ReceivedFile
from geomap.model import issue
from geomap.model.directory import TEXT
from geomap.model.issue import Issue, Issues
from geomap.model.rows import Rows
from geomap.model.source import FileLayout

_ROOT = Path(__file__).resolve().parents[2]
# -I shuts out PYTHONPATH and the working directory: the child is told where geomap is.
_START = (
    "import sys; sys.path.append(sys.argv[1]); from pathlib import Path; "
    "from geomap.ingest.readers.__main__ import main; sys.exit(main(Path(sys.argv[2])))"
)
_OUT_OF_MEMORY = 41
_NUMBERS = ("@x", "@y")
_MOST_HEADER = 50_000_000


def read(
    file: ReceivedFile,
    layout: FileLayout | None = None,
    *,
    limits: Limits = WEB,
    meanwhile: Callable[[], object] | None = None,
) -> Rows:
    """Return the file as rows of text; RefusedFile says why it cannot be.

    `meanwhile` is done here while the child reads.
    """
    if file.size > limits.size:
        raise RefusedFile("F022", {"megabytes": limits.size // 1_000_000})
    with tempfile.TemporaryDirectory(prefix="geomap-read-") as folder:
        work = Path(folder).resolve()
        spec = _spec(file, layout or FileLayout(), work, limits)
        _run(spec, work, limits, meanwhile or _nothing)
        header = _header(work)
        if header["outcome"] == "refused":
            raise RefusedFile(str(header["code"]), header.get("facts"))
        return _rows(_table(work, limits), header)


def _spec(file: ReceivedFile, layout: FileLayout, work: Path, limits: Limits) -> Path:
    spec = {
        "path": str(file.path.resolve()),
        "name": file.name,
        "work": str(work),
        "layout": asdict(layout),
        "limits": asdict(limits),
    }
    path = work / "spec.json"
    path.write_text(json.dumps(spec), "utf-8")
    return path


def _nothing() -> None:
    """Only wait."""


def _run(
    spec: Path, work: Path, limits: Limits, meanwhile: Callable[[], object]
) -> None:
    """Run the child to its end; raise what its end means when it is not a clean one."""
    command = [sys.executable, "-I", "-c", _START, str(_ROOT), str(spec)]
    with (work / "errors").open("wb") as errors:
        child = subprocess.Popen(  # noqa: S603
            command,
            cwd=work,
            env={"OMP_NUM_THREADS": "2"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            start_new_session=True,
        )
        until = time.monotonic() + limits.wall_time
        try:
            meanwhile()
            status = child.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise RefusedFile("F040", {"seconds": limits.wall_time}) from None
        finally:
            _end(child)
    if status:
        raise _refusal(status, work, limits)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill the child's whole group and reap it: nothing outlives the reading."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _refusal(status: int, work: Path, limits: Limits) -> RefusedFile:
    said = (work / "errors").read_bytes()[-20_000:]
    if status == -signal.SIGXCPU:
        return RefusedFile("F040", {"seconds": limits.processor_time})
    no_memory = (
        b"memory allocation of" in said
        or b"bad_alloc" in said
        or b"MemoryError" in said
    )
    if status in (_OUT_OF_MEMORY, -signal.SIGKILL) or no_memory:
        return RefusedFile("F041", {"limit": limits.memory})
    return RefusedFile("F042", {"status": status, "detail": _last_line(said)})


def _last_line(said: bytes) -> str:
    """Return the child's last words, for the log; never shown to the person."""
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else ""


def _header(work: Path) -> dict[str, Any]:
    path = work / "header.json"
    if not path.is_file() or path.is_symlink() or path.stat().st_size > _MOST_HEADER:
        raise RefusedFile("F042", {"status": 0, "detail": "no header"})
    header = json.loads(path.read_text("utf-8"))
    known = issue.catalogue()
    codes = [
        header.get("code", "F001"),
        *(p["code"] for p in header.get("problems", ())),
    ]
    if header.get("outcome") not in ("ok", "refused") or any(
        c not in known for c in codes
    ):
        raise RefusedFile("F042", {"status": 0, "detail": "bad header"})
    return dict(header)


def _table(work: Path, limits: Limits) -> pa.Table:
    """Open the child's table, mapped rather than copied, and check its promises."""
    path = work / "rows.arrow"
    if path.is_symlink() or not path.is_file():
        raise RefusedFile("F042", {"status": 0, "detail": "no table"})
    try:
        with pa.memory_map(str(path)) as source:
            table = pa.ipc.open_file(source).read_all()
        table.validate(full=True)
    except (pa.ArrowInvalid, OSError) as error:
        raise RefusedFile("F042", {"status": 0, "detail": str(error)[:200]}) from None
    if len(table) > limits.rows or not _is_as_promised(table.schema):
        raise RefusedFile("F042", {"status": 0, "detail": "bad table"})
    return table


def _is_as_promised(schema: pa.Schema) -> bool:
    return len(set(schema.names)) == len(schema.names) and all(
        field.type == (pa.float64() if field.name in _NUMBERS else pa.large_string())
        for field in schema
    )


def _rows(table: pa.Table, header: dict[str, Any]) -> Rows:
    return Rows(
        table=table.to_pandas(types_mapper={pa.large_string(): TEXT}.get),
        format=str(header["format"]),
        encoding=header.get("encoding"),
        crs=header.get("crs"),
        layout={**header["layout"], "sandbox": header["layers"]},
        issues=_issues(header["problems"]),
    )


def _issues(problems: list[dict[str, Any]]) -> Issues:
    return issue.of(
        [
            Issue(
                code=each["code"],
                row=each["row"],
                column=each.get("column"),
                value=each.get("value"),
                facts=each["facts"],
            )
            for each in problems
        ]
    )
