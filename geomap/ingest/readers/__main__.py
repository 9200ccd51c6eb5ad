"""The child process: confine, read one file, leave a table and a header, exit.

    python -I -m geomap.ingest.readers SPEC

SPEC is a JSON file in the private directory. Answers are `rows.arrow` (Arrow IPC) and
`header.json` beside it: {"outcome": "ok"} with what was found, or
{"outcome": "refused"} with an issue code and its facts. Nothing is ever pickled.
"""

import importlib
import sys
import sysconfig
from importlib.abc import MetaPathFinder
from pathlib import Path

from geomap.ingest.readers import confinement, task

_SYSTEM = (
    "/usr/lib", "/lib", "/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/dev/null",
    "/dev/urandom", "/proc/self", "/proc/cpuinfo", "/proc/meminfo", "/sys/devices",
)  # fmt: skip


def main(spec: Path) -> int:
    """Read the one file the spec names; return the exit status."""
    asked = task.load(spec)
    readable = (*_program(), Path(asked.path))
    layers = confinement.confine(Path(asked.work), readable, asked.limits)
    sys.meta_path.insert(0, _WithoutPandas())
    # Only now: Arrow starts threads, and then a process cannot leave the network.
    reading = importlib.import_module("geomap.ingest.readers.reading")
    return int(reading.run(asked, layers))


class _WithoutPandas(MetaPathFinder):
    """Hide pandas: Arrow would load it, slowly, to ask whether a list is one of its."""

    def find_spec(self, fullname: str, *_: object) -> None:
        """Refuse pandas; leave every other module to the finders that follow."""
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)


def _program() -> tuple[Path, ...]:
    """Return where Python, its packages and geomap are."""
    places = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()}
    package = Path(__file__).resolve().parents[2]
    return (*map(Path, sorted(places)), package, *map(Path, _SYSTEM))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
