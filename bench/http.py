"""JSON nearest over HTTP, beside a constant-JSON endpoint of the same server."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from bench import measure, shelves

# In turns, because a shared machine slows down and speeds up: only a pair taken within
# a few seconds can be compared. Warm first, as a server in service is.
ROUNDS = range(7)
SECONDS = 3
WARM_UP = 10
SCRIPT = """
math.randomseed(7)
request = function()
  local lat, lon = 43 + math.random() * 10, -123 + math.random() * 60
  local path = "/api/v1/locations?svc=passport&limit=5&near=%.2f,%.2f"
  return wrk.format("GET", string.format(path, lat, lon))
end
"""


def rows(size: int = 100_000) -> list[dict[str, object]]:
    """Return the requests a second of both endpoints, and what the workers hold."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        shelves.publish_synthetic(home, size)
        script = home / "near.lua"
        script.write_text(SCRIPT)
        with Server(home) as server:
            near = (f"{server.url}/api/v1/locations", "-s", str(script))
            rate(*near, seconds=WARM_UP)
            taken = [(rate(f"{server.url}/healthz"), rate(*near)) for _ in ROUNDS]
            memory = server.memory()
    shares = sorted(nearest["rps"] / constant["rps"] for constant, nearest in taken)
    return [
        {
            "locations": size,
            "constant JSON rps": round(median(c["rps"] for c, _ in taken)),
            "nearest rps": round(median(n["rps"] for _, n in taken)),
            "share, median of 7 rounds": f"{median(shares):.0%}",
            "least and most": f"{shares[0]:.0%} to {shares[-1]:.0%}",
            "nearest p99 ms": median(n["p99"] for _, n in taken),
            "errors": int(sum(n["errors"] for _, n in taken)),
            "ready in s": round(server.ready_after, 1),
            **memory,
        }
    ]


class Server:
    """geomap serving one shelf on 127.0.0.1, stopped by its own process id."""

    def __init__(self, home: Path) -> None:
        self.home = home
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.ready_after = 0.0

    def __enter__(self) -> "Server":
        environment = {
            **os.environ,
            "GEOMAP_HOME": str(self.home),
            "PORT": str(self.port),
        }
        began = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "geomap", "serve"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while time.perf_counter() - began < 60 and not self._is_ready():
            time.sleep(0.02)
        self.ready_after = time.perf_counter() - began
        return self

    def __exit__(self, *failure: object) -> None:
        self.process.terminate()
        self.process.wait(20)

    def memory(self) -> dict[str, str]:
        """Return what each worker holds, by name; memory in millions of bytes.

        PSS divides the pages that several processes share; RSS counts them whole.
        """
        workers = measure.children_of(self.process.pid)
        return {
            "worker PSS MB": _listed(_proportional_mb(pid) for pid in workers),
            "worker RSS MB": _listed(measure.resident_mb(pid) for pid in workers),
        }

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=1) as answer:
                return answer.status == 200
        except OSError:
            return False


def _proportional_mb(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return measure.resident_mb(pid)
    found = re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)
    return int(found[1]) / 1000 if found else 0.0


def _listed(amounts: Iterable[float]) -> str:
    return " ".join(str(round(mb)) for mb in amounts)


def rate(url: str, *more: str, seconds: int = SECONDS) -> dict[str, float]:
    command = ["wrk", "-t1", "-c16", f"-d{seconds}s", "--latency", *more, url]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    slow = re.search(r"99%\s+([\d.]+)(us|ms|s)", text)
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    if rate is None or slow is None:
        sys.exit(text)
    scale = {"us": 0.001, "ms": 1.0, "s": 1000.0}[slow[2]]
    return {
        "rps": float(rate[1]),
        "p99": round(float(slow[1]) * scale, 1),
        "errors": float(bad[1]) if bad else 0.0,
    }
