"""The declared sources: one TOML file each, whose path is the source's identity."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from geomap.errors import SourceError
from geomap.ingest import declaration
from geomap.model.source import Source


def load(folder: Path) -> dict[str, Source]:
    """Return every declaration below a folder by its id, in order of id.

    One that still says `draft = true` waits for a person and is passed over.
    Raises SourceError with the file, the key and the reason.
    """
    waiting = drafts(folder)
    files = [f for f in _files(folder) if f.resolve() not in waiting]
    found = [load_one(file, _id(file, Path(folder))) for file in files]
    return {source.id: source for source in sorted(found, key=lambda s: s.id)}


def load_one(file: Path, id_: str) -> Source:
    """Return the source one file declares."""
    return declaration.read(_document(file), file, id_)


def drafts(folder: Path) -> frozenset[Path]:
    """Return the resolved files of declarations nobody has completed yet."""
    return frozenset(f.resolve() for f in _files(folder) if _is_draft(_document(f)))


def _files(folder: Path) -> list[Path]:
    return sorted(Path(folder).rglob("*.toml"))


def _is_draft(document: Mapping[str, Any]) -> bool:
    about = document.get("source")
    return isinstance(about, Mapping) and about.get("draft") is True


@cache
def _parsed(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def _document(file: Path) -> dict[str, Any]:
    try:
        return _parsed(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise SourceError(file, "", f"not a TOML file: {problem}") from None


def _id(file: Path, folder: Path) -> str:
    """Return the path below the folder, without its ending.

    >>> _id(Path("data/sources/on/serviceontario.toml"), Path("data/sources"))
    'on/serviceontario'
    """
    return file.relative_to(folder).with_suffix("").as_posix()
