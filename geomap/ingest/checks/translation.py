"""Checks of the two languages: missing, the same, or in each other's place."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from geomap.ingest.checks import marking
from geomap.ingest.checks.checked import Checked
from geomap.model import schema
from geomap.model.issue import Issues
from geomap.model.schema import Field

# Text as long as this, alike in both languages, is not just a name or a number.
_SAME_FROM = 13
# Words that one language has and the other has not, by themselves.
_FRENCH = (
    r"(?i)\b(?:le|les|des|du|une|aux?|est|sont|dans|pour|avec|sur|ou|et|vous|"
    r"ouvert|fermé)\b"
)
_ENGLISH = r"(?i)\b(?:the|of|and|is|are|in|for|with|at|by|or|you|open|closed|from|to)\b"
_ENOUGH = 3
_SENTENCES = (
    "location.description", "location.directions", "hours.note", "offer.note",
    "accessibility.note",
)  # fmt: skip
_TRANSLATED = ("location.name", "organization.name", *_SENTENCES)


def missing(checked: Checked) -> Issues:
    """T601: a text is given in one official language only."""
    parts = []
    for english, french in _halves(_TRANSLATED):
        has_en = checked.table[english.column].notna()
        has_fr = checked.table[french.column].notna()
        for here, there, lacks in (
            (english, "fr", has_en & ~has_fr),
            (french, "en", has_fr & ~has_en),
        ):
            facts = {"field": here.base, "lang": there}
            parts.append(
                marking.rows(checked, "T601", lacks, column=here.column, facts=facts)
            )
    return marking.together(parts)


def same(checked: Checked) -> Issues:
    """T602: a whole sentence is the same in both languages."""
    parts = []
    for english, french in _halves(_SENTENCES):
        text = checked.table[english.column]
        alike = (text == checked.table[french.column]) & (text.str.len() >= _SAME_FROM)
        alike &= text.str.contains(" ", regex=False)
        facts = {"field": english.base}
        found = alike.fillna(value=False)
        parts.append(
            marking.rows(checked, "T602", found, column=english.column, facts=facts)
        )
    return marking.together(parts)


def wrong_language(checked: Checked) -> Issues:
    """T603: French text in the English column, or the reverse, by its small words."""
    parts = []
    for english, french in _halves(_SENTENCES):
        for field, own, other, name in (
            (english, _ENGLISH, _FRENCH, "fr"),
            (french, _FRENCH, _ENGLISH, "en"),
        ):
            column = checked.table[field.column]
            foreign = _count(column, other)
            wrong = (foreign >= _ENOUGH) & (foreign > 2 * _count(column, own))
            facts = {"field": field.base, "lang": name}
            parts.append(
                marking.rows(checked, "T603", wrong, column=field.column, facts=facts)
            )
    return marking.together(parts)


def _halves(paths: tuple[str, ...]) -> Iterator[tuple[Field, Field]]:
    fields = schema.by_path()
    for path in paths:
        yield fields[f"{path}.en"], fields[f"{path}.fr"]


def _count(column: pd.Series, pattern: str) -> np.ndarray:
    """Return how often the pattern is found in each distinct text, row by row."""
    codes, distinct = pd.factorize(column)
    counts = pd.Series(distinct, dtype=column.dtype).str.count(pattern)
    return np.append(counts.to_numpy(dtype=float), 0.0)[codes]
