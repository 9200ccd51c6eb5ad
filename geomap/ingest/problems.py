"""Problems: many parts of issues put together once, however many there are."""

from collections.abc import Sequence

import pandas as pd

from geomap.model import issue
from geomap.model.issue import Issues


def together(parts: Sequence[Issues]) -> Issues:
    """Return the issues of all parts, in order."""
    filled = [part.table for part in parts if len(part)]
    if not filled:
        return issue.none()
    return Issues(pd.concat(filled, ignore_index=True))
