"""Checks of the two languages: missing, the same, or in each other's place."""

from collections.abc import Iterator, Mapping
from functools import partial

import numpy as np
import pandas as pd

from geomap.ingest import columns
from geomap.ingest.checks import marking
from geomap.ingest.checks.checked import Checked
from geomap.model import schema
from geomap.model.issue import Issues
from geomap.model.schema import Field

# Text as long as this, alike in both languages, is not just a name or a number.
_SAME_FROM = 13
# Small words that one official language has and the other has not.
_WORDS = {
    "en": r"(?i)\b(?:the|of|and|is|are|for|with|by|or|you|to)\b",
    "fr": r"(?i)\b(?:le|les|des|du|une|est|pour|avec|dans|et|vous)\b",
}
_ENOUGH = 3
_SENTENCES = (
    "location.description", "location.directions", "hours.note", "offer.note",
    "accessibility.note",
)  # fmt: skip
_TRANSLATED = ("location.name", "organization.name", *_SENTENCES)


def missing(checked: Checked) -> Issues:
    """T601: a text is given in one official language only.

    Where no row has the other language, that is said once of the column.
    """
    parts = []
    for english, french in _halves(_TRANSLATED):
        has_en = checked.table[english.column].notna()
        has_fr = checked.table[french.column].notna()
        for here, there, has, other in (
            (english, "fr", has_en, has_fr),
            (french, "en", has_fr, has_en),
        ):
            facts = {"field": here.base, "lang": there}
            parts.append(_lacking(checked, here, facts, has=has, other=other))
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
        for field, own, other in ((english, "en", "fr"), (french, "fr", "en")):
            column = checked.table[field.column]
            wrong = columns.told(partial(_is_in, other, own), column)
            facts = {"field": field.base, "lang": other}
            parts.append(
                marking.rows(checked, "T603", wrong, column=field.column, facts=facts)
            )
    return marking.together(parts)


def _lacking(
    checked: Checked,
    field: Field,
    facts: Mapping[str, object],
    *,
    has: pd.Series,
    other: pd.Series,
) -> Issues:
    """Return the texts of a field without the other language, or the whole column."""
    count = int(has.sum())
    if count > 1 and not other.any():
        said = {**facts, "number": count}
        return marking.whole(checked, "T601", column=field.column, facts=said)
    return marking.rows(checked, "T601", has & ~other, column=field.column, facts=facts)


def _halves(paths: tuple[str, ...]) -> Iterator[tuple[Field, Field]]:
    fields = schema.by_path()
    for path in paths:
        yield fields[f"{path}.en"], fields[f"{path}.fr"]


def _is_in(language: str, not_in: str, column: pd.Series) -> np.ndarray:
    """Return where a text has the small words of one language and not of the other."""
    found = np.zeros(len(column), dtype=bool)
    # Most texts are ruled out by one quick look; only the others are counted.
    likely = f"(?:{_WORDS[language]}.*){{{_ENOUGH}}}"
    rows = np.flatnonzero(column.str.contains(likely).fillna(value=False))
    texts = column.iloc[rows]
    foreign = texts.str.count(_WORDS[language]).to_numpy(dtype=float)
    found[rows] = foreign > 2 * texts.str.count(_WORDS[not_in]).to_numpy(dtype=float)
    return found
