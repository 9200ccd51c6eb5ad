"""What has been supplied: how many counters each order of government has where."""

from collections.abc import Mapping

import numpy as np
import pandas as pd


def counts(locations: pd.DataFrame, rows: np.ndarray) -> Mapping[tuple[str, str], int]:
    """Return the number of these rows by province or territory and by order."""
    columns = ["address_province", "organization_order"]
    counted = locations.loc[rows, columns].dropna().value_counts()
    table = counted.reset_index().itertuples(index=False, name=None)
    return {(str(where), str(who)): int(n) for where, who, n in table}
