"""The declared sources: one TOML file each, whose path is the source's identity."""

import tomllib
from pathlib import Path

from geomap.errors import SourceError
from geomap.ingest import declaration
from geomap.model.source import Source


def load(folder: Path) -> dict[str, Source]:
    """Return every declaration below a folder by its id, in order of id.

    Raises SourceError with the file, the key and the reason.
    """
    files = sorted(Path(folder).rglob("*.toml"))
    found = [load_one(file, _id(file, Path(folder))) for file in files]
    return {source.id: source for source in sorted(found, key=lambda s: s.id)}


def load_one(file: Path, id_: str) -> Source:
    """Return the source one file declares."""
    try:
        document = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise SourceError(file, "", f"not a TOML file: {problem}") from None
    return declaration.read(document, file, id_)


def _id(file: Path, folder: Path) -> str:
    """Return the path below the folder, without its ending.

    >>> _id(Path("data/sources/on/serviceontario.toml"), Path("data/sources"))
    'on/serviceontario'
    """
    return file.relative_to(folder).with_suffix("").as_posix()
