"""From nothing to the first answer, with the starter directory."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.http import Server


def rows() -> list[dict[str, object]]:
    """Return how long until ready, and what each worker holds."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        environment = {"GEOMAP_HOME": folder, "PATH": "/usr/bin:/bin"}
        subprocess.run(
            [sys.executable, "-m", "geomap", "starter"],
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with Server(home) as server:
            memory = server.memory()
        shutil.rmtree(home / "objects", ignore_errors=True)
    return [
        {
            "directory": "starter",
            "ready in s": round(server.ready_after, 2),
            **memory,
        }
    ]
