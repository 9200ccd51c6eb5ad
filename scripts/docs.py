"""Write the pages of docs/ that come from the code: `python -m scripts.docs`.

With `--check` nothing is written: the pages that differ are named, and the exit code
is 1 if there is any.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from geomap.ingest import mapping_page
from geomap.ingest.checks import document
from scripts import document_commands, document_schema, document_sources

DOCS = Path(__file__).parent.parent / "docs"
PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": document_commands.page,
    "issues.md": document.page,
    "mapping.md": mapping_page.text,
    "schema.md": document_schema.page,
    "sources.md": document_sources.page,
}


def differing() -> list[str]:
    """Return the names of the pages that are not what the code says."""
    return [name for name, page in PAGES.items() if _written(name) != page()]


def write() -> list[str]:
    """Write the pages that differ and return their names."""
    names = differing()
    for name in names:
        (DOCS / name).write_text(PAGES[name](), encoding="utf-8")
    return names


def main(arguments: list[str]) -> int:
    """Write or check the pages; return the exit code."""
    is_check = arguments == ["--check"]
    if arguments and not is_check:
        print("usage: python -m scripts.docs [--check]", file=sys.stderr)
        return 2
    names = differing() if is_check else write()
    for name in names:
        print(f"docs/{name} {'differs: run make docs' if is_check else 'written'}")
    return int(is_check and bool(names))


def _written(name: str) -> str | None:
    file = DOCS / name
    return file.read_text(encoding="utf-8") if file.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
