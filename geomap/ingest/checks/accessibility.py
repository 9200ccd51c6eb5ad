"""Checks of what people with disabilities rely on."""

import pandas as pd

from geomap.ingest import columns
from geomap.ingest.checks import marking
from geomap.ingest.checks.checked import Checked
from geomap.model.issue import Issues
from geomap.model.schema import LANGUAGES

_BARRIER = (
    r"(?i)not (?:wheelchair )?accessible|non accessible|inaccessible|"
    r"\b(?:steps?|stairs|staircase|marches|escaliers?)\b|no (?:ramp|elevator)|"
    r"(?:sans|pas d')\s?(?:rampe|ascenseur)"
)
# "Step-free" and "no steps" are the contrary of a barrier.
_FREE = (
    r"(?i)step[- ]free|(?:no|without|avoid\w*) (?:steps?|stairs)|level entrance|"
    r"(?:sans|aucune?) (?:marches?|escaliers?)|ramp available|rampe d'accès"
)


def photo_without_words(checked: Checked) -> Issues:
    """X801: a photo that is not described in both languages."""
    table = checked.table
    parts = []
    for language in LANGUAGES:
        silent = (
            table["media_photo_url"].notna()
            & table[f"media_photo_alt_{language}"].isna()
        )
        facts = {"lang": language}
        parts.append(
            marking.rows(checked, "X801", silent, column="media_photo_url", facts=facts)
        )
    return marking.together(parts)


def contradiction(checked: Checked) -> Issues:
    """X802: said to be accessible by wheelchair, while its note names a barrier."""
    table = checked.table
    found = (table["accessibility_wheelchair"] == "yes").to_numpy(dtype=bool)
    note = table["accessibility_note_en"].fillna(table["accessibility_note_fr"])
    found = found & columns.told(_names_barrier, note)
    column = "accessibility_wheelchair"
    return marking.rows(checked, "X802", found, column=column, facts={"fact": note})


def _names_barrier(notes: pd.Series) -> pd.Series:
    return notes.str.contains(_BARRIER) & ~notes.str.contains(_FREE)
