"""The vocabularies: codes with their names in English and French, from codes/*.csv."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from geomap.model.schema import Language


@dataclass(frozen=True, slots=True)
class Term:
    """One code of a vocabulary; `more` holds the columns only that vocabulary has."""

    code: str
    en: str
    fr: str
    more: Mapping[str, str] = field(default_factory=dict)

    def name(self, language: Language) -> str:
        """Return the name in the language asked for."""
        return self.en if language == "en" else self.fr

    def listed(self, key: str) -> tuple[str, ...]:
        """Return a column that holds several values joined by "|".

        An absent or empty column gives no values.
        """
        return tuple(part for part in self.more.get(key, "").split("|") if part)


@cache
def terms(vocabulary: str) -> dict[str, Term]:
    """Return the terms of codes/<vocabulary>.csv by code, in the order of the file."""
    file = resources.files("geomap.model").joinpath("codes", f"{vocabulary}.csv")
    lines = io.StringIO(file.read_text("utf-8"), newline="")
    return {row["code"]: _term(row) for row in csv.DictReader(lines)}


def name(vocabulary: str, code: str, language: Language) -> str:
    """Return a code's name, or the code itself where the vocabulary lacks it.

    >>> name("provinces", "NU", "fr"), name("provinces", "??", "en")
    ('Nunavut', '??')
    """
    term = terms(vocabulary).get(code)
    return term.name(language) if term else code


def _term(row: dict[str, str]) -> Term:
    more = {k: v for k, v in row.items() if k not in ("code", "en", "fr")}
    return Term(row["code"], row["en"], row["fr"], more)
