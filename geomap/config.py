"""The settings: read once from the environment at the door, then handed down as values.

docs/settings.md says what each one does, in both languages; a test compares.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from geomap.errors import UserError

_PROJECT = Path(__file__).resolve().parent.parent
_TILES = ("offline", "cbmt", "osm")
_LEVELS = ("debug", "info", "warning", "error")

# The variable of each setting, in the order of the page.
VARIABLES: Mapping[str, str] = {
    "home": "GEOMAP_HOME",
    "host": "GEOMAP_HOST",
    "port": "PORT",
    "database": "GEOMAP_DATABASE",
    "objects": "GEOMAP_OBJECTS",
    "gazetteer": "GEOMAP_GAZETTEER",
    "sources": "GEOMAP_SOURCES",
    "starter": "GEOMAP_STARTER",
    "reference": "GEOMAP_REFERENCE",
    "basemap": "GEOMAP_BASEMAP",
    "tiles": "GEOMAP_TILES",
    "workers": "GEOMAP_WORKERS",
    "log_level": "GEOMAP_LOG_LEVEL",
    "max_upload_mb": "GEOMAP_MAX_UPLOAD_MB",
    "proxies": "GEOMAP_PROXIES",
    "public_url": "GEOMAP_PUBLIC_URL",
    "embed_hosts": "GEOMAP_EMBED_HOSTS",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that may differ between two machines.

    `database` and `objects` are None when they are in `home`. `max_upload_mb` is in
    millions of bytes. `proxies` is how many servers in front are believed about who
    asks. `public_url` is None when nobody said where the public finds us; `embed_hosts`
    may show the search of the embed page in a frame.
    """

    home: Path = Path(".geomap")
    host: str = "127.0.0.1"
    port: int = 8000
    database: str | None = None
    objects: str | None = None
    gazetteer: Path = _PROJECT / "build" / "gazetteer.parquet"
    sources: Path = _PROJECT / "data" / "sources"
    starter: Path = _PROJECT / "data" / "starter"
    reference: Path = _PROJECT / "data" / "reference"
    basemap: Path = _PROJECT / "data" / "basemap"
    tiles: Literal["offline", "cbmt", "osm"] = "offline"
    workers: int = 2
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    max_upload_mb: int = 50
    proxies: int = 0
    public_url: str | None = None
    embed_hosts: str = "*"


def settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings; a variable that is absent or blank keeps its default.

    Raises UserError that names the variable and says what it may be.

    >>> settings({"PORT": "8080"}).port, settings({}).tiles
    (8080, 'offline')
    """
    given = os.environ if environ is None else environ
    found = {name: given.get(variable, "") for name, variable in VARIABLES.items()}
    said = {name: text.strip() for name, text in found.items() if text.strip()}
    return Settings(**{name: _read(name, text) for name, text in said.items()})  # type: ignore[arg-type]


_NUMBERS = {
    "port": (0, 65_535),
    "workers": (1, 64),
    "max_upload_mb": (1, 2_000),
    "proxies": (0, 9),
}
_CHOICES = {"tiles": _TILES, "log_level": _LEVELS}
_ADDRESSES = ("host", "database", "objects")
_ORIGIN = r"https?://[a-z0-9.-]+(?::\d{1,5})?"
# What each of these may be: nothing that could end a header or a policy early.
_PATTERNS = {
    "public_url": re.compile(_ORIGIN),
    "embed_hosts": re.compile(rf"\*|none|{_ORIGIN}(?: {_ORIGIN})*"),
}


def _read(name: str, text: str) -> Path | str | int:
    if name in _NUMBERS:
        return _number(name, text)
    if name in _CHOICES:
        return _choice(name, text)
    if name in _PATTERNS:
        return _origin(name, text)
    return text if name in _ADDRESSES else Path(text).expanduser()


def _number(name: str, text: str) -> int:
    low, high = _NUMBERS[name]
    # Only plain digits: int() would take "1_0" and digits of other scripts too.
    if text.isascii() and text.isdigit() and low <= int(text) <= high:
        return int(text)
    facts = {"setting": VARIABLES[name], "value": text, "low": low, "high": high}
    raise UserError("setting.not_a_number", facts)


def _origin(name: str, text: str) -> str:
    plain = " ".join(text.lower().split()).removesuffix("/")
    if _PATTERNS[name].fullmatch(plain):
        return plain
    raise UserError(
        "setting.not_an_origin", {"setting": VARIABLES[name], "value": text}
    )


def _choice(name: str, text: str) -> str:
    if text.lower() in _CHOICES[name]:
        return text.lower()
    allowed = ", ".join(_CHOICES[name])
    facts = {"setting": VARIABLES[name], "value": text, "allowed": allowed}
    raise UserError("setting.not_allowed", facts)


def language(environ: Mapping[str, str] | None = None) -> Literal["en", "fr"]:
    """Return the language of the machine, as POSIX names it; English if not French.

    >>> language({"LC_ALL": "", "LANG": "fr_CA.UTF-8"}), language({"LANG": "C"})
    ('fr', 'en')
    """
    given = os.environ if environ is None else environ
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    said = next((given[name] for name in names if given.get(name)), "")
    return "fr" if said.lower().startswith("fr") else "en"
