"""Tidiness: what a quick look shows to be in order, so that it need not be read.

A pattern here is a promise: the normalizer of that type, or of that one column, returns
such a value as it is, without an issue. The tests hold the normalizers to it.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

_LETTER = "a-zàáçèéêëîïôùûüœ"
# A word of two letters or more, capitals at its start only; numbers; a few marks.
_WORD = rf"(?:[A-ZÀÇÉÈÊÎÔ]?[{_LETTER}]{{2,}}|[0-9]{{1,6}})"
PATTERNS: Mapping[str, str] = {
    # At least three words, so that nothing that only fills the cell is among them.
    "text": rf"^{_WORD}(?:,? {_WORD}){{2,40}}\.?$",
    "url": (
        r"^https?://(?:[a-z0-9]{1,30}\.){1,4}(?:ca|org|com|net)"
        r"(?:/[A-Za-z0-9_~-]{1,60}){1,12}(?:\.[a-z]{2,5})?$"
    ),
    # Without a point or a line before the @, it is nobody's given and family name.
    "email": (
        r"^[A-Za-z0-9][A-Za-z0-9-]{0,40}@(?:[a-z0-9]{1,30}\.){1,4}(?:ca|org|com|net)$"
    ),
    "address_postal_code": (
        r"^[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z] [0-9][ABCEGHJ-NPRSTV-Z][0-9]$"
    ),
    "external_id": r"^[A-Za-z0-9](?:[._-]?[A-Za-z0-9]){0,60}$",
}


def matches(column: pd.Series, pattern: str) -> pd.Series:
    """Return which values fit the pattern; what is not known is in order."""
    cells = pa.array(column, pa.large_string(), from_pandas=True)
    fits = pc.fill_null(pc.match_substring_regex(cells, pattern), fill_value=True)
    return pd.Series(np.asarray(fits, dtype=bool), index=column.index)
