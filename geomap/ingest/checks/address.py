"""Checks of addresses: what their parts say of each other."""

import numpy as np
import pandas as pd

from geomap.ingest.checks import marking
from geomap.ingest.checks.checked import Checked
from geomap.model import vocabulary
from geomap.model.issue import Issues


def postal_code_elsewhere(checked: Checked) -> Issues:
    """A302: the postal code's first letter is not one of the province's."""
    code, province = (
        checked.table[name] for name in ("address_postal_code", "address_province")
    )
    agrees = (code.str.slice(0, 1) + province).isin(_pairs())
    # The federal government's own postal codes are used on both sides of the Ottawa.
    agrees |= code.str.startswith("K1A").fillna(value=False) & (province == "QC")
    wrong = code.notna() & province.notna() & ~agrees
    facts = {"pc": code, "prov": province}
    return marking.rows(
        checked, "A302", wrong, column="address_postal_code", facts=facts
    )


def mail_only(checked: Checked) -> Issues:
    """A303: a counter whose address is only a box, a rural route or poste restante."""
    table = checked.table
    lines = table[["address_line_en", "address_line_fr"]].notna().any(axis="columns")
    found = table["type"].isin(counters()) & table["address_mailing"].notna() & ~lines
    return marking.rows(checked, "A303", found, column="address_mailing")


def counters() -> list[str]:
    """Return the types of location where a person serves people face to face."""
    terms = vocabulary.terms("location_types")
    return [code for code, term in terms.items() if term.more["counter"] == "yes"]


def _pairs() -> pd.Index:
    provinces = vocabulary.terms("provinces").items()
    return pd.Index(
        np.array(
            [
                letter + code
                for code, term in provinces
                for letter in term.more["postal_letters"]
            ],
            dtype=object,
        )
    )
