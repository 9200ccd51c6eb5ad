"""Numbers as publishers write them: ASCII digits only, with a point or a comma."""

import math
import re

_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
LONGEST = 64


def read(text: object) -> float | None:
    """Return the finite number a cell holds, or None.

    Python's own float() takes "1_0" and Arabic digits, which no publisher means.

    >>> read("45,42"), read(" -75.7 "), read("1_0"), read("1e999"), read("٤٥")
    (45.42, -75.7, None, None, None)
    """
    if not isinstance(text, str) or len(text) > LONGEST:
        return None
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        return None
    number = float(text.replace(",", "."))
    return number if math.isfinite(number) else None
