"""Run every measurement, print the tables, and keep them in docs/benchmarks.md."""

import platform
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from bench import country_map, http, ingest, nearest, pages, search, start

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
TABLES: Mapping[str, tuple[str, Callable[[], list[dict[str, object]]]]] = {
    "ingest": ("A CSV of all fields, read to published", ingest.rows),
    "nearest": ("Nearest five with a service filter, one query", nearest.rows),
    "search": ("What is typed in the one box, understood", search.rows),
    "http": ("JSON nearest over HTTP, 100,000 locations", http.rows),
    "map": ("Map of the country in Chromium, 4 times slowed", country_map.rows),
    "pages": ("Pages over HTTP", pages.rows),
    "start": ("Ready with the starter directory", start.rows),
}
HEAD = f"""# Benchmarks

Printed by `make bench`: every ratio is of one run on one machine (Python {platform.python_version()},
{platform.machine()}, 2 cores, shared and noisy: differences under 2x mean little). Memory is the resident
sum of the process and its reader, an upper bound; of workers it is the proportional share.
"""


def main(chosen: list[str]) -> None:
    """Measure the tables named, or all; only a whole run is kept."""
    parts = []
    for name in chosen or list(TABLES):
        title, measured = TABLES[name]
        parts.append(f"\n## {title}\n\n{_table(measured())}\n")
        print(parts[-1], flush=True)
    if not chosen:
        PAGE.write_text(HEAD + "".join(parts), encoding="utf-8")


def _table(rows: list[dict[str, object]]) -> str:
    names = list(rows[0])
    lines = [names, ["---:"] * len(names), *([row[n] for n in names] for row in rows)]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


if __name__ == "__main__":
    main(sys.argv[1:])
