"""Checks for what must not be published: people's names, own numbers and addresses."""

import numpy as np
import pandas as pd

from geomap.ingest import columns
from geomap.ingest.checks import marking
from geomap.ingest.checks.checked import Checked
from geomap.ingest.normalize import web
from geomap.model.issue import Issues

COLUMNS = (
    "description_en", "description_fr", "directions_en", "directions_fr",
    "hours_note_en", "hours_note_fr", "offer_note_en", "offer_note_fr",
    "accessibility_note_en", "accessibility_note_fr", "provenance_note_en",
    "provenance_note_fr", "address_mailing",
)  # fmt: skip
_PERSON = (
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Mme|Mlle)\b\.? +\p{Lu}\p{Ll}|"
    r"\bM\. +\p{Lu}\p{Ll}+ ?\p{L}"
)
_CONTACT = (
    r"\b(?:[Aa]ttn|[Aa]ttention|[Cc]ontact|c/o|a/s de)\b *:? +"
    r"\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ *(?:$|[,;.(])"
)
_CELL = (
    r"(?i:\b(?:cell|cellulaire|cellular|mobile)\b)[^0-9]{0,12}"
    r"[0-9]{3}.{0,2}[0-9]{3}.?[0-9]{4}"
)
_SOCIAL_INSURANCE = (
    r"(?i:\b(?:sin|nas)\b)[^0-9]{0,5}[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}\b"
)
_HOME = r"(?i:\b(?:home address|home phone|adresse personnelle|numéro personnel)\b)"
_ANY = "|".join((_PERSON, _CONTACT, _CELL, _SOCIAL_INSURANCE, _HOME))
_EMAIL = r"[A-Za-z]+[._][A-Za-z.-]+@"


def personal_information(checked: Checked) -> Issues:
    """D709: text that holds a person's name, own number, home or own e-mail."""
    parts = []
    for column in COLUMNS:
        text = checked.table[column]
        if text.isna().all():
            continue
        personal = columns.told(_is_personal, text)
        parts.append(marking.rows(checked, "D709", personal, column=column))
    return marking.together(parts)


def _is_personal(texts: pd.Series) -> np.ndarray:
    said = texts.str.contains(_ANY, regex=True).to_numpy(dtype=bool, copy=True)
    mails = texts.str.contains(_EMAIL, regex=True).to_numpy(dtype=bool)
    own = [web.email(text).code == "D709" for text in texts[mails]]
    said[np.flatnonzero(mails)[np.array(own, dtype=bool)]] = True
    return said
