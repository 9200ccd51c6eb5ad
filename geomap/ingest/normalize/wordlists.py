"""The word lists of wordlists.toml."""

import tomllib
from functools import cache
from importlib import resources


def words(path: str) -> tuple[str, ...]:
    """Return the words of a list named "<table>.<key>".

    >>> words("yesno.unknown")
    ('unknown', 'inconnu', 'na', 'nd', 'so')
    """
    return tuple(_text(path).split())


def phrases(path: str) -> tuple[str, ...]:
    """Return the phrases of a list whose parts are separated by "|".

    >>> "sans objet" in phrases("text.fillers"), len(phrases("date.months"))
    (True, 12)
    """
    parts = (" ".join(part.split()) for part in _text(path).split("|"))
    return tuple(part for part in parts if part)


def _text(path: str) -> str:
    table, key = path.split(".")
    return str(_lists()[table][key])


@cache
def _lists() -> dict[str, dict[str, str]]:
    file = resources.files("geomap.ingest.normalize").joinpath("wordlists.toml")
    return tomllib.loads(file.read_text("utf-8"))
