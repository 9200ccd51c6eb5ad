"""The rooms a command works in, opened from the settings."""

import gc
import getpass
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache

from geomap import config
from geomap.errors import NotFound, UserError
from geomap.ingest import sources as declarations
from geomap.model.source import Source
from geomap.places import gazetteer
from geomap.places.gazetteer import Gazetteer
from geomap.store.shelf import Shelf


def shelf() -> Shelf:
    """Open the shelf of GEOMAP_HOME."""
    settings = config.settings()
    return Shelf.open(settings.home, settings.database, settings.objects)


@cache
def places() -> Gazetteer:
    """Load the gazetteer; say how to build it where it is missing."""
    file = config.settings().gazetteer
    if not file.exists():
        raise UserError("verbs.no_gazetteer", {"file": file})
    return _kept(gazetteer.load(file))


def places_if_any() -> Gazetteer | None:
    """Load the gazetteer where there is one: a check works without."""
    return places() if config.settings().gazetteer.exists() else None


def _kept(loaded: Gazetteer) -> Gazetteer:
    # All there is by now stays to the end: looking through it for garbage again and
    # again takes longer than reading a small file does.
    gc.freeze()
    return loaded


def sources() -> Mapping[str, Source]:
    """Return the declared sources by id."""
    return declarations.load(config.settings().sources)


def source(source_id: str) -> Source:
    """Return one declared source."""
    declared = sources()
    if source_id not in declared:
        draft = config.settings().sources / f"{source_id}.toml"
        if draft.resolve() in set(declarations.drafts(config.settings().sources)):
            # Says what is still missing.
            return declarations.load_one(draft, source_id)
        raise NotFound("verbs.no_source", {"source": source_id})
    return declared[source_id]


def who() -> str:
    """Return the name of whoever runs the command, for the audit chain."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def now() -> datetime:
    """Return the present moment: commands are one of the two edges that own a clock."""
    return datetime.now(UTC)
