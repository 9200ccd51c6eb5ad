"""Organizations for HSDS, which has no service without one."""

import pandas as pd

_NOBODY = {"en": "Organization not known", "fr": "Organisme inconnu"}


def named(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with words where nobody knows who runs a place."""
    english, french = table["organization_name_en"], table["organization_name_fr"]
    nobody = english.isna() & french.isna()
    return table.assign(
        organization_name_en=english.mask(nobody, _NOBODY["en"]),
        organization_name_fr=french.mask(nobody, _NOBODY["fr"]),
    )
